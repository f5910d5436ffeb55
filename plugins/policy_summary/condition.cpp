#include "policy_summary/condition.hpp"

#include <algorithm>

#include "policy_summary/condition_domain.hpp"
#include "policy_summary/condition_evaluator.hpp"

namespace quire::policy_summary {
namespace {

using detail::Domain;
using detail::Expression;
using Kind = Expression::Kind;

// Parts of the box that are looked at; with more, each variable stands for all it may be at once.
constexpr std::size_t kMostParts = 20000;

/// Steps to the next part of the box; false after the last.
bool advance(std::vector<std::size_t>& at, const std::vector<Domain>& domains) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (++at[i] < domains[i].pieces.size()) return true;
    at[i] = 0;
  }
  return false;
}

/// What comes out in a part of the box; nothing where no chip can be.
using Outcome = std::optional<Truth>;

bool is_possible(const detail::Part& part, const std::optional<Quotient>& quotient) {
  if (!quotient) return true;
  const auto number = part.find(quotient->quotient);
  const auto dividend = part.find(quotient->dividend);
  return number == part.end() || dividend == part.end() ||
         detail::can_be_quotient(*number->second, *dividend->second, quotient->divisor);
}

/// Variables along which the outcome changes.
void add_deciding(const std::vector<Domain>& domains, const std::vector<Outcome>& outcomes,
                  std::set<std::string>& missing) {
  std::size_t stride = 1;
  for (const Domain& domain : domains) {
    const std::size_t pieces = domain.pieces.size();
    for (std::size_t i = 0; pieces > 1 && i + stride < outcomes.size(); ++i) {
      if ((i / stride) % pieces + 1 == pieces || outcomes[i] == outcomes[i + stride]) continue;
      if (!outcomes[i] || !outcomes[i + stride]) continue;
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

std::shared_ptr<const Expression> joined(Kind kind,
                                         std::vector<std::shared_ptr<const Expression>> children) {
  auto node = std::make_shared<Expression>();
  node->kind = kind;
  node->children = std::move(children);
  return node;
}

}  // namespace

Condition operator&&(const Condition& a, const Condition& b) {
  return Condition(joined(Kind::logical_and, {a.root_, b.root_}));
}

Condition operator||(const Condition& a, const Condition& b) {
  return Condition(joined(Kind::logical_or, {a.root_, b.root_}));
}

Condition operator!(const Condition& condition) {
  return Condition(joined(Kind::logical_not, {condition.root_}));
}

Evaluation Condition::evaluate(const Facts& facts, const std::optional<Quotient>& quotient) const {
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
  std::vector<Outcome> outcomes;
  std::optional<Truth> first;
  bool settled = true;
  std::vector<std::size_t> at(domains.size(), 0);
  do {
    detail::Part part;
    for (std::size_t i = 0; i < domains.size(); ++i)
      part[domains[i].name] = &domains[i].pieces[at[i]];
    outcomes.push_back(is_possible(part, quotient) ? Outcome(detail::evaluate_part(*root_, part, result)) : Outcome());
    if (!outcomes.back()) continue;
    first = first.value_or(*outcomes.back());
    settled = settled && first == outcomes.back();
  } while (advance(at, domains));

  result.truth = settled && first ? *first : Truth::undetermined;
  if (result.truth != Truth::undetermined)
    result.missing.clear();
  else
    add_deciding(domains, outcomes, result.missing);
  const bool open_within_parts =
      std::find(outcomes.begin(), outcomes.end(), Outcome(Truth::undetermined)) != outcomes.end();
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
