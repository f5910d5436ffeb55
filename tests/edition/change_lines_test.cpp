#include "edition/change_lines.hpp"

#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"

using namespace quire::core;
using namespace quire::core::edition_detail;
using namespace quire::test;

TEST_CASE("words come before numbers, larger moves before smaller", "[edition][changes]") {
  const EditionRecord before = record_of(
      "2026-W46", "2026-11-09", {number("a", 100), number("b", 100), words("c", "open"), number("d", 0)});
  const EditionRecord after = record_of(
      "2026-W47", "2026-11-16", {number("a", 101), number("b", 50), words("c", "shut"), number("d", 3, "d")});
  std::string text;
  const Comparison comparison = compare_editions(before, after, {});
  for (const ChangeLine& line : change_lines(comparison.figures))
    text += line.change->either().value.key + " " + size_of(*line.change) + "\n";
  // "d" has another unit, so no size; it counts as a word that became another.
  CHECK(text == "c \nd \nb −50\u00A0%\na +1.0\u00A0%\n");
}

TEST_CASE("percentages move by points and zero has no percent", "[edition][changes]") {
  const EditionRecord before = record_of("2026-W46", "2026-11-09", {number("a", 54, "%"), number("b", 0, "d")});
  const EditionRecord after = record_of("2026-W47", "2026-11-16", {number("a", 53.3, "%"), number("b", 3, "d")});
  const Comparison comparison = compare_editions(before, after, {});
  CHECK(size_of(comparison.figures[0]) == "−0.7\u00A0pp");
  CHECK(size_of(comparison.figures[1]) == "+3\u00A0d");
}

TEST_CASE("figures that one thing gained together are one line", "[edition][changes]") {
  const EditionRecord before = record_of("2026-W46", "2026-11-09", {unknown("a"), unknown("b"), unknown("c")});
  const EditionRecord after = record_of("2026-W47", "2026-11-16", {number("a", 1), number("b", 2), number("c", 3)});
  const Comparison comparison = compare_editions(before, after, {});
  const std::vector<ChangeLine> lines = change_lines(comparison.figures);
  REQUIRE(lines.size() == 1);
  CHECK(object_of(lines[0].change->either()) == "X");
  CHECK(field_of(lines[0]) == "3 figures");
}

TEST_CASE("what came up stands before the numbers that follow from it, whichever plugins show it", "[edition][changes]") {
  const auto figure = [](Value value, std::string plugin, std::string object) {
    return Figure{std::move(value), std::move(plugin), std::move(object), ""};
  };
  EditionRecord before = record_of("2026-W46", "2026-11-09", {});
  before.figures = {figure(number("count", 6), "policy", "Measures"), figure(words("state", "open"), "policy", "Ban")};
  EditionRecord after = record_of("2026-W47", "2026-11-16", {});
  after.figures = {figure(number("b30a/a", 1), "chips", "B30A"), figure(number("b30a/b", 2), "chips", "B30A"),
                   figure(number("b30a/c", 3), "policy", "B30A"), figure(number("count", 7), "policy", "Measures"),
                   figure(words("state", "shut"), "policy", "Ban")};
  std::string text;
  const Comparison comparison = compare_editions(before, after, {});
  for (const ChangeLine& line : change_lines(comparison.figures))
    text += object_of(line.change->either()) + " " + field_of(line) + "\n";
  CHECK(text == "Ban \nB30A 3 figures\nMeasures \n");
}

TEST_CASE("a figure of prose is called by its key", "[edition][changes]") {
  Figure figure;
  figure.value.key = "policy/near_limit/us";
  CHECK(object_of(figure) == "policy · near limit · us");
}
