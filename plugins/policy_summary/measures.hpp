#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy_summary/state.hpp"

namespace quire::policy_summary {

enum class Side { us, china, others };
Side side_of(std::string_view country);

/// One published instrument: the rules that one citation puts in force on the same days. Counting
/// those instead of rows keeps a rule with five paragraphs from weighing five times.
struct Measure {
  std::vector<const Rule*> rules;  // at least one; the first one names the measure
  Side side = Side::others;
  Status status;

  const Rule& first() const { return *rules.front(); }
  const std::string& id() const { return first().id; }
  /// The titles of its rules, each once.
  std::string title() const;
  /// The same, cut to what a table cell or a sentence holds.
  std::string short_title() const;
  /// Its citation, and the export control numbers it is about: "88 FR 73458 · 3A090.a, 3A090.b".
  std::string citation() const;
  /// The oldest of its rows' last checks; empty when one was never checked.
  std::optional<Date> last_verified() const;
};

/// All rules as measures with their state on `day`, in the table's order. Rules that are suspended
/// at some time, or that have no citation or first day, stand alone.
std::vector<Measure> group_measures(const std::vector<Rule>& rules, Date day, Date known);

/// How many measures are in the state; of all sides, or of one.
int count(const std::vector<Measure>& measures, State state);
int count(const std::vector<Measure>& measures, State state, Side side);

/// What is suspended, scheduled or unknown.
bool needs_attention(State state);

/// Measures that are in force or need attention, at most `limit`: first those that need attention,
/// then the `pinned`, then the newest. Sorted by side, then state, then first day.
std::vector<const Measure*> choose_rows(const std::vector<Measure>& measures,
                                        const std::vector<std::string>& pinned, std::size_t limit);

/// Measures to draw, at most `limit`: first those that need attention, then the `pinned` and all
/// that these supersede, then the newest in force. Sorted by side, then first day drawn. A measure
/// without a span to draw is never among them.
std::vector<const Measure*> choose_lanes(const std::vector<Measure>& measures,
                                         const std::vector<std::string>& pinned, Date known,
                                         std::size_t limit);

}  // namespace quire::policy_summary
