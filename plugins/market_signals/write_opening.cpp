#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr std::string_view kPercent = "\u00A0%";

const Series* total_of(const Analysis& analysis) {
  return analysis.wholes.empty() ? nullptr : analysis.wholes.front();
}

/// The latest growth of the first series asked for; empty without one.
std::optional<Change> latest_growth(const Analysis& analysis, const Series*& series) {
  for (const std::string& id : analysis.request.growth) {
    series = find_series(analysis.all, id);
    const Point* latest = series == nullptr ? nullptr : series->latest();
    if (latest == nullptr) continue;
    const Change change = change_on_year(*series, *latest);
    if (change.percent.known()) return change;
  }
  return {};
}

std::string fell_or_rose(Interval from, Interval to) {
  if (to.high() < from.low()) return "fell";
  return to.low() > from.high() ? "rose" : "moved";
}

std::string title_of(const Analysis& analysis) {
  const Series* total = total_of(analysis);
  const Point* latest = analysis.part == nullptr ? nullptr : analysis.part->latest();
  if (latest != nullptr && total != nullptr) {
    const Interval now = share_of(*analysis.part, *latest, *total);
    const Interval before =
        analysis.outlook ? share_of(*analysis.part, *analysis.outlook->before, *total) : Interval();
    const std::string name = analysis.part->entity + "'s " + short_metric(analysis.part->metric);
    const std::string by = std::string(latest->period.label);
    if (now.known() && before.known() && latest != analysis.outlook->before)
      return name + " " + fell_or_rose(before, now) + " from " + plain(before, 1) +
             std::string(kPercent) + " to " + plain(now, 1) + std::string(kPercent) +
             " of its total by " + by;
    if (now.known())
      return name + " was " + plain(now, 1) + std::string(kPercent) + " of its total in " + by;
  }
  const Series* series = nullptr;
  if (const auto change = latest_growth(analysis, series))
    return series->entity + "'s " + short_metric(series->metric) + " " +
           moved((change->percent.low() + change->percent.high()) / 2) + " in " +
           std::string(change->point->period.label);
  return counted(analysis.all.size(), "market series") +
         (analysis.all.size() == 1 ? " is" : " are") + " known on " +
         iso_date(analysis.records.as_of);
}

/// How many periods after the latest figure have a row without one.
std::size_t empty_since(const Series& series, const Point& latest) {
  return static_cast<std::size_t>(&series.points.back() - &latest);
}

template <class Text>
void say_part(Text& text, const Analysis& analysis) {
  const Series* total = total_of(analysis);
  const Point* latest = analysis.part == nullptr ? nullptr : analysis.part->latest();
  if (latest == nullptr || total == nullptr) return;
  text.text(analysis.part->entity + " booked ")
      .value(point_value(*analysis.part, *latest))
      .text(" of " + short_metric(analysis.part->metric) + " in " +
            std::string(latest->period.label) + ", ")
      .value(share_value(*analysis.part, *latest, *total))
      .text(" of its total");
  if (analysis.outlook && analysis.outlook->before != latest)
    text.text(", against ")
        .value(share_value(*analysis.part, *analysis.outlook->before, *total))
        .text(" in " + std::string(analysis.outlook->before->period.label) +
              ", the last period before ")
        .value(Value::date(analysis.outlook->event->date).from(analysis.outlook->event->date_cell));
  text.text(".");
  if (const std::size_t empty = empty_since(*analysis.part, *latest); empty != 0)
    text.text(" For the ")
        .value(plain_count(empty)
                   .key("market/" + slug(analysis.part->id) + "/periods_unknown")
                   .name("Periods since without a figure")
                   .formula("count of periods"))
        .text(empty == 1 ? " period since, no figure on this basis is known."
                         : " periods since, no figure on this basis is known.");
}

template <class Text>
void say_growth(Text& text, const Analysis& analysis, Names& names) {
  const Series* series = nullptr;
  const auto change = latest_growth(analysis, series);
  if (!change) return;
  text.text(" " + names.introduce(series->entity) + ": " + short_metric(series->metric) +
            (change->percent.low() > 0 ? " grew by " : " changed by "))
      .value(growth_value(*series, *change))
      .text(" on the year in " + std::string(change->point->period.label) + ", to ")
      .value(point_value(*series, *change->point));
  // A segment that was given more parts grew by them, too.
  if (const std::string_view remark =
          text_of(analysis.records, change->point->rows.front(), "notes");
      !remark.empty())
    text.text(" (").text(remark).text(")");
  text.text(".");
}

void write_key_figures(const Analysis& analysis, Section& section) {
  const Series* total = total_of(analysis);
  const Point* latest = analysis.part == nullptr ? nullptr : analysis.part->latest();
  if (latest != nullptr && total != nullptr)
    section.key_figure(analysis.part->entity + "'s " + short_metric(analysis.part->metric) +
                           ", share of its total",
                       share_value(*analysis.part, *latest, *total),
                       std::string(latest->period.label) + ", to " + iso_date(latest->period.end));
  const Series* series = nullptr;
  if (const auto change = latest_growth(analysis, series))
    section.key_figure(
        series->entity + "'s " + short_metric(series->metric) + ", on a year before",
        growth_value(*series, *change),
        std::string(change->point->period.label) + ", to " + iso_date(change->point->period.end));
}

}  // namespace

void write_opening(const Analysis& analysis, Names& names, Section& section) {
  section.title(title_of(analysis));
  if (analysis.all.empty()) {
    section.callout(CalloutKind::gap, "No market figure to show");
    section.paragraph("None of the series asked for has a row with a first and a last day on ")
        .value(Value::date(analysis.records.as_of))
        .text(".");
    section.end_callout();
    return;
  }
  Paragraph lead = section.lead();
  say_part(lead, analysis);
  say_growth(lead, analysis, names);
  Highlight bottom_line = section.bottom_line();
  say_part(bottom_line, analysis);
  say_growth(bottom_line, analysis, names);
  write_key_figures(analysis, section);
}

}  // namespace quire::market_signals
