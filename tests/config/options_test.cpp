#include <catch2/catch.hpp>

#include "config/manifest.hpp"
#include "support/said.hpp"

using namespace quire::core;

namespace {

Manifest manifest_with(const std::string& options) {
  Diagnostics diagnostics;
  auto manifest = read_manifest(
      "id = \"p\"\nversion = \"1\"\nabi = \"1.0\"\ntitle = \"P\"\n" + options, "p.so", diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  return *manifest;
}

SectionRequest section_with(std::vector<Option> options) {
  return {"p", "", false, std::move(options), {"r.toml", 5, 10}};
}

Option option(std::string name, OptionValue value) {
  return {std::move(name), std::move(value), {"r.toml", 7, 3}};
}

std::string complaints(const std::string& schema, std::vector<Option> options) {
  Diagnostics diagnostics;
  complete_options(manifest_with(schema), section_with(std::move(options)), diagnostics);
  return quire::test::said(diagnostics);
}

constexpr std::int64_t kThree = 3;

}  // namespace

TEST_CASE("complete_options adds defaults in the order of the schema", "[config][options]") {
  Diagnostics diagnostics;
  const auto options = complete_options(
      manifest_with("[options.z]\ntype = \"text\"\ndefault = \"d\"\n"
                    "[options.a]\ntype = \"decimal\"\n[options.d]\ntype = \"date\"\n"),
      section_with({option("d", std::string("2025-01-31")), option("a", kThree)}), diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  REQUIRE(options.size() == 3);
  CHECK(options[0].name == "z");
  CHECK(options[0].value == OptionValue(std::string("d")));
  CHECK(options[0].where == SourceSpan{"r.toml", 5, 10});
  CHECK(options[1].name == "a");
  CHECK(options[1].value == OptionValue(3.0));  // an integer serves for a decimal
  CHECK(options[1].where == SourceSpan{"r.toml", 7, 3});
  CHECK(options[2].value == OptionValue(*parse_date("2025-01-31")));
}

TEST_CASE("an option's value is written as TOML reads it", "[config][options]") {
  const std::string text = std::string(200, 'x') + "\"\\\n芯片";
  CHECK(toml_text(text) == "\"" + std::string(200, 'x') + "\\\"\\\\\\u000A芯片\"");
  CHECK(toml_text(std::vector<std::string>{"a", "\""}) == "[\"a\", \"\\\"\"]");
  CHECK(toml_text(2.5) == "2.5");
}

TEST_CASE("options that do not fit are reported at the option", "[config][options]") {
  CHECK(
      complaints("[options.limit]\ntype = \"integer\"\ndefault = 1\n", {option("limti", kThree)}) ==
      "r.toml:7:3: error: plugin \"p\" has no option \"limti\"\n"
      "  hint: did you mean \"limit\"?\n");
  CHECK(complaints("[options.limit]\ntype = \"integer\"\n", {}) ==
        "r.toml:5:10: error: plugin \"p\" needs the option \"limit\"\n"
        "  hint: set it in [section.options]\n");
  CHECK(complaints("[options.limit]\ntype = \"integer\"\n", {option("limit", 2.5)}) ==
        "r.toml:7:3: error: \"limit\" must be an integer, found a decimal number\n");
  CHECK(complaints("[options.on]\ntype = \"boolean\"\n", {option("on", std::string("yes"))}) ==
        "r.toml:7:3: error: \"on\" must be a boolean, found text\n");
  CHECK(complaints("[options.ids]\ntype = \"list\"\n", {option("ids", std::string("a"))}) ==
        "r.toml:7:3: error: \"ids\" must be a list of texts, found text\n"
        "  hint: write [\"...\"]\n");
  CHECK(
      complaints("[options.day]\ntype = \"date\"\n", {option("day", std::string("2025-02-30"))}) ==
      "r.toml:7:3: error: \"day\" must be a date, found \"2025-02-30\"\n"
      "  hint: write an existing day as YYYY-MM-DD\n");
}

TEST_CASE("limits of options are inclusive and compared unrounded", "[config][options]") {
  const std::string schema = "[options.n]\ntype = \"integer\"\nmin = 1\nmax = 9007199254740992\n";
  CHECK(complaints(schema, {option("n", std::int64_t{1})}) == "");
  CHECK(complaints(schema, {option("n", std::int64_t{9007199254740992})}) == "");
  CHECK(complaints(schema, {option("n", std::int64_t{0})}) ==
        "r.toml:7:3: error: \"n\": 0 is less than the minimum 1\n");
  // As a double it would be equal to the maximum.
  CHECK(complaints(schema, {option("n", std::int64_t{9007199254740993})}) ==
        "r.toml:7:3: error: \"n\": 9007199254740993 is more than the maximum 9007199254740992\n");
}

TEST_CASE("allowed words hold for texts and for the items of lists", "[config][options]") {
  CHECK(complaints("[options.mode]\ntype = \"text\"\nallowed = [\"warm\", \"cold\"]\n",
                   {option("mode", std::string("hot"))}) ==
        "r.toml:7:3: error: \"mode\": \"hot\" is not allowed\n"
        "  hint: allowed: \"warm\", \"cold\"\n");
  CHECK(complaints("[options.mode]\ntype = \"list\"\nallowed = [\"warm\", \"cold\"]\n",
                   {option("mode", std::vector<std::string>{"warm", "cald"})}) ==
        "r.toml:7:3: error: \"mode\": \"cald\" is not allowed\n"
        "  hint: did you mean \"cold\"?\n");
}
