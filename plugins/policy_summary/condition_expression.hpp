#pragma once

#include <memory>
#include <string>
#include <vector>

namespace quire::policy_summary::detail {

/// A node of a parsed condition. No deeper than kDeepest, so that walking it may recurse.
struct Expression {
  enum class Kind {
    number,
    text,
    truth,
    variable,
    call,  // of a function; nothing is known of it
    set,   // children are its items
    negative,
    add,
    subtract,
    multiply,
    divide,
    compare,   // children[i] operators[i] children[i + 1]
    contains,  // children: item, set (or the name of one)
    logical_not,
    logical_and,
    logical_or,
  };
  enum class Operator { less, less_equal, greater, greater_equal, equal, unequal };

  Kind kind = Kind::number;
  std::size_t column = 0;  // where it stands in the text, from 1
  double number = 0;
  bool truth = false;
  std::string text;  // of a text, a name
  std::vector<Operator> operators;
  std::vector<std::shared_ptr<const Expression>> children;
};

inline constexpr int kDeepest = 64;

}  // namespace quire::policy_summary::detail
