#include "edition/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace quire::core {
namespace {

/// Walks two lists that are sorted by key, pairing what has the same key.
template <class Thing, class KeyOf, class Visit>
void pair_up(const std::vector<Thing>& before, const std::vector<Thing>& after, KeyOf key_of,
             Visit visit) {
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    const int order = a == before.end() ? 1
                      : b == after.end() ? -1
                                         : key_of(*a).compare(key_of(*b));
    visit(order <= 0 ? &*a : nullptr, order >= 0 ? &*b : nullptr);
    if (order <= 0) ++a;
    if (order >= 0) ++b;
  }
}

std::string named(const std::string& name, const std::string& text) {
  return text.empty() ? "no " + name : name + " " + text;
}

bool is_measured(const Value& value) { return is_numeric(value) || value.kind == Value::Kind::infinite; }

// The last digits of a figure that a solver found are another version's, another machine's.
constexpr double kNoise = 1e-9;

bool is_noise(double before, double after) {
  return before == after || std::abs(before - after) <= kNoise * std::min(std::abs(before), std::abs(after));
}

/// Numbers that differ by less than anybody measures.
bool agree(const Value& before, const Value& after) {
  return is_numeric(before) && before.kind == after.kind && is_noise(before.low, after.low) &&
         (before.kind == Value::Kind::number || is_noise(before.high, after.high));
}

/// Refuses differences between things that only share a key.
class Gate {
 public:
  Gate(const EditionRecord& before, const EditionRecord& after) {
    if (before.cadence != after.cadence)
      period_ = "period " + after.cadence + ", was " + before.cadence;
    std::map<std::string, std::string> schemas;
    for (const DataTable& table : before.data) schemas[table.name] = table.schema;
    for (const DataTable& table : after.data)
      if (const auto old = schemas.find(table.name);
          old != schemas.end() && old->second != table.schema)
        changed_tables_.push_back(table.name);
  }

  /// Why the two are not comparable, or nothing.
  std::string reason(const Value& before, const Value& after) const {
    if (before.kind == Value::Kind::unknown || after.kind == Value::Kind::unknown) return {};
    if (!period_.empty()) return period_;
    if (is_measured(before) != is_measured(after))
      return "kind " + std::string(word(after.kind)) + ", was " + std::string(word(before.kind));
    if (is_measured(before) && before.unit != after.unit)
      return named("unit", after.unit) + ", was " + (before.unit.empty() ? "none" : before.unit);
    if (before.formula != after.formula)
      return "method " + quote(after.formula) + ", was " + quote(before.formula);
    for (const RowReference& row : after.rows)
      if (std::find(changed_tables_.begin(), changed_tables_.end(), row.table) !=
          changed_tables_.end())
        return "schema of table " + quote(row.table) + " changed";
    return {};
  }

 private:
  std::string period_;
  std::vector<std::string> changed_tables_;
};

/// The words without what moves by itself from one edition to the next: days and counts.
std::string without_numbers(const std::string& text) {
  std::string words;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) words += c;
    else if (words.empty() || words.back() != '#') words += '#';
  }
  return words;
}

JudgmentChange compare(const RecordedJudgment* before, const RecordedJudgment* after) {
  using Kind = JudgmentChange::Kind;
  JudgmentChange change{before, after, Kind::same};
  if (before == nullptr) change.kind = Kind::added;
  else if (after == nullptr) change.kind = Kind::dropped;
  else if (before->likelihood != after->likelihood)
    change.kind = after->likelihood > before->likelihood ? Kind::raised : Kind::lowered;
  else if (before->confidence != after->confidence)
    change.kind = after->confidence > before->confidence ? Kind::raised : Kind::lowered;
  else if (without_numbers(before->text) != without_numbers(after->text))
    change.kind = Kind::reworded;
  return change;
}

}  // namespace

bool misses(const EditionRecord& edition, const std::string& plugin) {
  return std::any_of(edition.plugins.begin(), edition.plugins.end(),
                     [&](const PluginUsed& used) { return used.id == plugin && used.failed; });
}

std::string_view word(JudgmentChange::Kind kind) {
  constexpr std::string_view kWords[] = {"same", "raised", "lowered", "reworded", "added", "dropped"};
  return kWords[static_cast<int>(kind)];
}

bool Comparison::same() const {
  return std::all_of(figures.begin(), figures.end(), [](const FigureChange& figure) {
           return figure.change.kind == ChangeClass::immaterial;
         }) &&
         std::all_of(judgments.begin(), judgments.end(), [](const JudgmentChange& judgment) {
           return judgment.kind == JudgmentChange::Kind::same;
         });
}

Statement statement_of(const Value& value) {
  if (value.kind == Value::Kind::unknown) return NotKnown{};
  if (value.kind == Value::Kind::number) return value.low;
  // Every digit of an interval: two that print alike can differ.
  if (value.kind == Value::Kind::interval)
    return fmt::format("{} {}", value.low, value.high);
  return format(value, UnitDisplay::number_only);
}

Comparison compare_editions(const EditionRecord& before, const EditionRecord& after,
                            const ComparisonOptions& options) {
  Comparison comparison;
  const Gate gate(before, after);
  pair_up(before.figures, after.figures,
          [](const Figure& figure) -> const std::string& { return figure.value.key; },
          [&](const Figure* a, const Figure* b) {
            // What a section that failed would have said is not known: it neither came nor went.
            if (a == nullptr ? misses(before, b->plugin) : b == nullptr && misses(after, a->plugin)) {
              ++comparison.missed;
              return;
            }
            comparison.compared += a != nullptr && b != nullptr ? 1 : 0;
            FigureChange moved{a, b,
                               compare_statements(a == nullptr ? Unsaid{} : statement_of(a->value),
                                                  b == nullptr ? Unsaid{} : statement_of(b->value),
                                                  options.materiality),
                               {}};
            const bool both = a != nullptr && b != nullptr;
            const bool same = moved.change.kind == ChangeClass::unchanged || (both && agree(a->value, b->value));
            if (same && !(both && a->value.unit != b->value.unit)) return;
            const bool gone = moved.change.kind == ChangeClass::removed || moved.change.kind == ChangeClass::became_unknown;
            if (gone && options.withholds) return;
            if (both) moved.incomparable = gate.reason(a->value, b->value);
            if (!moved.incomparable.empty()) moved.change = {ChangeClass::changed, {}, {}};
            comparison.figures.push_back(std::move(moved));
          });
  pair_up(before.judgments, after.judgments,
          [](const RecordedJudgment& judgment) -> const std::string& { return judgment.key; },
          [&](const RecordedJudgment* a, const RecordedJudgment* b) {
            if (a == nullptr ? misses(before, b->plugin) : b == nullptr && (options.withholds || misses(after, a->plugin))) return;
            comparison.judgments.push_back(compare(a, b));
          });
  return comparison;
}

}  // namespace quire::core
