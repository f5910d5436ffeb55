#include "market_signals/panel.hpp"

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr std::size_t kMostPoints =
    200;  // of one line; more than a chart half a page wide can show
constexpr Days kFiscalWeek{8};
constexpr std::string_view kNoBreakSpace = "\u00A0";

std::string words(double days) {
  if (days < 45) return "months";
  if (days < 135) return "quarters";
  if (days < 230) return "half-years";
  return days < 400 ? "years" : "periods";
}

std::string span_of(const std::vector<const Point*>& line) {
  const std::string first(line.front()->period.label);
  return line.size() == 1 ? first : first + "–" + std::string(line.back()->period.label);
}

std::string left_out(const Series& series, std::size_t drawn) {
  const std::size_t rest = series.points.size() - drawn;
  if (rest == 0) return {};
  return " " + counted(rest, "period") + " of another length or further back not drawn.";
}

/// A period without a row is a gap as well.
void add_gap(Panel& panel, const Point& before, const Point& after) {
  if (after.period.start - before.period.end <= kFiscalWeek) return;
  panel.points.push_back(
      {"", before.period.end + (after.period.end - before.period.end) / 2, {}, Value::unknown()});
}

const PanelPoint* last_known(const Panel& panel) {
  for (std::size_t i = panel.points.size(); i-- > 0;)
    if (panel.points[i].number.known()) return &panel.points[i];
  return nullptr;
}

std::string with_unit(const Panel& panel, Interval number) {
  const std::string text = plain(number, panel.decimals);
  return panel.unit == "%" ? text + std::string(kNoBreakSpace) + "%" : text;
}

/// False when the line has nothing to show.
bool finish(Panel& panel) {
  const PanelPoint* last = last_known(panel);
  if (last == nullptr) return false;
  // Beside what others say the figure would stand in their marks; the title has it.
  if (panel.others.empty()) panel.end_label = with_unit(panel, last->number);
  return true;
}

}  // namespace

std::optional<Panel> growth_panel(const Series& series) {
  const std::vector<const Point*> line = line_of(series, kMostPoints);
  Panel panel;
  panel.key = "market/growth/" + slug(series.id);
  panel.unit = "%";
  panel.decimals = 1;
  std::size_t stated = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) add_gap(panel, *line[i - 1], *line[i]);
    const Change change = change_on_year(series, *line[i]);
    const bool by_source = !change.percent.known() && line[i]->stated;
    stated += by_source ? 1 : 0;
    panel.points.push_back({std::string(line[i]->period.label), line[i]->period.end,
                            by_source ? Interval(*line[i]->stated) : change.percent,
                            by_source ? stated_value(*line[i]) : growth_value(series, change)});
  }
  if (!finish(panel)) return {};
  const PanelPoint& last = *last_known(panel);
  panel.title = series.entity + "'s " + short_metric(series.metric) + " " +
                moved((last.number.low() + last.number.high()) / 2) + " in " + last.label;
  panel.subtitle = capitalized(short_metric(series.metric)) +
                   ", change on the same period a year before, %, " + span_of(line);
  if (stated != 0)
    panel.note = " " + counted(stated, "rate") +
                 " as the source states, rounded; the base is not in "
                 "the data.";
  panel.note += left_out(series, line.size());
  return panel;
}

std::optional<Panel> level_panel(const Series& series) {
  const std::vector<const Point*> line = line_of(series, kMostPoints);
  Panel panel;
  panel.key = "market/level/" + slug(series.id);
  panel.unit = page_unit(series.unit);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) add_gap(panel, *line[i - 1], *line[i]);
    panel.decimals = std::max(panel.decimals, decimals_for(line[i]->value));
    panel.points.push_back({std::string(line[i]->period.label), line[i]->period.end, line[i]->value,
                            point_value(series, *line[i])});
  }
  for (const DisputedPeriod& disputed : series.disputed) {
    const Point* own = find_period(series, disputed.period);
    if (own != nullptr && own->value.known()) continue;
    panel.others.push_back({std::string(disputed.period.label), disputed.period.end,
                            disputed.others, disputed_value(series, disputed)});
  }
  if (!finish(panel)) return {};
  const Point& latest = *series.latest();
  const Change change = change_on_year(series, latest);
  panel.title = series.entity + "'s " + short_metric(series.metric);
  if (change.percent.exact())
    panel.title += " " + moved(change.percent.low()) + ", to " + with_unit(panel, latest.value) +
                   " in " + std::string(latest.period.label);
  else
    panel.title += " was " + with_unit(panel, latest.value) + " in " +
                   std::string(latest.period.label) + "; growth is n/k";
  panel.subtitle = capitalized(std::string(series.metric)) + ", " + std::string(panel.unit) + ", " +
                   words(static_cast<double>(line.back()->period.days())) + ", " + span_of(line);
  if (!panel.others.empty())
    panel.note = " Grey: where the line has a gap, what others say on other bases.";
  panel.note += left_out(series, line.size());
  return panel;
}

/// " Others give 14.8–19.9 % for FY25Q4.": periods on the line about which sources disagree.
std::string disputed_shares(const Series& part, const Series& whole, const Panel& panel) {
  std::string text;
  for (const DisputedPeriod& disputed : part.disputed) {
    const Point* own = find_period(part, disputed.period);
    if (own == nullptr || !own->value.known()) continue;
    Point other = *own;
    other.value = disputed.others;
    if (const analysis::Interval share = share_of(part, other, whole); share.known())
      text += (text.empty() ? " Others give " : ", ") + with_unit(panel, share) + " for " +
              std::string(disputed.period.label);
  }
  return text.empty() ? text : text + ".";
}

std::optional<Panel> share_panel(const Analysis& analysis) {
  const Series* whole = analysis.wholes.empty() ? nullptr : analysis.wholes.front();
  if (analysis.part == nullptr || whole == nullptr) return {};
  const Series& part = *analysis.part;
  const std::vector<const Point*> line = line_of(part, kMostPoints);
  Panel panel;
  panel.key = "market/share/" + slug(part.id);
  panel.unit = "%";
  panel.decimals = 1;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) add_gap(panel, *line[i - 1], *line[i]);
    panel.points.push_back({std::string(line[i]->period.label), line[i]->period.end,
                            share_of(part, *line[i], *whole), share_value(part, *line[i], *whole)});
  }
  if (!finish(panel)) return {};
  const PanelPoint& last = *last_known(panel);
  panel.title = capitalized(short_metric(part.metric)) + " was " + with_unit(panel, last.number) +
                " of " + part.entity + "'s total in " + last.label;
  if (analysis.outlook && analysis.outlook->before->period.label != last.label) {
    const std::string before(analysis.outlook->before->period.label);
    panel.title += ", after " + with_unit(panel, share_of(part, *analysis.outlook->before, *whole)) +
                   " in " + before;
    for (PanelPoint& point : panel.points) point.named = point.label == before;
  }
  panel.note += disputed_shares(part, *whole, panel);
  panel.subtitle = capitalized(std::string(part.metric)) + " / " + whole->metric + ", %, " +
                   words(static_cast<double>(line.back()->period.days())) + ", " + span_of(line);
  return panel;
}

}  // namespace quire::market_signals
