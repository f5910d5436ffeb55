#include "document/explain.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

namespace {

std::string error_of(const std::string& json) {
  Diagnostics diagnostics;
  CHECK(explained_values(json, {"a.pdf", 0, 0}, diagnostics).empty());
  REQUIRE(diagnostics.all().size() == 1);
  return to_text(diagnostics.all()[0]);
}

std::string document_with(const std::string& blocks) {
  return R"({"format":"quire-document","sections":[{"plugin":"p","plugin_version":"1","title":"S","highlights":[],"blocks":[)" +
         blocks + "]}]}";
}

constexpr const char* kValue = R"({"kind":"number","number":1,"shown":"1 GB","key":"k","rows":[{"table":"t","file":"t.csv","lines":[9]}]})";

}  // namespace

TEST_CASE("values are found in tables, charts, boxes and prose", "[document][explain]") {
  const std::string value = std::string("[{\"value\":") + kValue + "}]";
  const std::string table = R"({"block":"table","columns":[{"title":"Chip"},{"title":"Memory"}],"rows":[{"cells":[[{"text":"H20"}],{"mark":"good","content":)" + value + "}]}]}";
  const std::string chart = std::string(R"({"block":"chart","series":[{"title":"Memory","points":[{"label":"H20","x":{"kind":"unknown","shown":"n/k"},"y":)") + kValue + "}]}]}";
  const std::string paragraph = R"({"block":"paragraph","content":)" + value + "}";
  Diagnostics diagnostics;
  const auto values = explained_values(
      document_with(R"({"block":"callout","content":[)" + table + "]}," + chart + "," + paragraph), {}, diagnostics);
  REQUIRE(values.size() == 3);
  CHECK(values[0].address == "#t1.r1.c2");
  CHECK(values[0].where == "Table 1, row 1 \"H20\", column 2 \"Memory\"");
  CHECK(values[0].rows == std::vector<RowReference>{{"t", "t.csv", 9}});
  CHECK(values[1].address == "#c1.s1.p1.y");
  CHECK(values[1].where == "Chart 1, \"Memory\" \"H20\"");
  CHECK(values[2].address.empty());
  CHECK(values[2].where == "section \"S\"");
  CHECK(values[2].shown == "1 GB");
}

TEST_CASE("what is no document is refused with the reason", "[document][explain]") {
  CHECK(error_of("{}") == "a.pdf: error: cannot read the document: it is not a document of quire\n");
  CHECK(error_of("[").starts_with("a.pdf: error: cannot read the document: "));
  CHECK(error_of(document_with("3")).starts_with("a.pdf: error: cannot read the document: "));
  CHECK(error_of(document_with(R"({"block":"table","columns":3,"rows":[{"cells":[3]}]})")).starts_with("a.pdf: error: "));
  CHECK(error_of(document_with(std::string(100000, '[') + std::string(100000, ']'))) ==
        "a.pdf: error: cannot read the document: it is nested too deeply\n");
}
