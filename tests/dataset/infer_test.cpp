#include "dataset/infer.hpp"

#include <filesystem>

#include "dataset/folder.hpp"

using namespace quire::core;
using quire::test::Files;
using quire::test::said;
using quire::test::TemporaryFolder;

namespace {

/// The manifest for these files, or what is wrong with them. A manifest is one that reads them.
std::string inferred(const Files& files) {
  const TemporaryFolder folder;
  std::vector<std::filesystem::path> paths;
  for (const auto& [name, content] : files) paths.emplace_back(folder.write(name, content));
  Diagnostics diagnostics;
  const std::optional<std::string> text = infer_manifest(paths, folder.path(), diagnostics);
  if (!text) return said(diagnostics, folder.path());
  CHECK(read_dataset(folder.write("dataset.toml", *text), {}, diagnostics));
  CHECK(said(diagnostics, folder.path()) == "");
  return *text;
}

}  // namespace

TEST_CASE("a column has the narrowest type that holds its values", "[dataset][infer]") {
  CHECK(inferred({{"t.csv",
                   "id,n,share,open,day,code,much\n"
                   "a,1,0.5,true,2026-11-23,007,99999999999999999999\n"
                   "b,,2,false,2026-11-24,010,1\n"}}) ==
        "[tables.t]  # 2 rows\n"
        "file = \"t.csv\"\n"
        "\n"
        "[tables.t.columns]\n"
        "id = { type = \"text\", key = true }\n"
        "n = { type = \"integer\" }  # 1 without a value\n"
        "share = { type = \"decimal\", required = true }\n"
        "open = { type = \"boolean\", required = true }\n"
        "day = { type = \"date\", required = true }\n"
        "code = { type = \"text\", required = true }\n"
        "much = { type = \"text\", required = true }\n");  // a decimal would lose its last digits
}

TEST_CASE("texts that are one number are no key", "[dataset][infer]") {
  CHECK(inferred({{"t.csv", "n,x\n-0,a\n0,a\n"}}).find("n = { type = \"integer\", required = true }\n") != std::string::npos);
}

TEST_CASE("delimiters, missing headers, provenance and references are found", "[dataset][infer]") {
  CHECK(inferred({{"people.2026.csv", "who;at;known_from\nann;2026-01-01;2026-01-02\nbob;2026-01-01;2026-01-02\n"},
                  {"trips.tsv", "1\tann\t2.5\n2\tbob\t3.5\n2\tann\t1\n"},
                  {"odd.csv", "\"a \"\"b\"\"\",\"c\nd\",source\n1,2,s\n"}}) ==
        "[tables.people]  # 2 rows\n"
        "file = \"people.2026.csv\"\n"
        "delimiter = \";\"\n"
        "known_from = \"known_from\"  # rows known later are left out of an earlier edition\n"
        "\n"
        "[tables.people.columns]\n"
        "who = { type = \"text\", key = true }\n"
        "at = { type = \"date\", required = true }\n"
        "known_from = { type = \"date\", required = true }\n"
        "\n"
        "[tables.trips]  # 3 rows\n"
        "file = \"trips.tsv\"\n"
        "header = false\n"
        "\n"
        "[tables.trips.columns]\n"
        "column_1 = { type = \"integer\", required = true }\n"
        "column_2 = { type = \"text\", required = true, references = \"people\" }\n"
        "column_3 = { type = \"decimal\", required = true }\n"
        "\n"
        "[tables.odd]  # 1 row\n"
        "file = \"odd.csv\"\n"
        "\n"
        "[tables.odd.provenance]\n"
        "source = \"source\"\n"
        "\n"
        "[tables.odd.columns]\n"
        "\"a \\\"b\\\"\" = { type = \"integer\", required = true }\n"
        "\"c\\u000Ad\" = { type = \"integer\", required = true }\n"
        "source = { type = \"text\", required = true }\n");
}

TEST_CASE("the delimiter is written where the file's name means another", "[dataset][infer]") {
  CHECK(inferred({{"t.TSV", "id,n\na,1\nb,2\n"}}).find("delimiter = \",\"\n") != std::string::npos);
  CHECK(inferred({{"t.TSV", "id\tn\na\t1\nb\t2\n"}}).find("delimiter") == std::string::npos);
}

TEST_CASE("files that are no tables are said", "[dataset][infer]") {
  CHECK(inferred({{"a.csv", "id,,id\n1,2,3\n"}}) ==
        "a.csv:1: error: column 2 has no name\na.csv:1: error: two columns are called \"id\"\n");
  CHECK(inferred({{"a.csv", ""}}) == "a.csv: error: \"a.csv\" is empty\n");
  CHECK(inferred({{"a.db", std::string("SQLite format 3\0\20", 17)}}) ==
        "a.db: error: \"a.db\" is not delimited text\n"
        "  hint: tables of spreadsheets and databases are declared by hand: quire schema dataset describes how\n");
  CHECK(inferred({{"a.csv", "\xFF\xFEi\0d\0"}}) == "a.csv: error: \"a.csv\" is in UTF-16: add encoding = \"utf-16\" to its table\n");
  CHECK(inferred({{"a.csv", "id,n\n1\n"}}).find("a.csv:2:1: error") != std::string::npos);
}

TEST_CASE("the manifest of the sample dataset is found again", "[dataset][infer]") {
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path folder = std::filesystem::path(QUIRE_SOURCE_DIR) / "samples/dataset";
  for (const char* name : {"chips", "conflicts", "edges", "events", "market", "rules", "suppliers"})
    paths.push_back(folder / (std::string(name) + ".csv"));
  Diagnostics diagnostics;
  const std::optional<std::string> text = infer_manifest(paths, folder, diagnostics);
  REQUIRE(text);
  CHECK(text->find("supplier_id = { type = \"text\", required = true, references = \"suppliers\" }\n") !=
        std::string::npos);
  const TemporaryFolder copy;
  for (const std::filesystem::path& path : paths)
    copy.write(path.filename().string(), quire::test::read_file(path.string()));
  CHECK(read_dataset(copy.write("dataset.toml", *text), {}, diagnostics));
  CHECK(said(diagnostics, copy.path()) == "");
}
