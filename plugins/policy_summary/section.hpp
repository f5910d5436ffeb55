#pragma once

#include <map>
#include <string>
#include <vector>

#include "policy_summary/chronicle.hpp"
#include "policy_summary/facts.hpp"
#include "policy_summary/measures.hpp"
#include "policy_summary/reach.hpp"
#include "policy_summary/records.hpp"
#include "policy_summary/words.hpp"
#include "quire/plugin.hpp"

namespace quire::policy_summary {

/// What the report asks for; plugin.toml describes each.
struct Request {
  int window_days = 31;
  std::size_t latest_events = 6;
  std::vector<std::string> chain;
  std::vector<std::string> measures;
  std::string focus;
  std::vector<std::string> chips;         // rows of the matrix
  std::vector<std::string> matrix_rules;  // its columns
  std::vector<std::string> scenarios;     // "name = condition"
  std::map<std::string, std::string, std::less<>> call_names;
};

/// Everything the writers below read. `day` is the as-of date, or that of the event in focus.
struct Analysis {
  Records records;
  Request request;
  Date day{};
  std::vector<Measure> measures;  // their state on `day`
  std::vector<Measure> today;     // their state on the as-of date
  std::vector<TrackedChip> chips;
  std::vector<ReadableRule> matrix_rules;
  std::vector<Scenario> scenarios;
};

/// Every condition is read once for its mistakes; then the matrix, the named changes, and every
/// bill that the dataset has a condition of.
void find_reach(const Dataset& data, Analysis& analysis);

/// The plugin.
class PolicySummary {
 public:
  void analyze(const Dataset& data, const Options& options, Section& section);
};

// The parts of the section, in reading order. Each says what is missing where it has nothing to
// show.
void write_story(const Analysis& analysis, Names& names, Section& section);
void write_rules(const Analysis& analysis, Names& names, Section& section);
void write_timeline(const Analysis& analysis, Section& section);
void write_countdown(const Analysis& analysis, Section& section);
/// Watch list of the front page: what comes, and what somebody must look up.
void write_watch_items(const Analysis& analysis, Section& section);
void write_latest_events(const Analysis& analysis, Names& names, Section& section);
void write_around(const Analysis& analysis, const Event& event, Names& names, Section& section);
void write_outlook(const Analysis& analysis, Section& section);
void write_matrix(const Analysis& analysis, Section& section);
void write_scenarios(const Analysis& analysis, Section& section);
void write_ownership_gap(Section& section);
/// What the reader must know about this edition's rules.
void write_note(const Analysis& analysis, Section& section);
/// For the lists at the briefing's end.
void write_methods(Section& section);
void write_terms(Section& section);

}  // namespace quire::policy_summary
