#include "common/export_metrics.hpp"

#include <catch2/catch.hpp>

#include "common/likelihood.hpp"
#include "quire/testing.hpp"

using namespace quire::analysis;
using quire::testing::parse_date;

namespace {

const quire::Date kToday = parse_date("2026-11-23");

std::string outcomes(const std::vector<ExportClass>& classes) {
  std::string text;
  for (const ExportClass one : classes)
    text +=
        (text.empty() ? "" : "|") + std::string(one == ExportClass::outside ? "none" : word(one));
  return text;
}

ChipFacts chip(Interval tpp, Interval area, std::optional<bool> datacenter = true) {
  return {tpp, area, {}, {}, datacenter};
}

std::string class_today(const ChipFacts& facts) { return classify(facts, kToday).text(); }

}  // namespace

TEST_CASE("a bound of two likelihood terms belongs to the upper one") {
  CHECK(likelihood_word(0) == "almost no chance");
  CHECK(likelihood_word(0.05) == "very unlikely");
  CHECK(likelihood_word(0.20) == "unlikely");
  CHECK(likelihood_word(0.45) == "roughly even chance");
  CHECK(likelihood_word(0.55) == "likely");
  CHECK(likelihood_word(0.80) == "very likely");
  CHECK(likelihood_word(0.95) == "almost certain");
}

TEST_CASE("TPP takes the best format and never adds formats") {
  const FormatRate h100[] = {{64, 34}, {32, 494.5}, {16, 989.5}, {8, 1979}};
  CHECK(total_processing_performance(h100) == Interval(15832));
  const FormatRate partly[] = {{16, {}}, {8, 200}};
  CHECK(total_processing_performance(partly) == Interval(1600));
  CHECK_FALSE(total_processing_performance({}).known());
  const FormatRate disputed[] = {{4, 1730}, {8, Interval::between(804, 1000)}};
  CHECK(total_processing_performance(disputed) == Interval::between(6920, 8000));
}

TEST_CASE("limits of the 2023 rule are met exactly, never by rounding") {
  CHECK(class_today(chip(4800, 10000)) == "3A090.a");
  CHECK(class_today(chip(4799.99, 10000)) == "outside");
  CHECK(class_today(chip(2368, 400)) == "3A090.a");      // 5.92
  CHECK(class_today(chip(2368, 400.001)) == "3A090.b");  // 5.91999
  CHECK(class_today(chip(1600, 500)) == "3A090.b");      // 3.2
  CHECK(class_today(chip(1600, 500.001)) == "outside");
  CHECK(class_today(chip(2400, 1500)) == "3A090.b");  // 1.6
  CHECK(class_today(chip(2399.99, 1500)) == "outside");
  CHECK(class_today(chip(1599.99, 1)) == "outside");
}

TEST_CASE("a chip not sold for data centres is outside unless its TPP alone reaches the limit") {
  CHECK(class_today(chip(4708, 608.5, false)) == "outside");
  CHECK(class_today(chip(5285, 608.5, false)) == "3A090.a");
  CHECK(class_today(chip(4708, 608.5, {})) == "undetermined (3A090.a or outside)");
  CHECK(classify(chip(4708, 608.5, {}), kToday).reason == "its market is not known");
}

TEST_CASE("a missing die area is undetermined wherever it could decide") {
  const Classification missing = classify(chip(3840, {}), kToday);
  CHECK(missing.text() == "undetermined");
  CHECK(missing.reason == "no die area is published");
  CHECK_FALSE(missing.surely_controlled());
  CHECK(class_today(chip(1599, {})) == "outside");
  CHECK(class_today(chip(4800, {})) == "3A090.a");
  CHECK(class_today(chip(1600, {}, false)) == "outside");
}

TEST_CASE("without a compute rate nothing is determined") {
  const Classification unknown = classify(chip({}, 814), kToday);
  CHECK(unknown.text() == "undetermined");
  CHECK(unknown.reason == "no compute rate is published");
  CHECK(classify(chip({}, {}), kToday).reason ==
        "no compute rate is published and no die area is published");
}

TEST_CASE("a disputed figure counts as a reason only where it decides") {
  CHECK(class_today(chip(Interval::between(4480, 6400), 665.6)) == "3A090.a");
  CHECK(classify(chip(Interval::between(4096, 5520), {}), kToday).reason ==
        "sources disagree on compute and no die area is published");
  CHECK(classify(chip(Interval::between(3000, 3100), {}), kToday).reason ==
        "no die area is published");
  CHECK(classify(chip(4096, Interval::between(456, 1228)), kToday).text() ==
        "undetermined (3A090.a or 3A090.b)");
  CHECK(classify(chip(4096, Interval::between(456, 1228)), kToday).surely_controlled());
  CHECK(classify(chip(4096, Interval::between(456, 1228)), kToday).reason ==
        "sources disagree on die area");
}

TEST_CASE("TPP and density move together") {
  // Apart, TPP 4000 to 4700 and density 5.7 to 6.7 touch .b as well as .a; so do the two together.
  CHECK(class_today(chip(Interval::between(4000, 4700), 700)) ==
        "undetermined (3A090.a or 3A090.b)");
  // Apart, TPP 1500 to 1700 and density 3.0 to 3.4 could meet at TPP 1650 and density 3.1: outside.
  // Together the density is 3.2 where the TPP is 1600, so that every TPP from 1600 on is .b.
  CHECK(outcomes(classes_2023(Interval::between(1600, 1700), Interval::between(3.0, 3.4), true)) ==
        "3A090.b|none");
  CHECK(class_today(chip(Interval::between(1600, 1700), 500)) == "3A090.b");
  // Apart, a TPP just under 2400 and a density of 6 would be .a; together 6 needs a TPP of 3600.
  CHECK(outcomes(classes_2023(Interval::between(1800, 3600), Interval::between(3, 6), true)) ==
        "3A090.a|3A090.b|none");
  CHECK(class_today(chip(Interval::between(2000, 2390), 600)) == "3A090.b");
}

TEST_CASE("an area of which a part is not published leaves lower densities open") {
  CHECK(performance_density(3000, Interval::at_least(600)).high() == 5);
  CHECK(std::isinf(performance_density(3000, Interval::at_least(600)).low()));
  // From 4800 on the TPP decides alone, whatever the area.
  CHECK(class_today(chip(12000, Interval::at_least(1331.2))) == "3A090.a");
  CHECK(class_today(chip(4480, Interval::at_least(665.6))) == "undetermined");
  CHECK(classify(chip(4480, Interval::at_least(665.6)), kToday).reason == "a part of the die area is not published");
}

TEST_CASE("no die on a non-planar node: the density meets no limit") {
  CHECK(performance_density(3000, 0) == Interval(0));
  CHECK(class_today(chip(3000, 0)) == "outside");
  CHECK(class_today(chip(5000, 0)) == "3A090.a");
}

TEST_CASE("the rule of the day decides") {
  const ChipFacts a800{4992, 826, 400, 2039, true};
  const ChipFacts a100{4992, 826, 600, 2039, true};
  const ChipFacts unknown_rate{4992, 826, {}, 2039, true};
  const auto on = [](const ChipFacts& facts, const char* day) {
    return classify(facts, parse_date(day)).text();
  };
  CHECK(on(a100, "2022-10-20") == "no rule");
  CHECK(on(a100, "2022-10-21") == "3A090");
  CHECK(on(a800, "2023-11-16") == "outside");
  CHECK(on(a800, "2023-11-17") == "3A090.a");
  CHECK(on(unknown_rate, "2023-01-01") == "undetermined (3A090 or outside)");
  CHECK(classify(unknown_rate, parse_date("2023-01-01")).reason ==
        "no interconnect rate is published");
  CHECK(on({4799, 826, {}, {}, true}, "2023-01-01") == "outside");
}

TEST_CASE("the letters of April 2025") {
  const auto on = [](Interval memory, Interval interconnect, const char* day) {
    return letter_criterion_2025({{}, {}, interconnect, memory, true}, parse_date(day));
  };
  CHECK(on(4000, 900, "2025-04-09") == Truth::yes);
  CHECK(on(1399, 300, "2025-08-08") == Truth::no);
  CHECK(on(1399, 301, "2025-08-08") == Truth::yes);
  CHECK(on(1400, {}, "2025-05-01") == Truth::yes);
  CHECK(on({}, 1100, "2025-05-01") == Truth::yes);
  CHECK(on({}, 700, "2025-05-01") == Truth::undetermined);
  CHECK(on(Interval::between(1100, 1568), 0, "2025-05-01") == Truth::undetermined);
  CHECK_FALSE(on(4000, 900, "2025-04-08").has_value());
  CHECK_FALSE(on(4000, 900, "2025-08-09").has_value());
}

TEST_CASE("the case-by-case lane of 2026") {
  const auto on = [](Interval tpp, Interval memory, const char* day) {
    return case_by_case_2026({tpp, {}, {}, memory, true}, parse_date(day));
  };
  CHECK(on(15832, 4800, "2026-01-15") == Truth::yes);
  CHECK(on(21000, 4800, "2026-01-15") == Truth::no);
  CHECK(on(15832, 6500, "2026-01-15") == Truth::no);
  CHECK(on({}, 6500, "2026-01-15") == Truth::no);
  CHECK(on({}, 4800, "2026-01-15") == Truth::undetermined);
  CHECK_FALSE(on(15832, 4800, "2026-01-14").has_value());
}

TEST_CASE("the nearest limit is the nearest in ratio") {
  using Figure = LimitDistance::Figure;
  const auto h20 = nearest_limit(chip(2368, 814));
  REQUIRE(h20);
  CHECK(h20->figure == Figure::tpp);
  CHECK(h20->limit == 2400);
  CHECK(h20->ratio.low() == 2368.0 / 2400);
  const auto l20 = nearest_limit(chip(1912, 608.5));
  REQUIRE(l20);
  CHECK(l20->figure == Figure::density);
  CHECK(l20->limit == 3.2);
  CHECK(nearest_limit(chip(15832, 814))->limit == 4800);
  CHECK(nearest_limit(chip(1568, {}))->limit == 1600);
  CHECK(nearest_limit(chip(Interval::between(4096, 5520), {}))->ratio ==
        Interval::between(4096, 5520) / Interval(4800));
  CHECK_FALSE(nearest_limit(chip({}, 814)).has_value());
}
