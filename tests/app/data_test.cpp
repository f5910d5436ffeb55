#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

const char* const kManifest = R"([tables.t]
file = "t.csv"
known_from = "since"
[tables.t.provenance]
as_of = "since"
[tables.t.columns]
id = { type = "text", key = true }
n = { type = "integer", unit = "W" }
share = { type = "decimal" }
open = { type = "boolean" }
tags = { type = "list" }
since = { type = "date" }
)";

const char* const kRows =
    "id,n,share,open,tags,since\r\n"
    "a,400,0.1,true,x;y,2025-01-01\r\n"
    "\"b, c\",,12.5,false,,2025-02-01\r\n"
    "d,-3,,,y,2026-01-01\r\n"
    "e,400,0.1,true,z,2026-03-01\r\n";

ProgramResult run(std::vector<std::string> arguments) {
  const TemporaryFolder folder;
  folder.write("dataset.toml", kManifest);
  folder.write("t.csv", kRows);
  arguments.insert(arguments.begin(), "data");
  return run_quire(arguments, {}, folder.path());
}

}  // namespace

TEST_CASE("a dataset is described column by column", "[data]") {
  const ProgramResult text = run({"describe", "dataset.toml"});
  CHECK(text.out.starts_with("t: t.csv, 4 rows, newest 2026-03-01, sha256 "));
  CHECK(text.out.substr(text.out.find('\n') + 1) ==
        "column  type     unit  values  missing  different  least       greatest\n"
        "id      text           4       0        4\n"
        "n       integer  W     3       1        2          -3          400\n"
        "share   decimal        3       1        2          0.1         12.5\n"
        "open    boolean        3       1        2\n"
        "tags    list           3       1        3\n"
        "since   date           4       0        4          2025-01-01  2026-03-01\n");
  CHECK(run({"describe", "dataset.toml", "--as-of", "2025-06-01"}).out.starts_with("t: t.csv, 2 rows (2 known later), newest 2025-02-01"));
  CHECK(run({"describe", "dataset.toml", "--csv"}).out.starts_with("table,column,type,unit,values,missing,different,least,greatest\r\nt,id,text,,4,0,4,,\r\n"));
  const auto json = nlohmann::json::parse(run({"describe", "dataset.toml", "t", "--json"}).out);
  CHECK(json[0]["rows"] == 4);
  CHECK(json[0]["columns"][1]["least"] == -3);
  CHECK(json[0]["columns"][2]["greatest"] == 12.5);
}

TEST_CASE("a converted table is the table", "[data]") {
  CHECK(run({"convert", "dataset.toml", "t"}).out == kRows);
  const auto json = nlohmann::json::parse(run({"convert", "dataset.toml", "t", "--json"}).out);
  REQUIRE(json.size() == 4);
  CHECK(json[1]["n"].is_null());
  CHECK(json[0]["tags"] == nlohmann::json::array({"x", "y"}));
}

TEST_CASE("some rows of a table", "[data]") {
  CHECK(run({"show", "dataset.toml", "t", "--rows", "2"}).out ==
        "id    n    share  open   tags  since\n"
        "a     400  0.1    true   x;y   2025-01-01\n"
        "b, c       12.5   false        2025-02-01\n");
  CHECK(run({"sample", "dataset.toml", "t", "--rows", "2", "--csv"}).out ==
        "id,n,share,open,tags,since\r\na,400,0.1,true,x;y,2025-01-01\r\ne,400,0.1,true,z,2026-03-01\r\n");
}

TEST_CASE("columns that do not fit go on below, beside the first", "[data]") {
  const TemporaryFolder folder;
  folder.write("t.csv", "id,first,second,third\na,1,two,3\n");
  folder.write("d.toml", "[tables.t]\nfile = \"t.csv\"\n[tables.t.columns]\nid = { type = \"text\" }\n"
                         "first = { type = \"integer\" }\nsecond = { type = \"text\" }\nthird = { type = \"integer\" }\n");
  const auto show = [&](const std::string& width) {
    return run_quire({"data", "show", "d.toml", "t", "--width", width}, {}, folder.path()).out;
  };
  CHECK(show("80") == "id  first  second  third\na   1      two     3\n");
  CHECK(show("17") == "id  first  second\na   1      two\n\nid  third\na   3\n");
  CHECK(show("1") == "id  first\na   1\n\nid  second\na   two\n\nid  third\na   3\n");
}

TEST_CASE("a dataset is validated, and a table that is not there named", "[data]") {
  const ProgramResult good = run({"validate", "dataset.toml"});
  CHECK(good.exit_code == 0);
  CHECK(good.out == "dataset.toml: 1 table, 4 rows, no mistake\n");
  const ProgramResult none = run({"show", "dataset.toml", "u"});
  CHECK(none.exit_code == 1);
  CHECK(none.err == "dataset.toml: error: there is no table \"u\"\n  hint: there is: t\n");
  CHECK(run({"validate", "t.csv"}).exit_code == 1);
  CHECK(run({"show", "dataset.toml", "t", "--as-of", "soon"}).exit_code == 2);
}
