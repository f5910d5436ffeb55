#include "document/literal_numbers.hpp"

#include <catch2/catch.hpp>

#include "document/document.hpp"

using namespace quire::core;
using Texts = std::vector<std::string>;

TEST_CASE("numbers stand for themselves, names, dates and years do not", "[document][numbers]") {
  CHECK(numbers_in("at 5120 TFLOPS, 4.5 times, 12 %") == Texts{"5120", "4.5", "12"});
  CHECK(numbers_in("10\u2009000 and 1\u202F234.5") == Texts{"10000", "1234.5"});
  CHECK(numbers_in("H20, 910B, 3A090.b, FY26Q3, RTX-5090, 1/3, 2026-11-23, 12:30, since 2025, §742") == Texts{"742"});
  CHECK(numbers_in("55\u201357 % (7).") == Texts{"55", "57", "7"});
  CHECK(numbers_in("").empty());
}

TEST_CASE("a number in running text needs a value or the data's words", "[document][numbers]") {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = 4800;
  Inline figure;
  figure.kind = Inline::Kind::value;
  figure.value = std::make_shared<const Value>(value);
  Inline before;
  before.text = "The limit is ";
  Inline after;
  after.text = ", and 4800 is it; 17 chips of RTX 5090 reach 96.";
  const Inlines said{before, figure, after};
  Document document;
  Section& section = document.sections.emplace_back();
  section.title = "33 chips";
  section.plugin = "p";
  section.blocks.push_back({Paragraph{Paragraph::Role::body, said}});
  const std::vector<LiteralNumber> found = literal_numbers(dump_json(document), {"5090"});
  REQUIRE(found.size() == 2);
  CHECK(found[0].number == "17");
  CHECK(found[0].section == "33 chips");
  CHECK(found[0].plugin == "p");
  CHECK(found[1].number == "96");
  CHECK(found[1].text == ", and 4800 is it; 17 chips of RTX 5090 reach 96.");
}
