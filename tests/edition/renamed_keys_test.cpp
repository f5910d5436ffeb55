#include "edition/renamed_keys.hpp"

#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

std::string keys_of(const EditionRecord& record) {
  std::string keys;
  for (const Figure& figure : record.figures) keys += figure.value.key + "=" + format(figure.value) + " ";
  return keys;
}

std::string renames_between(std::vector<Value> before, std::vector<Value> after) {
  const EditionRecord old = record_of("2026-W10", "2026-03-08", std::move(before));
  const EditionRecord now = record_of("2026-W11", "2026-03-15", std::move(after));
  std::string text;
  for (const RenamedKey& rename : likely_renames(compare_editions(old, now, {})))
    text += rename.plugin + ": " + rename.from + " -> " + rename.to + " ";
  return text;
}

}  // namespace

TEST_CASE("a past edition's figures have today's names", "[edition][renamed]") {
  EditionRecord past = record_of("2026-W10", "2026-03-08", {number("z/one", 1), number("b", 2), number("chip/x/tpp", 3)});
  rename_keys({{"chips", "z/", "a/"}, {"chips", "b", "c"}, {"other", "chip/", "chips/"}}, past);
  CHECK(keys_of(past) == "a/one=1 c=2 chip/x/tpp=3 ");  // still by key, other plugins' names left alone
}

TEST_CASE("what stands under today's name already stays", "[edition][renamed]") {
  EditionRecord past = record_of("2026-W10", "2026-03-08", {number("new", 1), number("old", 2)});
  rename_keys({{"chips", "old", "new"}}, past);
  CHECK(keys_of(past) == "new=1 ");
}

TEST_CASE("renames in a row are followed, and a circle of them ends", "[edition][renamed]") {
  const RenamedKeys row{{"chips", "b", "c"}, {"chips", "a", "b"}};
  CHECK(key_of_today(row, "chips", "a") == "c");
  CHECK(keys_of_past(row, {"c"}) == std::set<std::string>{"a", "b", "c"});
  const RenamedKeys circle{{"chips", "a", "b"}, {"chips", "b", "a"}, {"chips", "a/", "a/a/"}};
  CHECK_FALSE(key_of_today(circle, "chips", "a/x").empty());
  CHECK(keys_of_past(circle, {"a", "a/a/a/x"}).size() < 10);
}

TEST_CASE("a figure that came where one went was renamed, likely", "[edition][renamed]") {
  CHECK(renames_between({number("old", 1)}, {number("new", 1)}) == "chips: old -> new ");
  CHECK(renames_between({number("a", 1)}, {number("a", 2)}).empty());
  CHECK(renames_between({number("old", 1), number("a", 1)}, {number("a", 1), number("new", 1)}).empty());  // another column
}
