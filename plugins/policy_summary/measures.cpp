#include "policy_summary/measures.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "policy_summary/spans.hpp"
#include "policy_summary/words.hpp"

namespace quire::policy_summary {
namespace {

constexpr std::size_t kMostTitle = 64;

using Chosen = std::vector<const Measure*>;

/// "89 FR 96790" of "89 FR 96790; 15 CFR 740.25".
std::string first_citation(const Rule& rule) {
  return rule.citation.substr(0, rule.citation.find(';'));
}

bool stands_alone(const Rule& rule) {
  return rule.citation.empty() || !rule.from || !rule.suspensions.empty();
}

/// "3A090.a", as against "letter" or "25% duty".
bool is_control_number(const std::string& measure) {
  return measure.size() > 1 && measure[0] >= '0' && measure[0] <= '9' && measure[1] >= 'A' &&
         measure[1] <= 'Z';
}

bool is_one_of(const Measure& measure, const std::set<std::string>& ids) {
  return std::any_of(measure.rules.begin(), measure.rules.end(),
                     [&](const Rule* rule) { return ids.count(rule->id) != 0; });
}

/// `ids` and what they supersede, over any number of steps.
std::set<std::string> with_predecessors(const std::vector<Measure>& measures,
                                        std::set<std::string> ids) {
  std::map<std::string, const Rule*> by_id;
  for (const Measure& measure : measures)
    for (const Rule* rule : measure.rules) by_id[rule->id] = rule;
  std::vector<std::string> open(ids.begin(), ids.end());
  while (!open.empty()) {
    const auto found = by_id.find(open.back());
    open.pop_back();
    if (found == by_id.end()) continue;
    for (const std::string& id : found->second->supersedes)
      if (ids.insert(id).second) open.push_back(id);
  }
  return ids;
}

/// Keeps the `limit` of lowest rank; among equals the one whose state began last, then by id.
void keep_best(Chosen& chosen, std::size_t limit, const std::map<const Measure*, int>& ranks) {
  std::stable_sort(chosen.begin(), chosen.end(), [&](const Measure* a, const Measure* b) {
    return std::make_tuple(ranks.at(a), b->status.since, a->id()) <
           std::make_tuple(ranks.at(b), a->status.since, b->id());
  });
  if (chosen.size() > limit) chosen.resize(limit);
}

}  // namespace

Side side_of(std::string_view country) {
  if (country == "US") return Side::us;
  if (country == "CN") return Side::china;
  return Side::others;
}

std::string Measure::title() const {
  std::set<std::string> seen;
  std::string titles;
  for (const Rule* rule : rules) {
    if (!seen.insert(rule->title).second) continue;
    titles += (titles.empty() ? "" : "; ") + rule->title;
  }
  return titles;
}

std::string Measure::short_title() const { return shortened(title(), kMostTitle); }

std::string Measure::citation() const {
  std::string text =
      rules.size() == 1 ? shortened(first().citation, kMostTitle) : first_citation(first());
  std::string_view between = text.empty() ? "" : " · ";
  for (const Rule* rule : rules) {
    if (!is_control_number(rule->measure)) continue;
    text += std::string(between) + rule->measure;
    between = ", ";
  }
  return text.empty() ? "not cited" : text;
}

std::optional<Date> Measure::last_verified() const {
  std::optional<Date> oldest = first().as_of;
  for (const Rule* rule : rules) oldest = std::min(oldest, rule->as_of);  // empty is less than any
  return oldest;
}

std::vector<Measure> group_measures(const std::vector<Rule>& rules, Date day, Date known) {
  using Key =
      std::tuple<std::string, std::string, std::string, std::optional<Date>, std::optional<Date>>;
  std::map<Key, std::size_t> index;
  std::vector<Measure> measures;
  for (const Rule& rule : rules) {
    if (!stands_alone(rule)) {
      const Key key{rule.jurisdiction, rule.authority, first_citation(rule), rule.from, rule.to};
      const auto [found, is_new] = index.emplace(key, measures.size());
      if (!is_new) {
        measures[found->second].rules.push_back(&rule);
        continue;
      }
    }
    measures.push_back({{&rule}, side_of(rule.jurisdiction), status_on(rule, day, known)});
  }
  // A measure is named by its first rule, one with a control number where there is one: which that is
  // may not depend on the order of the rows.
  const auto rank = [](const Rule* rule) {
    return std::make_tuple(!is_control_number(rule->measure), std::string_view(rule->id));
  };
  for (Measure& measure : measures)
    std::sort(measure.rules.begin(), measure.rules.end(),
              [&](const Rule* a, const Rule* b) { return rank(a) < rank(b); });
  return measures;
}

int count(const std::vector<Measure>& measures, State state) {
  return static_cast<int>(std::count_if(measures.begin(), measures.end(), [&](const Measure& one) {
    return one.status.state == state;
  }));
}

int count(const std::vector<Measure>& measures, State state, Side side) {
  return static_cast<int>(std::count_if(measures.begin(), measures.end(), [&](const Measure& one) {
    return one.status.state == state && one.side == side;
  }));
}

bool needs_attention(State state) {
  return state == State::unknown || state == State::suspended || state == State::scheduled;
}

std::vector<const Measure*> choose_rows(const std::vector<Measure>& measures,
                                        const std::vector<std::string>& pinned, std::size_t limit) {
  const std::set<std::string> pins(pinned.begin(), pinned.end());
  Chosen chosen;
  std::map<const Measure*, int> ranks;
  for (const Measure& measure : measures) {
    const State state = measure.status.state;
    if (state != State::in_force && !needs_attention(state)) continue;
    ranks[&measure] = needs_attention(state) ? 0 : is_one_of(measure, pins) ? 1 : 2;
    chosen.push_back(&measure);
  }
  keep_best(chosen, limit, ranks);
  std::stable_sort(chosen.begin(), chosen.end(), [](const Measure* a, const Measure* b) {
    return std::tie(a->side, a->status.state, a->status.since, a->id()) <
           std::tie(b->side, b->status.state, b->status.since, b->id());
  });
  return chosen;
}

std::vector<const Measure*> choose_lanes(const std::vector<Measure>& measures,
                                         const std::vector<std::string>& pinned, Date known,
                                         std::size_t limit) {
  const std::set<std::string> wanted =
      with_predecessors(measures, std::set<std::string>(pinned.begin(), pinned.end()));
  Chosen chosen;
  std::map<const Measure*, int> ranks;
  std::map<const Measure*, Date> starts;
  for (const Measure& measure : measures) {
    const std::vector<Span> spans = spans_of(measure.first(), known);
    if (spans.empty()) continue;
    const bool is_wanted = is_one_of(measure, wanted);
    const State state = measure.status.state;
    if (!is_wanted && state != State::in_force && !needs_attention(state)) continue;
    ranks[&measure] = needs_attention(state) ? 0 : is_wanted ? 1 : 2;
    starts[&measure] = spans.front().from;
    chosen.push_back(&measure);
  }
  keep_best(chosen, limit, ranks);
  std::stable_sort(chosen.begin(), chosen.end(), [&](const Measure* a, const Measure* b) {
    return std::tie(a->side, starts.at(a), a->id()) < std::tie(b->side, starts.at(b), b->id());
  });
  return chosen;
}

}  // namespace quire::policy_summary
