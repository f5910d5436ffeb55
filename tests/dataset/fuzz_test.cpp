#include <catch2/catch.hpp>
#include <random>

#include "dataset/folder.hpp"
#include "dataset/table_data.hpp"
#include "toml/tree.hpp"

using namespace quire::core;
using quire::test::TemporaryFolder;

namespace {

std::string random_csv(std::mt19937& random) {
  static const std::vector<std::string> kTokens{
      "a",    "b", ",", ",",    "\n",   "\n",         "\r\n", "\r",           "\"",
      "\"\"", ";", "1", "-2.5", "true", "2025-01-01", "\xFF", "\xEF\xBB\xBF", std::string(1, '\0'),
      "é",    " "};
  std::string text = random() % 2 == 0 ? "a,b,c\n" : "";
  const std::size_t length = random() % 40;
  for (std::size_t i = 0; i < length; ++i) text += kTokens[random() % kTokens.size()];
  return text;
}

std::string random_manifest(std::mt19937& random) {
  static const std::vector<std::string> kTokens{"[tables.a]\n",
                                                "[tables.a.columns]\n",
                                                "[tables.a.provenance]\n",
                                                "file = \"a.csv\"\n",
                                                "rows = [ {",
                                                "} ]\n",
                                                "a = ",
                                                "{ type = \"text\" }",
                                                "{ type = \"integer\", key = true }",
                                                ", min = 1",
                                                ", references = \"a\"",
                                                "\n",
                                                "known_from = \"a\"\n",
                                                "source = \"a\"\n",
                                                "1",
                                                "\"x\"",
                                                "[",
                                                "]",
                                                "{",
                                                "}",
                                                "=",
                                                "b = { type = \"list\" }\n",
                                                "2025-01-01",
                                                "\xFF",
                                                ",",
                                                "nan"};
  std::string text = "[tables.a]\n";
  const std::size_t length = random() % 20;
  for (std::size_t i = 0; i < length; ++i) text += kTokens[random() % kTokens.size()];
  return text;
}

}  // namespace

TEST_CASE("no bytes crash the CSV reader", "[dataset][fuzz]") {
  Diagnostics of_schema;
  const toml::Source source{"dataset.toml", "dataset", of_schema};
  const auto tree = toml::parse_toml(R"([tables.t]
file = "t.csv"
[tables.t.columns]
a = { type = "text", key = true }
b = { type = "list", references = "t" }
c = { type = "decimal", min = 0 }
)",
                                             source);
  REQUIRE(tree);
  auto schemas = dataset_detail::read_schemas(*tree, source);
  dataset_detail::resolve_references(schemas, source);
  REQUIRE(of_schema.all().empty());

  const TemporaryFolder folder;
  std::mt19937 random(11);
  for (int i = 0; i < 400; ++i) {
    std::string csv = random_csv(random);
    if (i % 4 == 0)
      for (char& c : csv) c = static_cast<char>(random());
    folder.write("t.csv", csv);
    Diagnostics diagnostics;
    std::vector<dataset_detail::TableData> tables;
    tables.push_back(dataset_detail::read_csv(schemas[0], std::get<dataset_detail::CsvOrigin>(schemas[0].origin),
                                             folder.path(), diagnostics));
    dataset_detail::check_references(tables);
    for (const dataset_detail::Column& column : tables[0].columns)
      if (column.present.size() != tables[0].row_count()) FAIL(csv);
    if (!tables[0].complete && !diagnostics.has_errors()) FAIL(csv);
    for (const Diagnostic& one : diagnostics.all())
      if (one.message.empty() || one.where.file.empty()) FAIL(csv);
  }
}

TEST_CASE("no manifest crashes its reader, and a refusal has a reason", "[dataset][fuzz]") {
  const TemporaryFolder folder;
  folder.write("a.csv", "a,b\nx,1\n");
  std::mt19937 random(12);
  for (int i = 0; i < 400; ++i) {
    const std::string manifest = random_manifest(random);
    Diagnostics diagnostics;
    const bool read =
        read_dataset(folder.write("dataset.toml", manifest), {}, diagnostics).has_value();
    if (read == diagnostics.has_errors()) FAIL(manifest);
  }
}
