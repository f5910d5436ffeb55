#include "toml/nesting.hpp"

#include <algorithm>

namespace quire::core::toml {
namespace {

// Where the string that opens at `begin` ends: one past its closing quote, or where a parser would
// give up on it.
std::size_t end_of_string(std::string_view toml, std::size_t begin) {
  const char quote = toml[begin];
  const std::string_view triple = quote == '"' ? R"(""")" : "'''";
  const bool multiline = toml.substr(begin, 3) == triple;
  std::size_t i = begin + (multiline ? 3 : 1);
  for (; i < toml.size(); ++i) {
    if (quote == '"' && toml[i] == '\\') {
      ++i;
    } else if (!multiline && (toml[i] == quote || toml[i] == '\n')) {
      return toml[i] == quote ? i + 1 : i;
    } else if (multiline && toml.substr(i, 3) == triple) {
      // Up to two quotes may stand before the closing three.
      const std::size_t limit = std::min(i + 5, toml.size());
      for (i += 3; i < limit && toml[i] == quote;) ++i;
      return i;
    }
  }
  return toml.size();
}

}  // namespace

std::optional<std::uint32_t> find_deep_nesting(std::string_view toml) {
  constexpr int kDeepest = 32;
  std::uint32_t line = 1;
  int brackets = 0;
  int dots = 0;  // of the key, or number, that is being read
  for (std::size_t i = 0; i < toml.size();) {
    const char c = toml[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_string(toml, i);
      line += static_cast<std::uint32_t>(std::count(toml.begin() + static_cast<std::ptrdiff_t>(i),
                                                    toml.begin() + static_cast<std::ptrdiff_t>(end),
                                                    '\n'));
      i = end;
      continue;
    }
    if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size());
      continue;
    }
    if (c == '\n') ++line;
    if (c == '[' || c == '{') ++brackets;
    if (c == ']' || c == '}') brackets = std::max(0, brackets - 1);
    if (c == '.') ++dots;
    if (c == '=' || c == ',' || c == '\n' || c == '[' || c == '{') dots = 0;
    if (brackets > kDeepest || dots > kDeepest) return line;
    ++i;
  }
  return {};
}

}  // namespace quire::core::toml
