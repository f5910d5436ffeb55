#include "edition/change.hpp"

#include <cmath>

namespace quire::core {
namespace {

// 4.2 - 4.0 is a little less than 0.2 in floating point: a move of exactly what matters matters.
constexpr double kNoise = 1e-12;

Change compare_numbers(double before, double after, double materiality) {
  Change change;
  if (before == after) return change;
  change.difference = after - before;
  if (before != 0) change.percent = 100 * *change.difference / std::abs(before);
  if (change.percent && !std::isfinite(*change.percent)) change.percent.reset();
  const bool matters =
      before == 0 || std::abs(*change.difference) / std::abs(before) >= materiality - kNoise;
  change.kind = matters ? ChangeClass::changed : ChangeClass::immaterial;
  return change;
}

}  // namespace

std::string_view word(ChangeClass change) {
  constexpr std::string_view kWords[] = {"unchanged",      "immaterial", "changed", "became_known",
                                         "became_unknown", "added",      "removed"};
  return kWords[static_cast<int>(change)];
}

Change compare_statements(const Statement& before, const Statement& after, double materiality) {
  if (before == after) return {};
  if (std::holds_alternative<Unsaid>(before)) return {ChangeClass::added, {}, {}};
  if (std::holds_alternative<Unsaid>(after)) return {ChangeClass::removed, {}, {}};
  if (std::holds_alternative<NotKnown>(before)) return {ChangeClass::became_known, {}, {}};
  if (std::holds_alternative<NotKnown>(after)) return {ChangeClass::became_unknown, {}, {}};
  const double* old_number = std::get_if<double>(&before);
  const double* new_number = std::get_if<double>(&after);
  if (old_number != nullptr && new_number != nullptr)
    return compare_numbers(*old_number, *new_number, materiality);
  return {ChangeClass::changed, {}, {}};
}

}  // namespace quire::core
