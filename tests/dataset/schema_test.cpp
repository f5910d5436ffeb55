#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

using quire::test::complaints;

TEST_CASE("every mistake of the manifest is reported in one run", "[dataset][schema]") {
  CHECK(complaints(R"(name = "x"
[tables.a]
file = "a.csv"
rows = []
knwon_from = "d"
[tables.a.columns]
t = { type = "txt" }
b = { type = "boolean", min = 1, allowed = ["x"], key = true }
n = { type = "integer", min = 5, max = 1.5 }
m = { type = "integer", min = 5, max = 4, uint = "W" }
s = 3
[tables.b]
known_from = "text"
[tables.b.provenance]
source = "sorce"
as_of = "text"
[tables.b.columns]
source = { type = "text", key = true }
text = { type = "text", key = true }
[tables.c]
file = ""
columns = {}
[tables.d]
file = "d.csv"
)") == "dataset.toml:4:8: error: table \"a\" has both \"file\" and \"rows\"\n"
       "dataset.toml:7:14: error: unknown type \"txt\"\n"
       "  hint: did you mean \"text\"?\n"
       "dataset.toml:8:57: error: \"key\" does not fit type \"boolean\"\n"
       "dataset.toml:8:31: error: \"min\" does not fit type \"boolean\"\n"
       "dataset.toml:8:44: error: \"allowed\" does not fit type \"boolean\"\n"
       "dataset.toml:9:40: error: \"max\" must be an integer, found a decimal number\n"
       "dataset.toml:10:43: error: unknown key \"uint\" in [tables.a.columns.m]\n"
       "  hint: did you mean \"unit\"?\n"
       "dataset.toml:10:40: error: \"max\" is less than \"min\"\n"
       "dataset.toml:11:5: error: \"s\" must be a table, found an integer\n"
       "  hint: write s = { type = \"text\" }\n"
       "dataset.toml:5:1: error: unknown key \"knwon_from\" in [tables.a]\n"
       "  hint: did you mean \"known_from\"?\n"
       "dataset.toml:12:1: error: table \"b\" has neither \"file\", \"rows\" nor \"database\"\n"
       "dataset.toml:17:1: error: table \"b\" has more than one key column\n"
       "dataset.toml:13:14: error: \"known_from\": column \"text\" must be of type \"date\", it is "
       "\"text\"\n"
       "dataset.toml:15:10: error: \"source\": table \"b\" has no column \"sorce\"\n"
       "  hint: did you mean \"source\"?\n"
       "dataset.toml:16:9: error: \"as_of\": column \"text\" must be of type \"date\", it is "
       "\"text\"\n"
       "dataset.toml:21:8: error: \"file\" must not be empty\n"
       "dataset.toml:22:11: error: table \"c\" has no columns\n"
       "dataset.toml:23:1: error: missing key \"columns\" in [tables.d]\n"
       "dataset.toml:1:1: error: unknown key \"name\"\n"
       "  hint: known: tables, databases\n");
}

TEST_CASE("a dataset needs tables", "[dataset][schema]") {
  const std::string hint = "  hint: add [tables.NAME] with file and columns\n";
  CHECK(complaints("# nothing\n") == "dataset.toml:1:1: error: the dataset has no tables\n" + hint);
  CHECK(complaints("[tables]\n") == "dataset.toml:1:1: error: the dataset has no tables\n" + hint);
  CHECK(complaints("tables = 3\n") ==
        "dataset.toml:1:10: error: \"tables\" must be a table, found an integer\n");
  CHECK(complaints("[tables]\na = 3\n") ==
        "dataset.toml:2:5: error: \"a\" must be a table, found an integer\n");
}

TEST_CASE("mistakes in the manifest do not hide those of sound tables", "[dataset][schema]") {
  CHECK(complaints(R"([tables.a]
file = "a.csv"
[tables.a.columns]
t = { type = "txt" }
[tables.b]
file = "b.csv"
[tables.b.columns]
n = { type = "integer" }
)",
                   {{"a.csv", "t\n1\n"}, {"b.csv", "n\nx\n"}}) ==
        "dataset.toml:4:14: error: unknown type \"txt\"\n"
        "  hint: did you mean \"text\"?\n"
        "b.csv:2:1: error: column \"n\": \"x\" is not an integer\n");
}

TEST_CASE("provenance columns are named in the view", "[dataset][schema]") {
  const auto dataset = quire::test::dataset_of(R"([tables.a]
rows = [ { s = "x", c = "y" } ]
provenance = { source = "s", confidence = "c" }
[tables.a.columns]
s = { type = "text" }
c = { type = "text" }
)");
  CHECK(dataset.tables()[0].provenance.source == "s");
  CHECK(dataset.tables()[0].provenance.confidence == "c");
  CHECK(dataset.tables()[0].provenance.source_url == "");
}
