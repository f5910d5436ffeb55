#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

using namespace quire::core;
using quire::test::said;
using quire::test::TemporaryFolder;

namespace {

struct Read {
  std::optional<Dataset> dataset;
  std::string said;
};

Read read(const std::string& content, const std::string& reader, const std::string& columns,
          const std::string& program = QUIRE_SOURCE) {
  const TemporaryFolder folder;
  folder.write("t.txt", content);
  Diagnostics diagnostics;
  Read result;
  result.dataset = read_dataset(
      folder.write("dataset.toml", "[tables.t]\nfile = \"t.txt\"\nreader = \"" + reader + "\"\n[tables.t.columns]\n" + columns),
      {{}, {}, program}, diagnostics);
  result.said = said(diagnostics, folder.path());
  return result;
}

std::string wicked(const std::string& content) {
  const Read result = read(content, QUIRE_WICKED_SOURCE, "n = { type = \"text\" }\n");
  if (!result.dataset) return result.said;
  return std::string(result.dataset->tables()[0].find("n")->text(0)) + "\n";
}

}  // namespace

TEST_CASE("a source plugin gives the rows of a file", "[dataset][source]") {
  const std::string columns =
      "id = { type = \"text\", key = true }\nprice = { type = \"integer\" }\nnote = { type = \"text\" }\n";
  const Read result = read("id     price  note\nh20    12000  in short supply\nc600\n\n910c   9500\n", QUIRE_FIXED_WIDTH, columns);
  REQUIRE(result.said == "");
  const TableView& table = result.dataset->tables()[0];
  REQUIRE(table.row_count == 3);
  CHECK(table.find("price")->integer(0) == 12000);
  CHECK(table.find("note")->text(0) == "in short supply");
  CHECK_FALSE(table.find("price")->has(1));
  CHECK(table.find("id")->text(2) == "910c");
  CHECK(table.sha256.size() == 64);
  CHECK(read("id  price  note\na   x\na\n", QUIRE_FIXED_WIDTH, columns).said ==
        "t.txt:1:2: error: column \"price\": \"x\" is not an integer\n"
        "t.txt:2:1: error: column \"id\": key \"a\" is already in line 1\n");
}

TEST_CASE("a source plugin can hurt nobody", "[dataset][source]") {
  const std::string place = "dataset.toml:1:9: error: table \"t\": \"t.txt\" ";
  CHECK(wicked("spy") == "closed\n");
  CHECK(wicked("crash") == place + "could not be taken apart: it is damaged, or made to be\n");
  CHECK(wicked("linger") == place + "could not be taken apart: it is damaged, or made to be\n");
  CHECK(wicked("throw") == place + "thrown across\n");
  CHECK(wicked("refuse") == place + "the table is cursed\n");
  CHECK(wicked("refuse at once") == place + "cannot be read: Invalid or incomplete multibyte or wide character\n");
  CHECK(wicked("short") == place + "has a column that is shorter than its table\n");
  CHECK(wicked("float16") == place + "has a column \"n\" of the Arrow type \"e\", which is not supported\n");
}

TEST_CASE("a reader that is none is said", "[dataset][source]") {
  const std::string place = "dataset.toml:1:9: error: table \"t\": \"t.txt\" ";
  const std::string column = "n = { type = \"text\" }\n";
  CHECK(read("x", "/nowhere.so", column).said.find(place) == 0);
  CHECK(read("x", QUIRE_FIXED_WIDTH, column, "/nowhere/quire-source").said ==
        place + "cannot be read without quire-source: No such file or directory\n");
}
