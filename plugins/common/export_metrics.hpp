#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/interval.hpp"
#include "quire/value.hpp"

/// The figures and limits of United States controls on advanced chips: ECCN 3A090 as of 2022
/// (87 FR 62186) and 2023 (88 FR 73458), the letters of April 2025 (as Intel's was quoted) and the
/// case-by-case lane of 2026 (91 FR 1684). Nothing is rounded before it is compared. A missing
/// figure keeps every outcome open that it could lead to.
namespace quire::analysis {

/// Dense throughput at one number format.
struct FormatRate {
  double bits;    // width of the inputs of a multiplication
  Interval tops;  // 10^12 operations a second, one multiply-accumulate counted as two; dense
};

/// Total processing performance: the highest TOPS x bits over the formats with a known rate;
/// formats are never added up. Unknown without any.
Interval total_processing_performance(std::span<const FormatRate> rates);

/// TPP per mm2 of applicable die area (logic dies on non-planar nodes). An area of exactly 0 means
/// that no die counts: the density is then 0 and meets no limit. Of an area without an upper bound it has no lower one.
Interval performance_density(Interval tpp, Interval die_area_mm2);

/// What decides a chip's class.
struct ChipFacts {
  Interval tpp;
  Interval die_area_mm2;
  Interval interconnect;           // GB/s, both directions together
  Interval memory_bandwidth;       // GB/s
  std::optional<bool> datacenter;  // designed or marketed for data centres (Note 2 to 3A090)
};

/// First and last day of force; without a last day still in force.
struct Period {
  Date first;
  std::optional<Date> last;
  bool holds_on(Date day) const { return first <= day && (!last || day <= *last); }
};

/// When each rule applied. The defaults are the published dates.
struct RulePeriods {
  using Ymd = std::chrono::year_month_day;
  static constexpr Date day(int year, unsigned month, unsigned of_month) {
    return std::chrono::sys_days{
        Ymd{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}}};
  }

  Period rule_2022{day(2022, 10, 21), day(2023, 11, 16)};
  Period rule_2023{day(2023, 11, 17), {}};
  Period letters_2025{day(2025, 4, 9), day(2025, 8, 8)};
  Period case_by_case_2026{day(2026, 1, 15), {}};
};

enum class ExportClass { control_2022, a, b, outside, no_rule };
/// "3A090", "3A090.a", "3A090.b", "outside", "no rule".
std::string_view word(ExportClass outcome);

struct Classification {
  std::vector<ExportClass> possible;  // at least one, in the order of the enum
  std::string reason;                 // why more than one is possible; empty with one

  bool determined() const { return possible.size() == 1; }
  bool may_be(ExportClass outcome) const;
  /// Controlled whichever of the outcomes is true.
  bool surely_controlled() const;
  /// "3A090.a", "undetermined (3A090.b or outside)", or "undetermined" when every class is
  /// possible.
  std::string text() const;
};

/// The class on `day`. The performance density is formed from the facts, so that an uncertain TPP
/// moves both figures together.
Classification classify(const ChipFacts& facts, Date day, const RulePeriods& periods = {});

/// The 2023 rule on a box of TPP and performance density that vary independently.
std::vector<ExportClass> classes_2023(Interval tpp, Interval density,
                                      std::optional<bool> datacenter);

/// The criterion of the April 2025 letters: memory bandwidth >= 1400 GB/s, or interconnect >= 1100,
/// or both together >= 1700. Empty on days on which the letters did not apply.
std::optional<Truth> letter_criterion_2025(const ChipFacts& facts, Date day,
                                           const RulePeriods& periods = {});

/// Inside the figures of the case-by-case lane: TPP < 21000 and memory bandwidth < 6500 GB/s (the
/// other conditions are not figures of the chip). Empty on days before the lane.
std::optional<Truth> case_by_case_2026(const ChipFacts& facts, Date day,
                                       const RulePeriods& periods = {});

/// A figure against one limit of the 2023 rule.
struct LimitDistance {
  enum class Figure { tpp, density };
  Figure figure;
  double limit;
  Interval ratio;  // figure / limit
};

/// The limit of the 2023 rule that is nearest in ratio: of the TPP limits 1600, 2400 and 4800 and,
/// where a density limit can decide (1600 <= TPP < 4800), of the density limits 1.6, 3.2 and 5.92.
/// Empty when the TPP is unknown.
std::optional<LimitDistance> nearest_limit(const ChipFacts& facts);

}  // namespace quire::analysis
