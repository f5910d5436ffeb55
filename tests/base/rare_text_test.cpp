#include "base/rare_text.hpp"

#include <catch2/catch.hpp>

using quire::core::RareText;

TEST_CASE("a rare text is a string that may be missing", "[base][rare_text]") {
  RareText text;
  CHECK(text.empty());
  CHECK(text == "");
  CHECK(text.str().empty());
  text = "unit";
  const RareText copy = text;
  text = std::string();
  CHECK(text.empty());
  CHECK(copy == "unit");
  CHECK(copy == std::string("unit"));
  CHECK_FALSE(copy == text);
  CHECK(copy > std::string("aunt"));
  CHECK("a " + copy + " of" == "a unit of");
  CHECK(sizeof(RareText) == sizeof(void*));
}
