#include "layout/quotation_marks.hpp"

#include <catch2/catch.hpp>

using quire::core::QuotationMarks;

TEST_CASE("typewriter's quotes become English ones", "[layout][quotes]") {
  const auto set = [](std::string_view text) { return QuotationMarks().set(text); };
  CHECK(set("NVIDIA's, the vendors' and \"undetermined\" (\"n/k\")") == "NVIDIA’s, the vendors’ and “undetermined” (“n/k”)");
  CHECK(set("the 'Pushing the Limits' paper") == "the ‘Pushing the Limits’ paper");
  CHECK(set("12\" wafers and 6' of cable") == "12\" wafers and 6' of cable");
  CHECK(set("“already” it’s") == "“already” it’s");
  CHECK(set("阿里's \"芯片\"") == "阿里’s “芯片”");
}

TEST_CASE("quotes go on from piece to piece", "[layout][quotes]") {
  QuotationMarks marks;
  CHECK(marks.set("the rule \"") == "the rule “");
  marks.pass("H20");
  CHECK(marks.set("\" and NVIDIA") == "” and NVIDIA");
  CHECK(marks.set("'s") == "’s");
}
