#include "policy_summary/condition_domain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace quire::policy_summary::detail {
namespace {

using Kind = Expression::Kind;

constexpr double kUnlimited = std::numeric_limits<double>::infinity();

/// How the condition reads a variable.
struct Use {
  std::set<double> numbers;     // it is compared with
  std::set<std::string> texts;  // it is compared with
  bool as_truth = false;
  bool as_number = false;
};

std::optional<double> written_number(const Expression& node) {
  if (node.kind == Kind::number) return node.number;
  if (node.kind == Kind::negative && node.children[0]->kind == Kind::number)
    return -node.children[0]->number;
  return {};
}

void note_pair(const Expression& one, const Expression& other, std::map<std::string, Use>& uses) {
  if (one.kind != Kind::variable) return;
  Use& use = uses[one.text];
  if (const auto number = written_number(other)) use.numbers.insert(*number);
  if (other.kind == Kind::text) use.texts.insert(other.text);
}

void note(const Expression& node, std::map<std::string, Use>& uses) {
  const auto& children = node.children;
  switch (node.kind) {
    case Kind::variable:
      uses[node.text];
      break;
    case Kind::compare:
      for (std::size_t i = 0; i + 1 < children.size(); ++i) {
        note_pair(*children[i], *children[i + 1], uses);
        note_pair(*children[i + 1], *children[i], uses);
      }
      break;
    case Kind::contains:
      for (const auto& item : children[1]->children) note_pair(*children[0], *item, uses);
      break;
    case Kind::logical_not:
    case Kind::logical_and:
    case Kind::logical_or:
      for (const auto& child : children)
        if (child->kind == Kind::variable) uses[child->text].as_truth = true;
      break;
    case Kind::negative:
    case Kind::add:
    case Kind::subtract:
    case Kind::multiply:
    case Kind::divide:
      for (const auto& child : children)
        if (child->kind == Kind::variable) uses[child->text].as_number = true;
      break;
    default:
      break;
  }
  for (const auto& child : children)
    if (!(node.kind == Kind::contains && child->kind == Kind::variable && child == children[1]))
      note(*child, uses);
}

/// A point strictly between two numbers, either of which may be infinite.
double between(double low, double high) {
  if (std::isinf(low)) return std::isinf(high) ? 0 : high - std::max(1.0, std::abs(high));
  if (std::isinf(high)) return low + std::max(1.0, std::abs(low));
  return low + (high - low) / 2;
}

/// The cuts themselves and what lies between them.
std::vector<Piece> number_pieces(Interval bounds, const std::set<double>& numbers) {
  if (bounds.exact()) return {{bounds, bounds.low()}};
  std::vector<double> marks;
  for (const double number : numbers)
    if (bounds.contains(number)) marks.push_back(number);
  std::vector<Piece> pieces;
  double from = bounds.low();
  for (const double mark : marks) {
    if (from < mark) pieces.push_back({Interval::between(from, mark), between(from, mark), !pieces.empty(), true});
    pieces.push_back({Interval(mark), mark});
    from = mark;
  }
  if (from < bounds.high() || pieces.empty())
    pieces.push_back({Interval::between(from, bounds.high()), between(from, bounds.high()), !pieces.empty()});
  return pieces;
}

std::vector<Piece> unknown_pieces(const Use& use) {
  if (use.as_truth) return {{Truth::no, 0}, {Truth::yes, 0}};
  if (!use.texts.empty()) {
    std::vector<Piece> pieces{{std::string(), 0}};  // any other text
    for (const std::string& text : use.texts) pieces.push_back({text, 0});
    return pieces;
  }
  if (!use.numbers.empty() || use.as_number)
    return number_pieces(Interval::between(-kUnlimited, kUnlimited), use.numbers);
  return {{Fact(), 0}};
}

}  // namespace

std::vector<Domain> domains_of(const Expression& root, const Facts& facts) {
  std::map<std::string, Use> uses;
  if (root.kind == Kind::variable) uses[root.text].as_truth = true;
  note(root, uses);
  std::vector<Domain> domains;
  for (const auto& [name, use] : uses) {
    const auto found = facts.find(name);
    const Fact fact = found == facts.end() ? Fact() : found->second;
    if (const auto* bounds = std::get_if<Interval>(&fact))
      domains.push_back({name, number_pieces(*bounds, use.numbers)});
    else if (std::holds_alternative<std::monostate>(fact) ||
             (std::holds_alternative<Truth>(fact) && std::get<Truth>(fact) == Truth::undetermined))
      domains.push_back({name, unknown_pieces(use)});
    else
      domains.push_back({name, {{fact, 0}}});
  }
  return domains;
}

bool can_be_quotient(const Piece& quotient, const Piece& dividend, Interval divisor) {
  const auto* found = std::get_if<Interval>(&quotient.fact);
  const auto* divided = std::get_if<Interval>(&dividend.fact);
  if (found == nullptr || divided == nullptr || !(divisor.low() > 0)) return true;
  const Piece range{*divided / divisor, 0, dividend.open_low, dividend.open_high};
  const auto bounds = std::get<Interval>(range.fact);
  const double low = std::max(found->low(), bounds.low());
  const double high = std::min(found->high(), bounds.high());
  const auto holds = [&](const Piece& part, double number) {
    const auto& ends = std::get<Interval>(part.fact);
    return !(part.open_low && number == ends.low()) && !(part.open_high && number == ends.high());
  };
  return low < high || (low == high && holds(quotient, low) && holds(range, low));
}

}  // namespace quire::policy_summary::detail
