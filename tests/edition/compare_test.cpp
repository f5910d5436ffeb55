#include "edition/compare.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "edition/edition_support.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

EditionRecord of(std::vector<Value> values) {
  return record_of("2026-W47", "2026-11-16", std::move(values));
}

/// "key class (why not)" of each figure that moved.
std::string moves(const EditionRecord& before, const EditionRecord& after, double materiality = 0) {
  std::string text;
  for (const FigureChange& change : compare_editions(before, after, {materiality}).figures)
    text += change.either().value.key + " " + std::string(word(change.change.kind)) +
            (change.incomparable.empty() ? "" : " (" + change.incomparable + ")") + "\n";
  return text;
}

Value with_formula(Value value, std::string formula) {
  value.formula = std::move(formula);
  return value;
}

JudgmentChange::Kind judged(Likelihood likelihood, Confidence confidence, std::string words) {
  const auto edition = [](Likelihood how_likely, Confidence how_sure, std::string text) {
    return record_of(document_of("2026-W47", "2026-11-16",
                                 {{judgment("j", std::move(text), how_likely, how_sure)}}));
  };
  const EditionRecord before =
      edition(Likelihood::likely, Confidence::moderate, "We judge it likely by 2026-11-20.");
  const EditionRecord after = edition(likelihood, confidence, std::move(words));
  return compare_editions(before, after, {}).judgments.at(0).kind;
}

}  // namespace

TEST_CASE("every way a figure can move has its class", "[edition][compare]") {
  const EditionRecord before =
      of({number("gone", 1), number("known", 1), unknown("news"), number("same", 2),
          number("small", 100), number("large", 100), words("state", "suspended"), interval("span", 1, 2)});
  const EditionRecord after =
      of({number("came", 1), unknown("known"), number("news", 1), number("same", 2),
          number("small", 101), number("large", 110), words("state", "in force"), interval("span", 1, 3)});
  CHECK(moves(before, after, 0.02) ==
        "came added\n"
        "gone removed\n"
        "known became_unknown\n"
        "large changed\n"
        "news became_known\n"
        "small immaterial\n"
        "span changed\n"
        "state changed\n");
  CHECK(compare_editions(before, after, {}).compared == 7);
}

TEST_CASE("an edition compared with itself moves nothing", "[edition][compare]") {
  const EditionRecord record = of({number("a", 0.1), interval("b", 1, 2), unknown("c"), words("d", "x")});
  CHECK(compare_editions(record, record, {}).same());
}

TEST_CASE("the last digits that a solver leaves move nothing", "[edition][compare]") {
  const double third = 1.0 / 3;
  const double endless = std::numeric_limits<double>::infinity();
  const EditionRecord before =
      of({number("share", 0.75), interval("span", third, 1), interval("weeks", 4, endless), number("none", 0)});
  CHECK(moves(before, of({number("share", 0.75 - 1e-12), interval("span", third + 1e-12, 1 - 1e-12),
                          interval("weeks", 4 + 1e-12, endless), number("none", 0)})).empty());
  CHECK(moves(before, of({number("share", 0.75 - 1e-7), interval("span", third, 1 - 1e-7),
                           interval("weeks", 4, 1e300), number("none", 1e-12)})) ==
        "none changed\n"
        "share changed\n"
        "span changed\n"
        "weeks changed\n");
}

TEST_CASE("what went is not told to readers from whom something is kept", "[edition][compare]") {
  const EditionRecord before = record_of(document_of(
      "2026-W47", "2026-11-16",
      {{table_of({{"H20", {number("gone", 64), number("hidden", 1800), number("moved", 1)}}})},
       {judgment("j", "We judge it likely by 2026-11-20.", Likelihood::likely, Confidence::moderate)}}));
  const EditionRecord after = of({unknown("hidden"), number("moved", 2), number("new", 3)});
  const Comparison told = compare_editions(before, after, {0, true});
  REQUIRE(told.figures.size() == 2);
  CHECK(told.figures[0].either().value.key == "moved");
  CHECK(told.figures[1].either().value.key == "new");
  CHECK(told.judgments.empty());
  CHECK(compare_editions(before, after, {}).figures.size() == 4);
}

TEST_CASE("figures that only share a key get no difference", "[edition][compare]") {
  CHECK(moves(of({number("a", 5, "kW")}), of({number("a", 5, "W")})) ==
        "a changed (unit W, was kW)\n");
  CHECK(moves(of({number("a", 5)}), of({number("a", 6, "%")})) == "a changed (unit %, was none)\n");
  CHECK(moves(of({number("a", 5)}), of({words("a", "five")})) ==
        "a changed (kind text, was number)\n");
  CHECK(moves(of({with_formula(number("a", 5), "x + y")}), of({with_formula(number("a", 6), "x * y")})) ==
        "a changed (method \"x * y\", was \"x + y\")\n");
  CHECK(moves(of({number("a", 5)}), of({interval("a", 5, 6)})) == "a changed\n");
}

TEST_CASE("a table of another shape makes its figures incomparable", "[edition][compare]") {
  const auto edition = [](double amount, std::string schema) {
    Value value = number("a", amount);
    value.rows = {{"chips", "chips.csv", 2}};
    EditionRecord record = of({value, number("b", amount)});
    record.data = {{"chips", "chips.csv", "", 1, 0, true, std::move(schema)}};
    return record;
  };
  CHECK(moves(edition(1, "s"), edition(2, "s")) == "a changed\nb changed\n");
  CHECK(moves(edition(1, "s"), edition(2, "t")) ==
        "a changed (schema of table \"chips\" changed)\nb changed\n");
  CHECK(moves(edition(1, "s"), edition(1, "t")).empty());
}

TEST_CASE("editions of another cadence are not comparable", "[edition][compare]") {
  EditionRecord monthly = of({number("a", 1)});
  monthly.cadence = "monthly";
  CHECK(moves(monthly, of({number("a", 2)})) == "a changed (period weekly, was monthly)\n");
}

TEST_CASE("a judgment moves by likelihood, else confidence, else words", "[edition][compare]") {
  using Kind = JudgmentChange::Kind;
  const std::string words = "We judge it likely by 2026-11-20.";
  CHECK(judged(Likelihood::very_likely, Confidence::low, words) == Kind::raised);
  CHECK(judged(Likelihood::unlikely, Confidence::high, words) == Kind::lowered);
  CHECK(judged(Likelihood::likely, Confidence::high, words) == Kind::raised);
  CHECK(judged(Likelihood::likely, Confidence::low, words) == Kind::lowered);
  CHECK(judged(Likelihood::likely, Confidence::moderate, "We judge it likely.") == Kind::reworded);
  CHECK(judged(Likelihood::likely, Confidence::moderate, "We judge it likely by 2026-11-27.") == Kind::same);
}

TEST_CASE("what a failed section would have said neither comes nor goes", "[edition][compare]") {
  Document whole = document_of("2026-W46", "2026-11-09",
                               {{table_of({{"X", {number("a", 1)}}})},
                                {judgment("j", "It is so.", Likelihood::likely, Confidence::low)}});
  Document broken = whole;
  broken.sections[0].blocks.clear();
  broken.sections[0].failure = SectionFailure{"killed", "", ""};
  CHECK(compare_editions(record_of(whole), record_of(broken), {}).same());
  CHECK(compare_editions(record_of(broken), record_of(whole), {}).same());
  CHECK(compare_editions(record_of(broken), record_of(whole), {}).judgments.empty());
}

TEST_CASE("a number too far from the one before has no percentage", "[edition][compare]") {
  CHECK_FALSE(compare_statements(1e-300, 1e308, 0).percent);
}

TEST_CASE("judgments come and go", "[edition][compare]") {
  const EditionRecord without = of({number("a", 1)});
  const EditionRecord with = record_of(document_of(
      "2026-W47", "2026-11-16", {{judgment("j", "It is likely.", Likelihood::likely, Confidence::low)}}));
  CHECK(compare_editions(without, with, {}).judgments.at(0).kind == JudgmentChange::Kind::added);
  CHECK(compare_editions(with, without, {}).judgments.at(0).kind == JudgmentChange::Kind::dropped);
}
