#include "policy_summary/condition_evaluator.hpp"

#include <algorithm>

namespace quire::policy_summary::detail {
namespace {

using Kind = Expression::Kind;
using Operator = Expression::Operator;

Truth truth_of(bool answer) { return answer ? Truth::yes : Truth::no; }

/// What an expression is in one part of the box.
struct Operand {
  Fact fact;
  std::optional<double> point;  // of a variable that is a number
  bool written = false;         // stands in the text
};

/// Evaluates in one part of the box, and gathers what is wrong or missing on the way.
class Evaluator {
 public:
  Evaluator(const Part& part, Evaluation& found) : part_(&part), found_(&found) {}

  Truth truth(const Expression& node) {
    switch (node.kind) {
      case Kind::truth:
        return truth_of(node.truth);
      case Kind::logical_not:
        return !truth(*node.children[0]);
      case Kind::logical_and:
      case Kind::logical_or: {
        Truth result = truth_of(node.kind == Kind::logical_and);
        for (const auto& child : node.children)
          result =
              node.kind == Kind::logical_and ? result && truth(*child) : result || truth(*child);
        return result;
      }
      case Kind::compare:
        return chain(node);
      case Kind::contains:
        return contains(node);
      default:
        break;
    }
    const Fact fact = operand(node).fact;
    if (const auto* truth = std::get_if<Truth>(&fact)) return *truth;
    if (!std::holds_alternative<std::monostate>(fact))
      complain(node, "a number or a text is used as true or false");
    return Truth::undetermined;
  }

 private:
  void complain(const Expression& node, std::string message) {
    const auto same = [&](const ConditionProblem& one) {
      return one.column == node.column && one.message == message;
    };
    if (std::none_of(found_->problems.begin(), found_->problems.end(), same))
      found_->problems.push_back({node.column, std::move(message)});
  }

  Operand operand(const Expression& node) {
    switch (node.kind) {
      case Kind::number:
        return {Interval(node.number), node.number, true};
      case Kind::text:
        return {node.text, {}, true};
      case Kind::variable: {
        const Piece& piece = *part_->at(node.text);
        if (std::holds_alternative<Interval>(piece.fact)) return {piece.fact, piece.point, false};
        return {piece.fact, {}, false};
      }
      case Kind::call:
        found_->missing.insert(node.text);
        return {};
      case Kind::set:
        complain(node, "a set is used as a value");
        return {};
      case Kind::negative:
      case Kind::add:
      case Kind::subtract:
      case Kind::multiply:
      case Kind::divide:
        return arithmetic(node);
      default:
        return {truth(node), {}, false};
    }
  }

  std::optional<Interval> number(const Expression& node) {
    const Operand value = operand(node);
    if (const auto* interval = std::get_if<Interval>(&value.fact)) return *interval;
    if (!std::holds_alternative<std::monostate>(value.fact))
      complain(node, "a text or truth is used as a number");
    return {};
  }

  Operand arithmetic(const Expression& node) {
    const std::optional<Interval> left = number(*node.children[0]);
    if (node.kind == Kind::negative) {
      if (!left) return {};
      const bool written = node.children[0]->kind == Kind::number;
      const Interval negated = Interval(0) - *left;
      return {negated, written ? std::optional<double>(negated.low()) : std::nullopt, written};
    }
    const std::optional<Interval> right = number(*node.children[1]);
    if (!left || !right) return {};
    switch (node.kind) {
      case Kind::add:
        return {*left + *right, {}, false};
      case Kind::subtract:
        return {*left - *right, {}, false};
      case Kind::multiply:
        return {*left * *right, {}, false};
      default:
        if (*right == Interval(0)) {
          complain(node, "divides by zero");
          return {};
        }
        return {*left / *right, {}, false};
    }
  }

  Truth chain(const Expression& node) {
    Truth result = Truth::yes;
    for (std::size_t i = 0; i < node.operators.size(); ++i)
      result = result && compare(node, operand(*node.children[i]), node.operators[i],
                                 operand(*node.children[i + 1]));
    return result;
  }

  Truth compare(const Expression& node, const Operand& left, Operator how, const Operand& right) {
    if (std::holds_alternative<std::monostate>(left.fact) ||
        std::holds_alternative<std::monostate>(right.fact))
      return Truth::undetermined;
    if (left.fact.index() != right.fact.index()) {
      complain(node, "compares values of different kinds");
      return Truth::undetermined;
    }
    if (const auto* text = std::get_if<std::string>(&left.fact))
      return ordered(how, text->compare(std::get<std::string>(right.fact)));
    if (const auto* truth = std::get_if<Truth>(&left.fact)) {
      if (*truth == Truth::undetermined || std::get<Truth>(right.fact) == Truth::undetermined)
        return Truth::undetermined;
      return ordered(how, static_cast<int>(*truth) - static_cast<int>(std::get<Truth>(right.fact)));
    }
    // Inside a part of the box one point speaks for all when the other side is a written number.
    if (left.point && right.point && (left.written || right.written))
      return ordered(how, *left.point < *right.point ? -1 : *left.point > *right.point ? 1 : 0);
    return ordered(how, std::get<Interval>(left.fact), std::get<Interval>(right.fact));
  }

  static Truth ordered(Operator how, int order) {
    switch (how) {
      case Operator::less:
        return truth_of(order < 0);
      case Operator::less_equal:
        return truth_of(order <= 0);
      case Operator::greater:
        return truth_of(order > 0);
      case Operator::greater_equal:
        return truth_of(order >= 0);
      case Operator::equal:
        return truth_of(order == 0);
      case Operator::unequal:
        return truth_of(order != 0);
    }
    return Truth::undetermined;
  }

  static Truth ordered(Operator how, Interval left, Interval right) {
    const bool below = left.high() < right.low();
    const bool above = left.low() > right.high();
    if (below || above) return ordered(how, below ? -1 : 1);
    if (left.exact() && right.exact()) return ordered(how, 0);
    const bool not_above = left.high() <= right.low();
    const bool not_below = left.low() >= right.high();
    if (how == Operator::less_equal && not_above) return Truth::yes;
    if (how == Operator::greater && not_above) return Truth::no;
    if (how == Operator::greater_equal && not_below) return Truth::yes;
    if (how == Operator::less && not_below) return Truth::no;
    return Truth::undetermined;
  }

  Truth contains(const Expression& node) {
    const Expression& set = *node.children[1];
    if (set.kind != Kind::set) {
      found_->missing.insert(set.text);
      return Truth::undetermined;
    }
    const Operand item = operand(*node.children[0]);
    Truth result = Truth::no;
    for (const auto& member : set.children)
      result = result || compare(*member, item, Operator::equal, operand(*member));
    return result;
  }

  const Part* part_;
  Evaluation* found_;
};

}  // namespace

Truth evaluate_part(const Expression& root, const Part& part, Evaluation& found) {
  return Evaluator(part, found).truth(root);
}

}  // namespace quire::policy_summary::detail
