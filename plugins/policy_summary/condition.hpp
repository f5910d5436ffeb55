#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/interval.hpp"

namespace quire::policy_summary {

using analysis::Interval;
using analysis::Truth;

/// What is known of one variable of a condition: a number within bounds, a truth, a text, or
/// nothing.
using Fact = std::variant<std::monostate, Interval, Truth, std::string>;
using Facts = std::map<std::string, Fact, std::less<>>;

/// That one number is another divided by a third: TPP and performance density of one chip do not vary by themselves.
struct Quotient {
  std::string quotient;  // a variable
  std::string dividend;  // a variable
  Interval divisor;      // above zero; else nothing follows
};

/// Something wrong at a place of a condition's text.
struct ConditionProblem {
  std::size_t column = 0;  // in bytes, from 1
  std::string message;     // lower case, no full stop
};

struct Evaluation {
  Truth truth = Truth::undetermined;
  /// Variables and sets without a value that were read and could still decide; in order of names.
  std::set<std::string> missing;
  std::vector<ConditionProblem> problems;  // a division by zero, a text compared with a number
};

namespace detail {
struct Expression;
}

/// A rule's condition: comparisons (chains too), and, or, not, in {…}, + - * /, names, numbers,
/// 'texts', True and False, with the precedence of Python.
///
/// Evaluated in three values over all that the variables may be: the box of their bounds is cut
/// wherever the condition compares a variable with a number, and the condition must come out the
/// same in every part of it to be true or false. Nothing is rounded. A set that is named instead of
/// written out, and a function, are not known. Parts that contradict a quotient do not count.
class Condition {
 public:
  /// The condition, or what is wrong with the text and where.
  static std::variant<Condition, ConditionProblem> parse(std::string_view text);

  Evaluation evaluate(const Facts& facts, const std::optional<Quotient>& quotient = {}) const;

  /// One condition of two: evaluated over the same box, it knows that a chip which one limit may
  /// spare another catches.
  friend Condition operator&&(const Condition& a, const Condition& b);
  friend Condition operator||(const Condition& a, const Condition& b);
  friend Condition operator!(const Condition& condition);

  /// Every name that is read as a variable, with the column where it first stands.
  std::map<std::string, std::size_t, std::less<>> variables() const;

 private:
  explicit Condition(std::shared_ptr<const detail::Expression> root) : root_(std::move(root)) {}

  std::shared_ptr<const detail::Expression> root_;
};

}  // namespace quire::policy_summary
