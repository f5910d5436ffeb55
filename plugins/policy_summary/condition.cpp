#include "policy_summary/condition.hpp"

#include <algorithm>

#include "policy_summary/condition_domain.hpp"
#include "policy_summary/condition_expression.hpp"

namespace quire::policy_summary {
namespace {

using detail::Domain;
using detail::Expression;
using detail::Piece;
using Kind = Expression::Kind;
using Operator = Expression::Operator;

// Parts of the box that are looked at; with more, each variable stands for all it may be at once.
constexpr std::size_t kMostParts = 20000;

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
  explicit Evaluator(Evaluation& found) : found_(&found) {}
  std::map<std::string, const Piece*, std::less<>> variables;

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
        const Piece& piece = *variables.at(node.text);
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

  Evaluation* found_;
};

/// Steps to the next part of the box; false after the last.
bool advance(std::vector<std::size_t>& at, const std::vector<Domain>& domains) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (++at[i] < domains[i].pieces.size()) return true;
    at[i] = 0;
  }
  return false;
}

/// Variables along which the outcome changes.
void add_deciding(const std::vector<Domain>& domains, const std::vector<Truth>& outcomes,
                  std::set<std::string>& missing) {
  std::size_t stride = 1;
  for (const Domain& domain : domains) {
    const std::size_t pieces = domain.pieces.size();
    for (std::size_t i = 0; pieces > 1 && i + stride < outcomes.size(); ++i) {
      if ((i / stride) % pieces + 1 == pieces || outcomes[i] == outcomes[i + stride]) continue;
      missing.insert(domain.name);
      break;
    }
    stride *= pieces;
  }
}

bool is_open(const Fact& fact) {
  const auto* bounds = std::get_if<Interval>(&fact);
  return std::holds_alternative<std::monostate>(fact) || (bounds != nullptr && !bounds->exact());
}

void collect(const Expression& node, std::map<std::string, std::size_t, std::less<>>& names) {
  if (node.kind == Kind::variable) {
    const auto [entry, fresh] = names.emplace(node.text, node.column);
    if (!fresh) entry->second = std::min(entry->second, node.column);
  }
  const bool named_set = node.kind == Kind::contains && node.children[1]->kind == Kind::variable;
  for (const auto& child : node.children)
    if (!(named_set && child == node.children[1])) collect(*child, names);
}

}  // namespace

Evaluation Condition::evaluate(const Facts& facts) const {
  Evaluation result;
  std::vector<Domain> domains = detail::domains_of(*root_, facts);
  std::size_t parts = 1;
  for (const Domain& domain : domains)
    parts = parts > kMostParts ? parts : parts * domain.pieces.size();
  if (parts > kMostParts)
    for (Domain& domain : domains)
      if (domain.pieces.size() > 1) {
        result.missing.insert(domain.name);
        domain.pieces = {{Fact(), 0}};
      }
  std::vector<Truth> outcomes;
  std::vector<std::size_t> at(domains.size(), 0);
  do {
    Evaluator evaluator(result);
    for (std::size_t i = 0; i < domains.size(); ++i)
      evaluator.variables[domains[i].name] = &domains[i].pieces[at[i]];
    outcomes.push_back(evaluator.truth(*root_));
  } while (advance(at, domains));

  const bool settled = std::all_of(outcomes.begin(), outcomes.end(),
                                   [&](Truth one) { return one == outcomes.front(); });
  result.truth = settled ? outcomes.front() : Truth::undetermined;
  if (result.truth != Truth::undetermined)
    result.missing.clear();
  else
    add_deciding(domains, outcomes, result.missing);
  const bool open_within_parts =
      std::find(outcomes.begin(), outcomes.end(), Truth::undetermined) != outcomes.end();
  for (const Domain& domain : domains)
    if (open_within_parts && domain.pieces.size() == 1 && is_open(domain.pieces[0].fact))
      result.missing.insert(domain.name);
  return result;
}

std::map<std::string, std::size_t, std::less<>> Condition::variables() const {
  std::map<std::string, std::size_t, std::less<>> names;
  collect(*root_, names);
  return names;
}

}  // namespace quire::policy_summary
