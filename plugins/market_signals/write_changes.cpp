#include <algorithm>

#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

constexpr std::size_t kMostNamed = 6;

std::string label_of(const Point* point) {
  return point == nullptr ? std::string("n/k") : std::string(point->period.label);
}

/// Every revenue line that the section speaks of, each once.
std::vector<const Series*> told_series(const Analysis& analysis) {
  std::vector<const Series*> told;
  const auto add = [&](const Series* series) {
    if (series != nullptr && series->latest() != nullptr &&
        std::find(told.begin(), told.end(), series) == told.end())
      told.push_back(series);
  };
  for (const std::string& id : analysis.request.growth) add(find_series(analysis.all, id));
  for (const Series* whole : analysis.wholes) add(whole);
  for (const std::string& id : analysis.request.levels) add(find_series(analysis.all, id));
  add(analysis.part);
  return told;
}

std::string title_of(const std::vector<Change>& changes) {
  std::size_t known = 0;
  std::size_t up = 0;
  for (const Change& change : changes) {
    known += change.percent.known() ? 1 : 0;
    up += change.percent.known() && change.percent.low() > 0 ? 1 : 0;
  }
  if (known == 0)
    return "No change on the year can be computed for any of " + counted(changes.size(), "series");
  return std::to_string(up) + " of " + std::to_string(known) +
         " series with a base a year before " + (up == 1 ? "stands" : "stand") + " higher";
}

void write_row(TableBlock& table, const Series& series, const Change& change) {
  TableRow row = table.row("market/" + slug(series.id));
  row.cell(series.entity + ": " + short_metric(series.metric));
  row.cell(label_of(change.point) + ", to " + iso_date(change.point->period.end));
  row.cell(point_value(series, *change.point));
  row.cell(label_of(change.base));
  if (change.base == nullptr)
    row.cell(Value::unknown(page_unit(series.unit)));
  else
    row.cell(point_value(series, *change.base));
  row.cell(growth_value(series, change));
  if (change.point->stated)
    row.cell(stated_value(*change.point));
  else
    row.cell("not stated");
}

/// Remarks of the sources on the figures in the table, as the dataset gives them.
std::string remarks_on(const Records& records, const std::vector<const Series*>& told,
                       const std::vector<Change>& changes) {
  std::string text;
  for (std::size_t i = 0; i < told.size(); ++i)
    if (const std::string_view note = text_of(records, changes[i].point->rows.front(), "notes");
        !note.empty())
      text += " " + told[i]->entity + ", " + label_of(changes[i].point) + ": " + std::string(note) +
              ".";
  return text;
}

/// Whether the growth that sources state follows from the figures.
void write_check(const std::vector<const Series*>& told, Section& section) {
  std::vector<quire_row> stated;  // one of each period
  std::vector<quire_row> without_base;
  std::vector<quire_row> agreeing;
  std::vector<quire_row> apart;
  std::vector<std::pair<const Series*, Change>> off;
  for (const Series* series : told)
    for (const Point& point : series->points) {
      if (!point.stated) continue;
      const Change change = change_on_year(*series, point);
      if (change.is_off_the_stated) off.emplace_back(series, change);
      stated.push_back(point.stated_cell);
      (!change.percent.known()     ? without_base
       : change.is_off_the_stated ? apart
                                  : agreeing)
          .push_back(point.stated_cell);
    }
  if (stated.empty()) return;
  const auto count_of = [](const std::vector<quire_row>& rows, const char* key, const char* formula) {
    Value value = plain_count(rows.size()).key(key).formula(formula);
    for (const quire_row& row : rows) value.from(row);
    return value;
  };
  Paragraph text = section.paragraph();
  text.text("Of ")
      .value(count_of(stated, "market/stated/rates", "growth rates that sources state"))
      .text(" growth rates that the sources state, ")
      .value(count_of(agreeing, "market/stated/agreeing", "M4.1: of these, those that follow from the figures to their rounding"))
      .text(" follow from the figures to the rounding, ")
      .value(count_of(apart, "market/stated/off", "M4.1: of these, those that do not"))
      .text(off.size() == 1 ? " does not, and for " : " do not, and for ")
      .value(count_of(without_base, "market/stated/without_base", "M4.1: of these, those whose base is not in the data"))
      .text(" the base is not in the data.");
  for (std::size_t i = 0; i < off.size() && i < kMostNamed; ++i) {
    const auto& [series, change] = off[i];
    text.text(" " + series->entity + ", " + label_of(change.point) + ": ")
        .value(growth_value(*series, change))
        .text(" by the figures, ")
        .value(stated_value(*change.point))
        .text(" stated.");
  }
  if (off.size() > kMostNamed)
    text.text(" Others: ").value(plain_count(off.size() - kMostNamed)).text(".");
}

}  // namespace

void write_changes(const Analysis& analysis, Section& section) {
  const std::vector<const Series*> told = told_series(analysis);
  if (told.empty()) return;
  std::vector<Change> changes;
  changes.reserve(told.size());
  for (const Series* series : told) changes.push_back(change_on_year(*series, *series->latest()));
  section.heading("Changes with their base", "market/changes_head");
  TableBlock table = section.table("market/changes");
  table.title(title_of(changes))
      .subtitle("Latest figure of each series and that of the same period a year before, as of " +
                iso_date(analysis.records.as_of))
      .column("Series")
      .column("Latest period")
      .column("Value", TableBlock::Align::right)
      .column("Base")
      .column("Value", TableBlock::Align::right)
      .column("Change", TableBlock::Align::right)
      .column("Stated", TableBlock::Align::right);
  table.note("A change needs a base above zero, as long and on the same basis; else n/k." +
             remarks_on(analysis.records, told, changes));
  for (std::size_t i = 0; i < told.size(); ++i) write_row(table, *told[i], changes[i]);
  write_check(told, section);
}

}  // namespace quire::market_signals
