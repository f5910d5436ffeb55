#include "policy_summary/condition_tokens.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace quire::policy_summary::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Two characters before one.
std::string_view symbol_at(std::string_view rest) {
  constexpr std::array<std::string_view, 16> kSymbols = {
      "<=", ">=", "==", "!=", "<", ">", "(", ")", "{", "}", ",", "+", "-", "*", "/", "%"};
  for (const std::string_view symbol : kSymbols)
    if (rest.substr(0, symbol.size()) == symbol) return symbol;
  return {};
}

/// The character at the beginning, all bytes of it.
std::string character_at(std::string_view rest) {
  std::size_t size = 1;
  while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0U) == 0x80U) ++size;
  return std::string(rest.substr(0, size));
}

}  // namespace

std::variant<std::vector<Token>, ConditionProblem> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  const auto push = [&](Token::Kind kind, std::size_t size, std::string word, double number = 0) {
    tokens.push_back({kind, std::move(word), number, at + 1});
    at += size;
  };
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const char first = rest[0];
    if (first == ' ' || first == '\t' || first == '\n') {
      ++at;
    } else if (is_digit(first) || (first == '.' && rest.size() > 1 && is_digit(rest[1]))) {
      double number = 0;
      const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
      const auto size = static_cast<std::size_t>(end - rest.data());
      const std::string word(rest.substr(0, size));
      if (error != std::errc() || !std::isfinite(number))
        return ConditionProblem{at + 1, "number \"" + word + "\" is out of range"};
      if (size < rest.size() && is_letter(rest[size]))
        return ConditionProblem{at + 1,
                                "\"" + word + rest[size] + "\" is neither a number nor a name"};
      push(Token::Kind::number, size, word, number);
    } else if (is_letter(first)) {
      std::size_t size = 1;
      while (size < rest.size() && (is_letter(rest[size]) || is_digit(rest[size]))) ++size;
      push(Token::Kind::name, size, std::string(rest.substr(0, size)));
    } else if (first == '\'' || first == '"') {
      const std::size_t end = rest.find(first, 1);
      if (end == std::string_view::npos)
        return ConditionProblem{at + 1, "a text is opened and never closed"};
      push(Token::Kind::text, end + 1, std::string(rest.substr(1, end - 1)));
    } else if (const std::string_view symbol = symbol_at(rest); !symbol.empty()) {
      push(Token::Kind::symbol, symbol.size(), std::string(symbol));
    } else {
      return ConditionProblem{at + 1, "unexpected \"" + character_at(rest) + "\""};
    }
  }
  push(Token::Kind::end, 0, "the end");
  return tokens;
}

}  // namespace quire::policy_summary::detail
