#include <map>

#include "policy_summary/facts.hpp"
#include "policy_summary/section.hpp"
#include "policy_summary/spans.hpp"

namespace quire::policy_summary {
namespace {

constexpr std::size_t kMostLanes = 15;
constexpr std::size_t kMostLabel = 40;

/// One label a lane: two rules of one name would share a lane.
std::vector<std::string> labels_of(const std::vector<const Measure*>& lanes) {
  std::vector<std::string> labels;
  std::map<std::string, int> uses;
  for (const Measure* measure : lanes) {
    const Rule& rule = measure->first();
    labels.push_back((rule.jurisdiction.empty() ? "" : rule.jurisdiction + " ") +
                     shortened(rule.title, kMostLabel));
    ++uses[labels.back()];
  }
  for (std::size_t i = 0; i < lanes.size(); ++i)
    if (uses[labels[i]] > 1) labels[i] += " (" + lanes[i]->id() + ")";
  return labels;
}

std::string described(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) {
    text +=
        (text.empty() ? "" : ", ") + std::string(word(span.state)) + " from " + iso_date(span.from);
    if (span.to) text += " to " + iso_date(*span.to);
  }
  return text;
}

std::string_view chart_state(State state) {
  return state == State::unknown ? std::string_view("unknown") : word(state);
}

std::string chart_title(const std::vector<const Measure*>& lanes) {
  std::map<State, std::size_t> counts;
  for (const Measure* measure : lanes) ++counts[measure->status.state];
  std::string title = std::to_string(counts[State::in_force]) + " of " + std::to_string(lanes.size()) + " measures run on";
  for (const State state : {State::suspended, State::scheduled, State::unknown})
    if (counts[state] != 0) title += ", " + std::to_string(counts[state]) + " " + std::string(chart_state(state));
  if (counts[State::expired] != 0) title += ", " + std::to_string(counts[State::expired]) + " ended";
  return title;
}

/// "A, “replaced by licensing”": the ends that a bar alone would show as freedom.
std::string ends_in_words(const std::vector<const Measure*>& lanes,
                          const std::vector<std::string>& labels, Date as_of) {
  std::string text;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    if (lanes[i]->status.state != State::expired) continue;
    const std::string_view words = word_on_end(lanes[i]->first(), as_of);
    if (!words.empty())
      text += (text.empty() ? "" : "; ") + labels[i] + ", “" + std::string(words) + "”";
  }
  return text.empty() ? text : " Ended, as the record puts it: " + text + ".";
}

}  // namespace

void write_timeline(const Analysis& analysis, Section& section) {
  const Date as_of = analysis.records.as_of;
  const std::vector<const Measure*> lanes =
      choose_lanes(analysis.measures, analysis.request.measures, as_of, kMostLanes);
  section.heading("How the rules came and went", "policy/timeline");
  if (lanes.empty()) {
    section.paragraph("No rule has a dated life to draw.");
    return;
  }

  const std::vector<std::string> labels = labels_of(lanes);
  std::string alt = "Timeline as of " + iso_date(as_of) + ".";
  for (std::size_t i = 0; i < lanes.size(); ++i)
    alt += " " + labels[i] + ": " + described(spans_of(lanes[i]->first(), as_of)) + ".";

  auto chart = section.chart(Chart::Kind::timeline, "policy/timeline_chart");
  chart.title(chart_title(lanes))
      .subtitle("Days in force, suspended and unknown; the US above, China below")
      .note(
          "Hatched: suspended. White with a question mark: unknown. An open end has no last day "
          "set. Days after the as-of "
          "date as known on it." +
          ends_in_words(lanes, labels, as_of))
      .alt(alt)
      .x_axis("date", {}, Chart::Scale::time)
      .x_threshold(static_cast<double>(as_of.time_since_epoch().count()),
                   "as of " + iso_date(as_of));
  auto series = chart.series();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const Rule& rule = lanes[i]->first();
    for (const Span& span : spans_of(rule, as_of)) {
      const auto of_state = [&](Value day, const char* formula) { return day.formula(formula).from(rule.row); };
      series.span(labels[i], of_state(Value::date(span.from), "M3.1: first day of the state"),
                  of_state(span.to ? Value::date(*span.to) : Value::unknown(), "M3.1: last day of the state"),
                  chart_state(span.state));
    }
  }
}

}  // namespace quire::policy_summary
