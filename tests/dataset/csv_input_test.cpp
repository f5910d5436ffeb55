#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

using quire::test::complaints;
using quire::test::dataset_of;
using quire::test::read_file;
using quire::test::TemporaryFolder;

namespace {

const std::string kColumns = "[tables.t.columns]\nname = { type = \"text\" }\nn = { type = \"integer\" }\n";

std::string table_of(const std::string& keys) { return "[tables.t]\n" + keys + "\n" + kColumns; }

// What the file holds after `command FILE`, which writes to standard output.
std::string packed(const std::string& command, const std::string& text) {
  const TemporaryFolder folder;
  const std::string file = folder.write("in", text);
  const std::string out = folder.path() + "/out";
  REQUIRE(std::system((command + " <" + file + " >" + out).c_str()) == 0);
  return read_file(out);
}

std::string many_rows(int rows) {
  std::string csv = "name,n\n";
  for (int i = 0; i < rows; ++i) csv += "row " + std::to_string(i % 1000) + "," + std::to_string(i) + "\n";
  return csv;
}

}  // namespace

TEST_CASE("gzip and zstd are told by their first bytes", "[dataset][input]") {
  const std::string csv = "name,n\nh20,1\nc500,2\n";
  for (const char* command : {"gzip -c", "zstd -qc"}) {
    for (const char* name : {"t.csv.gz", "t.csv"}) {
      const auto dataset =
          dataset_of(table_of("file = \"" + std::string(name) + "\""), {{name, packed(command, csv)}});
      const auto& table = dataset.tables()[0];
      REQUIRE(table.row_count == 2);
      CHECK(table.find("name")->text(1) == "c500");
      CHECK(table.lines[1] == 3);
    }
  }
}

TEST_CASE("a gzip file may have many members, and be longer than a slab", "[dataset][input]") {
  const std::string csv = many_rows(600'000);
  const std::string two =
      packed("gzip -1c", csv.substr(0, 5'000'001)) + packed("gzip -1c", csv.substr(5'000'001));
  const std::string one = packed("zstd -qc", csv);
  for (const std::string& bytes : {two, one}) {
    const auto dataset = dataset_of(table_of("file = \"t.csv.gz\""), {{"t.csv.gz", bytes}});
    const auto& table = dataset.tables()[0];
    REQUIRE(table.row_count == 600'000);
    for (const std::size_t row : {0, 1, 299'999, 599'999}) {
      CHECK(table.find("n")->integer(row) == static_cast<std::int64_t>(row));
      CHECK(table.find("name")->text(row) == "row " + std::to_string(row % 1000));
      CHECK(table.lines[row] == row + 2);
    }
  }
}

TEST_CASE("damaged compression is refused as a whole", "[dataset][input]") {
  const std::string gzip = packed("gzip -c", many_rows(5000));
  const std::string zstd = packed("zstd -qc", many_rows(5000));
  const auto said_of = [](const std::string& bytes) {
    return complaints(table_of("file = \"t.csv\""), {{"t.csv", bytes}});
  };
  const std::string before = "dataset.toml:1:9: error: table \"t\": \"t.csv\" ";
  CHECK(said_of(gzip.substr(0, gzip.size() / 2)) == before + "ends within its gzip data\n");
  CHECK(said_of(zstd.substr(0, zstd.size() / 2)) == before + "ends within its zstd data\n");
  std::string damaged = gzip;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  CHECK(said_of(damaged) == before + "has damaged gzip data\n");
  CHECK(said_of(gzip + "trailing rubbish") == before + "has damaged gzip data\n");
}

TEST_CASE("delimiters", "[dataset][input]") {
  const auto first_name = [](const std::string& keys, const std::string& file, const std::string& csv) {
    const auto dataset = dataset_of(table_of(keys), {{file, csv}});
    return std::string(dataset.tables()[0].find("name")->text(0));
  };
  CHECK(first_name("file = \"t.csv\"\ndelimiter = \";\"", "t.csv", "name;n\na,b;1\n") == "a,b");
  CHECK(first_name("file = \"t.tsv\"", "t.tsv", "name\tn\na,b\t1\n") == "a,b");
  CHECK(first_name("file = \"t.tsv\"\ndelimiter = \",\"", "t.tsv", "name,n\n\"a,b\",1\n") == "a,b");
  CHECK(complaints(table_of("file = \"t.csv\"\ndelimiter = \"||\"")) ==
        "dataset.toml:3:13: error: \"delimiter\" must be one ASCII character, found \"||\"\n"
        "  hint: write \",\", \";\", \"|\" or \"\\t\"\n");
}

TEST_CASE("a file without a header has the columns in the order of the manifest", "[dataset][input]") {
  const auto dataset = dataset_of(table_of("file = \"t.csv\"\nheader = false"), {{"t.csv", "h20,1\nc500,2\n"}});
  REQUIRE(dataset.tables()[0].row_count == 2);
  CHECK(dataset.tables()[0].find("n")->integer(0) == 1);
  CHECK(dataset.tables()[0].lines[0] == 1);
  CHECK(complaints(table_of("file = \"t.csv\"\nheader = false"), {{"t.csv", "h20,1,2\n"}}) ==
        "t.csv:1:1: error: the row has 3 fields, the table 2\n");
}

TEST_CASE("a file that is no text in UTF-8 is told by its first bytes", "[dataset][input]") {
  const std::string table = table_of("file = \"t.csv\"");
  const auto said = [&](const std::string& bytes) { return complaints(table, {{"t.csv", bytes}}); };
  CHECK(said("\xFF\xFEn\0") == "dataset.toml:1:9: error: table \"t\": \"t.csv\" is in UTF-16: add encoding = \"utf-16\" to its table\n");
  CHECK(said("\xFD" "7zXZ").find("is compressed by xz: unpack it") != std::string::npos);
  CHECK(said("PK\x03\x04").find("is a zip file: unpack it") != std::string::npos);
}

TEST_CASE("encodings are converted, and a wrong one is noticed", "[dataset][input]") {
  const auto first_name = [](const std::string& encoding, const std::string& csv) {
    const auto dataset =
        dataset_of(table_of("file = \"t.csv\"\nencoding = \"" + encoding + "\""), {{"t.csv", csv}});
    return std::string(dataset.tables()[0].find("name")->text(0));
  };
  CHECK(first_name("gb18030", "name,n\n\xCB\xAE\xC9\xCF,1\n") == "水上");
  CHECK(first_name("windows-1252", "name,n\nM\xFCller \x80,1\n") == "Müller €");
  CHECK(first_name("utf-16", packed("iconv -f utf-8 -t utf-16", "name,n\n阿里,1\n")) == "阿里");
  CHECK(first_name("UTF-8", "name,n\né,1\n") == "é");
  // Vietnamese letters may be followed by their accent: the last one waits for it.
  const auto last = dataset_of(table_of("file = \"t.csv\"\nencoding = \"cp1258\""), {{"t.csv", "n,name\n1,Hoa"}});
  CHECK(last.tables()[0].find("name")->text(0) == "Hoa");
  CHECK(complaints(table_of("file = \"t.csv\"\nencoding = \"gb18030\""), {{"t.csv", "name,n\n\xFF,1\n"}}) ==
        "dataset.toml:1:9: error: table \"t\": \"t.csv\" is not gb18030: byte 8 is not a character of it\n");
  CHECK(complaints(table_of("file = \"t.csv\"\nencoding = \"klingon\"")) ==
        "dataset.toml:3:12: error: unknown encoding \"klingon\"\n"
        "  hint: such as \"utf-8\", \"gb18030\", \"windows-1252\", \"utf-16\"; iconv -l lists all\n");
}

TEST_CASE("mistakes far into a long file have their place", "[dataset][input]") {
  const std::string good = many_rows(900'000);  // more than two slabs
  const std::string bad = good + "last,x\n\"two\nlines\",7\nshort\n";
  const std::string said =
      "t.csv:900002:6: error: column \"n\": \"x\" is not an integer\n"
      "t.csv:900005:1: error: the row has 1 field, the header 2\n";
  CHECK(complaints(table_of("file = \"t.csv\""), {{"t.csv", bad}}) == said);
  CHECK(complaints(table_of("file = \"t.csv\""), {{"t.csv", packed("zstd -qc", bad)}}) == said);
}

TEST_CASE("keys and references are held across slabs", "[dataset][input]") {
  const std::string manifest =
      "[tables.t]\nfile = \"t.csv\"\n[tables.t.columns]\nname = { type = \"text\", references = \"u\" }\n"
      "n = { type = \"integer\", key = true }\n"
      "[tables.u]\nrows = [{ id = \"a\" }]\n[tables.u.columns]\nid = { type = \"text\", key = true }\n";
  std::string csv = "name,n\n";
  for (int i = 0; i < 800'000; ++i) csv += "a," + std::to_string(1'000'000 + i) + "\n";
  csv += "a,1000003\n\"a\nb\",7\n";
  const std::string said =
      "t.csv:800002:3: error: column \"n\": key \"1000003\" is already in line 5\n"
      "t.csv:800003:1: error: column \"name\": \"a b\" is no \"id\" of table \"u\"\n";
  CHECK(complaints(manifest, {{"t.csv", csv}}) == said);
  CHECK(complaints(manifest, {{"t.csv", packed("gzip -1c", csv)}}) == said);
}
