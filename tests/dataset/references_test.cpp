#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

using quire::test::complaints;

namespace {

const std::string kFirms = R"(
[tables.firms]
file = "firms.csv"
known_from = "since"
[tables.firms.columns]
id = { type = "text", key = true }
number = { type = "integer" }
since = { type = "date" }
[tables.edges]
file = "edges.csv"
[tables.edges.columns]
)";

const std::string kFirmRows = "id,number,since\ntsmc,1,2020-01-01\nasml,2,2030-01-01\n";

std::string of_edges(const std::string& columns, const std::string& edges) {
  return complaints(kFirms + columns, {{"firms.csv", kFirmRows}, {"edges.csv", edges}});
}

}  // namespace

TEST_CASE("a reference must name a row", "[dataset][references]") {
  CHECK(of_edges("from = { type = \"text\", references = \"firms\" }\n",
                 "from\ntsmc\ntsmcc\n\nasml\nintel\n") ==
        "edges.csv:3:1: error: column \"from\": \"tsmcc\" is no \"id\" of table \"firms\"\n"
        "  hint: did you mean \"tsmc\"?\n"
        "edges.csv:6:1: error: column \"from\": \"intel\" is no \"id\" of table \"firms\"\n");
}

TEST_CASE("each item of a list is a reference", "[dataset][references]") {
  CHECK(of_edges("n = { type = \"text\" }\nto = { type = \"list\", references = \"firms.id\" }\n",
                 "n,to\n\"a\nb\",tsmc; amd\n") ==
        "edges.csv:3:4: error: column \"to\": \"amd\" is no \"id\" of table \"firms\"\n");
}

TEST_CASE("a reference may name another column, of integers too", "[dataset][references]") {
  CHECK(of_edges("n = { type = \"integer\", references = \"firms.number\" }\n", "n\n2\n02\n3\n") ==
        "edges.csv:4:1: error: column \"n\": \"3\" is no \"number\" of table \"firms\"\n");
}

TEST_CASE("a table that lost rows is not held against others", "[dataset][references]") {
  CHECK(complaints(kFirms + "from = { type = \"text\", references = \"firms\" }\n",
                   {{"firms.csv", "id,number,since\ntsmc,1\n"}, {"edges.csv", "from\ntsmc\n"}}) ==
        "firms.csv:2:1: error: the row has 2 fields, the header 3\n");
}

TEST_CASE("inline rows are referenced and refer alike", "[dataset][references]") {
  CHECK(complaints(R"(
[tables.a]
rows = [ { id = "x" }, { id = "y", next = "z" } ]
[tables.a.columns]
id = { type = "text", key = true }
next = { type = "text", references = "a" }
)") == "dataset.toml:3:43: error: column \"next\": \"z\" is no \"id\" of table \"a\"\n");
}

TEST_CASE("a reference must mean a column", "[dataset][references]") {
  CHECK(of_edges("a = { type = \"text\", references = \"frims\" }\n"
                 "b = { type = \"text\", references = \"firms.di\" }\n"
                 "c = { type = \"text\", references = \"edges\" }\n"
                 "d = { type = \"list\", references = \"firms.number\" }\n",
                 "a,b,c,d\n") ==
        "dataset.toml:12:1: error: \"references\": there is no table \"frims\"\n"
        "  hint: did you mean \"firms\"?\n"
        "dataset.toml:13:1: error: \"references\": table \"firms\" has no column \"di\"\n"
        "dataset.toml:14:1: error: \"references\": table \"edges\" has no key column\n"
        "  hint: write \"edges.COLUMN\", or mark a column key = true\n"
        "dataset.toml:15:1: error: \"references\": column \"number\" of table \"firms\" must be of "
        "type \"text\", it is \"integer\"\n");
}
