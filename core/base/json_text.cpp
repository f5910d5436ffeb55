#include "base/json_text.hpp"

namespace quire::core {

bool is_deeply_nested(std::string_view json) {
  constexpr int kDeepest = 100;
  int depth = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      for (++i; i < json.size() && json[i] != '"'; ++i)
        if (json[i] == '\\') ++i;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

std::string json_mistake(std::string_view what) {
  const std::size_t name = what.starts_with("[json.exception.") ? what.find("] ") : std::string_view::npos;
  if (name != std::string_view::npos) what.remove_prefix(name + 2);
  for (const std::string_view start : {"parse error at ", "parse error: "})
    if (what.starts_with(start)) what.remove_prefix(start.size());
  return std::string(what);
}

}  // namespace quire::core
