#include <algorithm>
#include <cmath>

#include "common/export_metrics.hpp"

namespace quire::analysis {

std::string_view word(ExportClass outcome) {
  constexpr std::string_view kWords[] = {"3A090", "3A090.a", "3A090.b", "outside", "no rule"};
  return kWords[static_cast<int>(outcome)];
}

bool Classification::may_be(ExportClass outcome) const {
  return std::find(possible.begin(), possible.end(), outcome) != possible.end();
}

bool Classification::surely_controlled() const {
  return !may_be(ExportClass::outside) && !may_be(ExportClass::no_rule);
}

std::string Classification::text() const {
  if (determined()) return std::string(word(possible.front()));
  if (possible.size() == 3) return "undetermined";
  std::string names;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    if (i > 0) names += i + 1 == possible.size() ? " or " : ", ";
    names += word(possible[i]);
  }
  return "undetermined (" + names + ")";
}

namespace {

constexpr double kRateLimit2022 = 600;  // GB/s between chips, 87 FR 62186

Truth truth(std::optional<bool> answer) {
  if (!answer) return Truth::undetermined;
  return *answer ? Truth::yes : Truth::no;
}

std::vector<ExportClass> by_truth(Truth controlled, ExportClass outcome) {
  if (controlled == Truth::yes) return {outcome};
  if (controlled == Truth::no) return {ExportClass::outside};
  return {outcome, ExportClass::outside};
}

std::vector<ExportClass> classes_2022(const ChipFacts& facts) {
  return by_truth(reaches(non_negative(facts.interconnect), kRateLimit2022) &&
                      reaches(non_negative(facts.tpp), 4800),
                  ExportClass::control_2022);
}

/// A stretch of the TPP or density axis within which the 2023 rule does not change.
struct Stretch {
  double from;
  double to;  // not part of it
};
constexpr double kEnd = std::numeric_limits<double>::infinity();
constexpr Stretch kTppStretches[] = {{0, 1600}, {1600, 2400}, {2400, 4800}, {4800, kEnd}};
constexpr Stretch kDensityStretches[] = {{0, 1.6}, {1.6, 3.2}, {3.2, 5.92}, {5.92, kEnd}};

/// The table of 88 FR 73458 for chips designed or marketed for data centres, rows by TPP stretch,
/// columns by density stretch.
constexpr ExportClass kDatacenterClasses[4][4] = {
    {ExportClass::outside, ExportClass::outside, ExportClass::outside, ExportClass::outside},
    {ExportClass::outside, ExportClass::outside, ExportClass::b, ExportClass::a},
    {ExportClass::outside, ExportClass::b, ExportClass::b, ExportClass::a},
    {ExportClass::a, ExportClass::a, ExportClass::a, ExportClass::a}};

/// The part of an interval inside a stretch. Its upper end is not reached where the stretch ends.
struct Part {
  double low;
  double high;
  bool high_reached;
};

std::optional<Part> part_within(Part part, Stretch stretch) {
  const bool reaches_start =
      part.high_reached ? part.high >= stretch.from : part.high > stretch.from;
  if (!reaches_start || part.low >= stretch.to) return {};
  if (part.high >= stretch.to) return Part{std::max(part.low, stretch.from), stretch.to, false};
  return Part{std::max(part.low, stretch.from), part.high, part.high_reached};
}

/// Every class touched by a box. `density_of` gives the densities possible in a part of the TPPs.
template <class DensityOf>
std::vector<ExportClass> touched_2023(Interval tpp, Truth datacenter, DensityOf density_of) {
  bool touched[5] = {};
  const Interval tpps = non_negative(tpp);
  for (int row = 0; row < 4; ++row) {
    const std::optional<Part> tpp_part =
        part_within({tpps.low(), tpps.high(), true}, kTppStretches[row]);
    if (!tpp_part) continue;
    const Part densities = density_of(*tpp_part);
    for (int column = 0; column < 4; ++column) {
      if (!part_within(densities, kDensityStretches[column])) continue;
      const ExportClass outcome = kDatacenterClasses[row][column];
      // Note 2: other chips are outside unless their TPP alone reaches 4800.
      const bool by_tpp_alone = row == 3;
      if (datacenter != Truth::no || by_tpp_alone) touched[static_cast<int>(outcome)] = true;
      if (datacenter != Truth::yes && !by_tpp_alone)
        touched[static_cast<int>(ExportClass::outside)] = true;
    }
  }
  std::vector<ExportClass> classes;
  for (int i = 0; i < 5; ++i)
    if (touched[i]) classes.push_back(static_cast<ExportClass>(i));
  return classes;
}

std::vector<ExportClass> classes_2023(const ChipFacts& facts) {
  const Interval area = non_negative(facts.die_area_mm2);
  return touched_2023(facts.tpp, truth(facts.datacenter), [&](Part tpp) -> Part {
    if (area == Interval(0)) return {0, 0, true};
    const double low = std::isinf(area.high()) ? 0 : tpp.low / area.high();
    if (area.low() == 0 || std::isinf(tpp.high)) return {low, kEnd, false};
    return {low, tpp.high / area.low(), tpp.high_reached};
  });
}

std::vector<ExportClass> classes_on(const ChipFacts& facts, Date day, const RulePeriods& periods) {
  if (periods.rule_2023.holds_on(day)) return classes_2023(facts);
  if (periods.rule_2022.holds_on(day)) return classes_2022(facts);
  return {ExportClass::no_rule};
}

/// What keeps more than one class possible: a figure counts when knowing it, at either end of what
/// it may be, would leave fewer.
std::string reason_for(const ChipFacts& facts, Date day, const RulePeriods& periods,
                       const std::vector<ExportClass>& possible) {
  std::vector<std::string> reasons;
  const auto examine = [&](Interval ChipFacts::*figure, std::string_view missing,
                           std::string_view partly, std::string_view disputed) {
    const Interval known = non_negative(facts.*figure);
    if (known.exact()) return;
    for (const double end : {known.low(), std::isinf(known.high()) ? 1e12 : known.high()}) {
      ChipFacts settled = facts;
      settled.*figure = figure == &ChipFacts::die_area_mm2 && end == 0 ? 1e-12 : end;
      if (classes_on(settled, day, periods) == possible) continue;
      const Interval given = facts.*figure;
      reasons.emplace_back(!given.known() ? missing : std::isinf(given.high()) ? partly : disputed);
      return;
    }
  };
  examine(&ChipFacts::tpp, "no compute rate is published", "only a least compute rate is published",
          "sources disagree on compute");
  if (periods.rule_2023.holds_on(day))
    examine(&ChipFacts::die_area_mm2, "no die area is published", "a part of the die area is not published",
            "sources disagree on die area");
  else
    examine(&ChipFacts::interconnect, "no interconnect rate is published",
            "only a least interconnect rate is published", "sources disagree on the interconnect rate");
  if (!facts.datacenter) reasons.emplace_back("its market is not known");
  std::string text;
  for (const std::string& reason : reasons) text += (text.empty() ? "" : " and ") + reason;
  return text;
}

}  // namespace

std::vector<ExportClass> classes_2023(Interval tpp, Interval density,
                                      std::optional<bool> datacenter) {
  const Interval densities = non_negative(density);
  return touched_2023(tpp, truth(datacenter), [&](Part) -> Part {
    return {densities.low(), densities.high(), true};
  });
}

Classification classify(const ChipFacts& facts, Date day, const RulePeriods& periods) {
  Classification result{classes_on(facts, day, periods), {}};
  if (!result.determined()) result.reason = reason_for(facts, day, periods, result.possible);
  return result;
}

}  // namespace quire::analysis
