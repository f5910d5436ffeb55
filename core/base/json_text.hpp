#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace quire::core {

/// Whether brackets of a JSON text are nested more than a hundred deep.
bool is_deeply_nested(std::string_view json);

/// `Json::parse` of text from anywhere; throws what it throws, and std::runtime_error where the text is deeply nested. A
/// parser may bear any depth; what it makes is copied and destroyed by recursion.
template <class Json>
Json parse_json(std::string_view text) {
  if (is_deeply_nested(text)) throw std::runtime_error("it is nested too deeply");
  return Json::parse(text);
}

/// What an exception of that says, without the parser's own names: "line 1, column 6: syntax error …".
std::string json_mistake(std::string_view what);

}  // namespace quire::core
