#include <algorithm>
#include <utility>

#include "market_signals/panel.hpp"

namespace quire::market_signals {
namespace {

constexpr Days kPad{15};                  // nearer to the edge a line may end where it ends
constexpr Days kRoom{200};                // after the last period, for the figure at a line's end
constexpr Days kNear{45};                 // events nearer than that share one label
constexpr std::size_t kMostInWords = 24;  // points told in the alternative text

std::vector<Panel> panels_of(const Analysis& analysis) {
  std::vector<Panel> panels;
  const auto add = [&](std::optional<Panel> panel) {
    if (panel) panels.push_back(std::move(*panel));
  };
  for (const std::string& id : analysis.request.growth)
    if (const Series* series = find_series(analysis.all, id)) add(growth_panel(*series));
  for (const std::string& id : analysis.request.levels)
    if (const Series* series = find_series(analysis.all, id)) add(level_panel(*series));
  add(share_panel(analysis));
  return panels;
}

struct Domain {
  Date first = Date::max();
  Date last = Date::min();
};

/// The days that all panels show: an axis of its own would make one line look like another.
Domain domain_of(const std::vector<Panel>& panels) {
  Domain domain;
  for (const Panel& panel : panels) {
    domain.first = std::min(domain.first, panel.points.front().day);
    domain.last = std::max(domain.last, panel.points.back().day);
  }
  domain.last += kRoom;
  return domain;
}

/// Unknown points at the ends keep the axis; they draw nothing.
void pad(Panel& panel, const Domain& domain) {
  if (panel.points.front().day - domain.first > kPad)
    panel.points.insert(panel.points.begin(), {"", domain.first, {}, Value::unknown()});
  if (domain.last - panel.points.back().day > kPad)
    panel.points.push_back({"", domain.last, {}, Value::unknown()});
}

/// The figure at the end of the line, unless it would stand across the mark of an event.
std::string end_label_of(const Panel& panel, const std::vector<const Event*>& marked) {
  Date end = Date::min();
  for (const PanelPoint& point : panel.points)
    if (point.number.known()) end = point.day;
  const bool is_crossed = std::any_of(marked.begin(), marked.end(), [&](const Event* event) {
    return event->date > end - kNear && event->date < end + kRoom;
  });
  return is_crossed ? std::string() : panel.end_label;
}

std::string alternative(const Panel& panel, const std::string& events) {
  std::string text = panel.title + ". " + panel.subtitle + ":";
  std::size_t told = 0;
  const std::size_t skip = panel.points.size() - std::min(panel.points.size(), kMostInWords);
  for (std::size_t i = skip; i < panel.points.size(); ++i) {
    if (panel.points[i].label.empty()) continue;
    text += (told++ == 0 ? " " : ", ") + panel.points[i].label + " " +
            plain(panel.points[i].number, panel.decimals);
  }
  if (!panel.others.empty()) text += "; on other bases";
  for (const PanelPoint& point : panel.others)
    text += " " + point.label + " " + plain(point.number, panel.decimals);
  return text + "." + events;
}

std::string described(const std::vector<const Event*>& marked, const Domain& domain) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i)
    if (marked[i]->date >= domain.first && marked[i]->date <= domain.last)
      text += (text.empty() ? " Events marked: " : ", ") + std::to_string(i + 1) + " on " +
              iso_date(marked[i]->date);
  return text.empty() ? text : text + ".";
}

/// What the numbers at a chart's lines stand for: each event up to where its summary goes into detail.
std::string legend(const std::vector<const Event*>& marked, const Domain& domain) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const Event& event = *marked[i];
    if (event.date < domain.first || event.date > domain.last) continue;
    std::string what = event.summary.substr(0, event.summary.find_first_of(";:("));
    what.erase(what.find_last_not_of(" .") + 1);
    text += (text.empty() ? "" : "; ") + std::to_string(i + 1) + " " + iso_date(event.date) + ", " + what;
  }
  return text.empty() ? text : text + ". ";
}

void write_panel(const Panel& panel, const Analysis& analysis, const Domain& domain,
                 Section& section) {
  const std::string events = described(analysis.marked, domain);
  Chart chart = section.chart(Chart::Kind::line, panel.key);
  chart.title(panel.title)
      .subtitle(panel.subtitle)
      .note(legend(analysis.marked, domain) + "Gap: n/k." + panel.note)
      .alt(alternative(panel, events))
      .half()
      .x_axis("End of period", {}, Chart::Scale::time)
      .y_axis("", panel.unit);
  std::string numbers;  // of events too near to the next for labels of their own
  for (std::size_t i = 0; i < analysis.marked.size(); ++i) {
    const Date day = analysis.marked[i]->date;
    if (day < domain.first || day > domain.last) continue;
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
    const bool waits = i + 1 < analysis.marked.size() &&
                       analysis.marked[i + 1]->date - day < kNear &&
                       analysis.marked[i + 1]->date <= domain.last;
    chart.x_threshold(static_cast<double>(day.time_since_epoch().count()),
                      waits ? std::string() : std::exchange(numbers, {}));
  }
  quire::Series line = chart.series(end_label_of(panel, analysis.marked), panel.key + "/line");
  for (const PanelPoint& point : panel.points)
    // The time axis names the periods: of the figures only those are written that the title compares.
    line.point(point.named ? plain(point.number, panel.decimals) + "\u00A0" + std::string(panel.unit) : std::string(),
               Value::date(point.day), point.value,
               panel.others.empty() ? quire::Series::Emphasis::normal
                                    : quire::Series::Emphasis::highlighted);
  if (panel.others.empty()) return;
  // Without a name: the note says what is grey, and near the edge a name would stand on the mark.
  quire::Series others = chart.series({}, panel.key + "/others");
  Date before = Date::min();
  for (const PanelPoint& point : panel.others) {
    // Two figures in a row are no line: nothing says that they share a basis.
    if (before != Date::min())
      others.point("", Value::date(before + (point.day - before) / 2), Value::unknown());
    others.point(point.label, Value::date(point.day), point.value);
    before = point.day;
  }
}

}  // namespace

void write_lines(const Analysis& analysis, Section& section) {
  std::vector<Panel> panels = panels_of(analysis);
  section.heading("Revenue and growth, one time axis", "market/lines");
  if (panels.empty()) {
    section.paragraph("No series asked for has a figure to draw.");
    return;
  }
  const Domain domain = domain_of(panels);
  for (Panel& panel : panels) {
    pad(panel, domain);
    write_panel(panel, analysis, domain, section);
  }
}

void write_events(const Analysis& analysis, Names& names, Section& section) {
  const std::size_t asked = analysis.request.events.size();
  if (asked == 0) return;
  if (!analysis.marked.empty()) {
    section.heading("Events marked in the charts", "market/events");
    List list = section.list(List::Style::numbers);
    for (const Event* event : analysis.marked)
      list.item()
          .value(Value::date(event->date).from(event->date_cell))
          .text(" · " + event->country + " · ")
          .strong(names.introduce(event->actor))
          .text(": " + event->summary + ".")
          .cite(event->row);
  }
  if (analysis.marked.size() < asked)
    section.note()
        .value(plain_count(asked - analysis.marked.size()))
        .text(" of the ")
        .value(plain_count(asked))
        .text(" events asked for are not in the dataset as it was known on ")
        .value(Value::date(analysis.records.as_of))
        .text(".");
}

}  // namespace quire::market_signals
