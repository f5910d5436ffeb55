#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "policy_summary/condition.hpp"

namespace quire::policy_summary::detail {

struct Token {
  enum class Kind { number, text, name, symbol, end };
  Kind kind = Kind::end;
  std::string text;  // a symbol or name as written, a text without its quotes
  double number = 0;
  std::size_t column = 0;  // from 1
};

/// Ends with a token of kind `end`.
std::variant<std::vector<Token>, ConditionProblem> tokens_of(std::string_view text);

}  // namespace quire::policy_summary::detail
