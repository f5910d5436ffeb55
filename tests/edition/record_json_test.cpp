#include "edition/record_json.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "edition/edition_support.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

EditionRecord everything() {
  Value date;
  date.kind = Value::Kind::date;
  date.date = *parse_date("2026-11-10");
  date.key = "date";
  Value infinite;
  infinite.kind = Value::Kind::infinite;
  infinite.key = "infinite";
  Value sourced = number("sourced", 0.1 + 0.2, "TB/s");
  sourced.decimals = 2;
  sourced.formula = "a + b";
  sourced.unchecked = true;
  sourced.rows = {{"chips", "chips.csv", 9}, {"chips", "chips.csv", 10}};
  Document document = document_of(
      "2026-W47", "2026-11-16",
      {{table_of({{"H20 \"沐曦\"",
                   {sourced, interval("range", -kInfinity, 3), interval("open", 2, kInfinity),
                    unknown("unknown"), words("words", "in force"), date, infinite}}})},
       {judgment("j", "It is likely.", Likelihood::likely, Confidence::moderate)}});
  document.data = {{"chips", "chips.csv", std::string(64, 'a'), 75, 1, true, "s"}};
  EditionRecord record = record_of(document);
  record.renamed_keys = {{"chips", "chip/", "accelerator/"}};
  return record;
}

std::string error_of(std::string_view json) {
  Diagnostics diagnostics;
  CHECK_FALSE(record_from_json(json, {"past.json", 0, 0}, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  return to_text(diagnostics.all()[0]);
}

}  // namespace

TEST_CASE("a record read back says the same", "[edition][json]") {
  const EditionRecord record = everything();
  const std::string json = record_to_json(record);
  Diagnostics diagnostics;
  const std::optional<EditionRecord> read = record_from_json(json, {"past.json", 0, 0}, diagnostics);
  REQUIRE(read);
  CHECK(diagnostics.all().empty());
  CHECK(record_to_json(*read) == json);
  REQUIRE(read->renamed_keys.size() == 1);
  CHECK(read->renamed_keys[0].to == "accelerator/");
  REQUIRE(read->figures.size() == record.figures.size());
  for (std::size_t i = 0; i < read->figures.size(); ++i) {
    INFO(record.figures[i].value.key.str());
    CHECK(read->figures[i].value == record.figures[i].value);
    CHECK(read->figures[i].object == record.figures[i].object);
  }
}

TEST_CASE("what is no record is refused with the reason", "[edition][json]") {
  CHECK(error_of("{}") == "past.json: error: cannot read an edition: it is not an edition\n");
  CHECK(error_of("[1]").starts_with("past.json: error: cannot read an edition: "));
  CHECK(error_of("{\"format\":").starts_with("past.json: error: cannot read an edition: "));
  CHECK(error_of("{\"format\":\"quire-edition\",\"version\":9}") ==
        "past.json: error: cannot read an edition: it has version 9, this program reads 1\n");
  CHECK(error_of("{\"format\":\"quire-edition\",\"version\":4294967297}").find("it has version 4294967297,") != std::string::npos);
  const std::string deep = std::string(300'000, '[') + std::string(300'000, ']');
  CHECK(error_of("{\"format\":\"quire-edition\",\"version\":" + deep + "}").starts_with("past.json: error: cannot read an edition: "));
  // More fields than fit into what the library keeps at first: it copies those that are there.
  std::string wide = "{\"deep\":" + deep;
  for (int i = 0; i < 40; ++i) wide += ",\"f" + std::to_string(i) + "\":0";
  CHECK(error_of(wide + "}") == "past.json: error: cannot read an edition: it is nested too deeply\n");
  std::string json = record_to_json(everything());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = json;
    changed.replace(changed.find(from), from.size(), to);
    return error_of(changed);
  };
  CHECK(with("2026-11-16", "2026-13-16") ==
        "past.json: error: cannot read an edition: \"2026-13-16\" is not a date\n");
  CHECK(with("\"kind\":\"unknown\"", "\"kind\":\"guess\"") ==
        "past.json: error: cannot read an edition: unknown kind \"guess\"\n");
  CHECK(with("\"rows\":[[\"chips\",\"chips.csv\",[", "\"rows\":[[\"chips\",\"chips.csv\",[" + deep + ",")
            .starts_with("past.json: error: cannot read an edition: "));
  CHECK(with("\"low\":2.0", "\"low\":\"2\"").starts_with("past.json: error: cannot read an edition: "));
  CHECK(with("\"high\":3.0", "\"high\":null,\"low\":1e999").starts_with("past.json: error: "));
  CHECK(with("\"key\":\"words\"", "\"key\":\"unknown\"") ==
        "past.json: error: cannot read an edition: the key \"unknown\" comes twice\n");
  CHECK(with("\"key\":\"words\"", "\"key\":\"\"") ==
        "past.json: error: cannot read an edition: something is said under no key\n");
  CHECK(with("\"low\":null,\"high\":3.0", "\"low\":null,\"high\":null") ==
        "past.json: error: cannot read an edition: an interval without a bound\n");
  CHECK(with("\"likelihood\":\"likely\"", "\"likelihood\":\"sure\"") ==
        "past.json: error: cannot read an edition: a judgment without likelihood or confidence\n");
}
