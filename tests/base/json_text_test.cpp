#include "base/json_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quire::core;

TEST_CASE("what is wrong with a JSON text is told in our words", "[json]") {
  CHECK(json_mistake("[json.exception.parse_error.101] parse error at line 1, column 6: syntax error") ==
        "line 1, column 6: syntax error");
  CHECK(json_mistake("[json.exception.parse_error.104] parse error: a patch must be an array") == "a patch must be an array");
  CHECK(json_mistake("[json.exception.out_of_range.403] key 'figures' not found") == "key 'figures' not found");
  CHECK(json_mistake("[json.exception.") == "[json.exception.");
  CHECK(json_mistake("it is nested too deeply") == "it is nested too deeply");
}

TEST_CASE("what is nested too deeply is not parsed", "[json]") {
  CHECK(parse_json<nlohmann::json>("[1]").size() == 1);
  CHECK_THROWS_WITH(parse_json<nlohmann::json>(std::string(101, '[') + std::string(101, ']')), "it is nested too deeply");
}

TEST_CASE("brackets are counted outside of texts", "[json]") {
  CHECK_FALSE(is_deeply_nested(std::string(100, '[')));
  CHECK(is_deeply_nested(std::string(101, '[')));
  CHECK_FALSE(is_deeply_nested('"' + std::string(500, '[') + '"'));
  CHECK(is_deeply_nested("\"\\\"\"" + std::string(101, '{')));
}
