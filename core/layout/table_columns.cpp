#include "layout/table_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "layout/cell_graphics.hpp"
#include "layout/running_sums.hpp"

namespace quire::core {
namespace {

constexpr std::array<double, 4> kScales{1.0, 0.94, 0.88, 0.8125};  // 8 pt down to the 6.5 pt floor

// Rows that the widths are chosen for; in a longer table, every second, third… one.
constexpr std::size_t kMostSampledRows = 100;

TextRole scaled(TextRole role, double scale) {
  role.size *= scale;
  role.leading *= scale;
  return role;
}

/// `total`: what columns that add up come to, as a row; it needs room, too.
ColumnNeed need_of(const Table& table, const TableRow* total, std::size_t column, const TextRole& body,
                   const TextRole& head, const Setting& setting) {
  const TableColumn& definition = table.columns[column];
  const WidthRange title =
      measure_inlines(head_spans(definition, head, kArtifact, setting), setting.shaper);
  ColumnNeed need{title.minimum, title.preferred, 0, {title.preferred}};
  const std::size_t sampled_every = table.rows.size() / kMostSampledRows + 1;
  // A head may take two lines before it makes its column wider.
  need.preferred = std::max(need.minimum, need.preferred / 2);
  Points before_point = 0;
  for (std::size_t i = 0; i < table.rows.size() + (total == nullptr ? 0 : 1); ++i) {
    const TableRow& row = i < table.rows.size() ? table.rows[i] : *total;
    const TableCell& cell = row.cells[column];
    const TextRole role = row_role(body, row);
    const WidthRange range =
        measure_inlines(cell_spans(cell, definition, role, kArtifact, setting), setting.shaper);
    need.minimum = std::max(need.minimum, range.minimum);
    need.preferred = std::max(need.preferred, range.preferred);
    if (i % sampled_every == 0) need.cells.push_back(range.preferred);
    if (definition.align != TableColumn::Align::right) continue;
    const Points fraction = fraction_width(cell, role, units_of(definition), setting);
    need.fraction = std::max(need.fraction, fraction);
    before_point = std::max(before_point, range.preferred - fraction);
  }
  need.preferred = std::max(need.preferred, before_point + need.fraction);
  if (definition.align == TableColumn::Align::right) need.minimum = need.preferred;
  return need;
}

Color color_of(TableCell::Mark mark, const Theme& theme) {
  switch (mark) {
    case TableCell::Mark::good: return theme.good_text;
    case TableCell::Mark::watch:
    case TableCell::Mark::alert: return theme.accent_text;
    case TableCell::Mark::undetermined: return theme.muted;
    case TableCell::Mark::none: break;
  }
  return theme.ink;
}

}  // namespace

TextRole row_role(TextRole body, const TableRow& row) {
  if (row.emphasized) body.weight = Weight::semibold;
  return body;
}

UnitDisplay units_of(const TableColumn& column) {
  return column.unit.empty() ? UnitDisplay::with_unit : UnitDisplay::number_only;
}

std::vector<InlineSpan> cell_spans(const TableCell& cell, const TableColumn& column,
                                   const TextRole& role, TagId tag, const Setting& setting) {
  TextSetting how{role, 0};
  how.units = units_of(column);
  how.numbers = NumberStyle::tabular;
  std::vector<InlineSpan> spans = flatten(cell.content, how, tag, setting);
  if (cell.mark != TableCell::Mark::none) {
    InlineSpan mark;
    mark.text = {std::string(shape(cell.mark)) + "\u00A0", style_of(role), 0};
    mark.color = color_of(cell.mark, setting.theme);
    mark.tag = tag;
    spans.insert(spans.begin(), std::move(mark));
  }
  return spans;
}

std::vector<InlineSpan> head_spans(const TableColumn& column, const TextRole& role, TagId tag,
                                   const Setting& setting) {
  std::vector<InlineSpan> spans = flatten(inlines_of(column.title), {role, 0}, tag, setting);
  if (column.unit.empty()) return spans;
  TextRole unit_role = role;
  unit_role.weight = Weight::regular;
  unit_role.color = setting.theme.muted;
  for (InlineSpan& span : flatten(inlines_of("\n" + column.unit), {unit_role, 0}, tag, setting))
    spans.push_back(std::move(span));
  return spans;
}

namespace {

/// What stands behind the sign between two ends: "0.53" of "0.37–0.53", "−1" of "−3 to −1".
std::string upper_end(const std::string& number) {
  for (const std::string_view sign : {" to ", "–"})
    if (const std::size_t at = number.rfind(sign); at != std::string::npos) return number.substr(at + sign.size());
  return number;
}

}  // namespace

Points fraction_width(const TableCell& cell, const TextRole& role, UnitDisplay units,
                      const Setting& setting) {
  const Value* number = nullptr;
  for (const Inline& item : cell.content)
    if (item.kind == Inline::Kind::value &&
        (item.value->kind == Value::Kind::number || item.value->kind == Value::Kind::interval))
      number = item.value.get();
  if (number == nullptr) return 0;
  // A range lines up by its upper end.
  const std::string text = upper_end(format(*number, units));
  const std::size_t point = text.find('.');
  TextStyle style = style_of(role);
  style.tabular_figures = true;
  const std::string mark = number->unchecked ? "†" : "";
  const std::string tail = point == std::string::npos ? mark : text.substr(point) + mark;
  return tail.empty() ? 0 : text_width(setting.shaper, tail, style);
}

namespace {

// Text that is set smaller needs less in proportion.
void scale_needs(std::vector<ColumnNeed>& needs, double by) {
  for (ColumnNeed& need : needs) {
    need.minimum *= by;
    need.preferred *= by;
    need.fraction *= by;
    for (Points& cell : need.cells) cell *= by;
  }
}

}  // namespace

namespace {

/// No word of a head over several columns is wider than these.
void widen_for_groups(const Table& table, const Setting& setting, TableNeeds& needs) {
  for (std::size_t begin = 0, end = 0; begin < table.columns.size(); begin = end) {
    const std::string& group = table.columns[begin].group;
    Points width = -2 * kCellPadding;
    for (; end < table.columns.size() && table.columns[end].group == group; ++end)
      width += needs.columns[end].minimum + needs.trends[end] + 2 * kCellPadding;
    if (group.empty()) continue;
    const TextSetting how{setting.theme.table_head, 0};
    const Points word = measure_inlines(flatten(inlines_of(group), how, kArtifact, setting), setting.shaper).minimum;
    const Points more = std::max(0.0, word - width) / static_cast<double>(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      needs.columns[i].minimum += more;
      needs.columns[i].preferred = std::max(needs.columns[i].preferred, needs.columns[i].minimum);
    }
  }
}

}  // namespace

TableNeeds needs_of(const Table& table, const Setting& setting) {
  RunningSums sums(table);
  if (sums.has_any())
    for (const TableRow& row : table.rows) sums.add(row);
  const TableRow total = sums.row();
  TableNeeds needs;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    needs.columns.push_back(need_of(table, sums.has_any() ? &total : nullptr, i, setting.theme.table, setting.theme.table_head, setting));
    needs.trends.push_back(trend_width(table, i));
    needs.aligns.push_back(table.columns[i].align);
  }
  widen_for_groups(table, setting, needs);
  return needs;
}

namespace {

/// Numbers that end where the next column's words begin would run into them.
Points gap_after(std::size_t place, const ColumnChoice& columns, const TableNeeds& needs) {
  constexpr Points kNumberToWords = 5;
  using Align = TableColumn::Align;
  const bool meets_words = place + 1 < columns.size() && needs.aligns[columns[place]] == Align::right &&
                           needs.aligns[columns[place + 1]] == Align::left;
  return meets_words ? kNumberToWords : 0;
}

}  // namespace

Points least_width(const TableNeeds& needs, const ColumnChoice& columns) {
  Points width = 0;
  for (std::size_t place = 0; place < columns.size(); ++place)
    width += needs.columns[columns[place]].minimum + needs.trends[columns[place]] + 2 * kCellPadding +
             gap_after(place, columns, needs);
  return width;
}

namespace {

/// Whether the first column may stand on one line: that leaves the others two thirds of the width.
bool names_rows_briefly(const ColumnNeed& first, Points width) { return first.preferred <= width / 3; }

/// As many columns at a time as `width` holds, and at most `most` with the first; empty where it holds less than one.
std::vector<ColumnChoice> filled_choices(const TableNeeds& needs, Points width, std::size_t most) {
  std::vector<ColumnChoice> choices;
  for (std::size_t i = 1; i < needs.columns.size(); ++i) {
    if (!choices.empty()) {
      choices.back().push_back(i);
      if (choices.back().size() <= most && least_width(needs, choices.back()) <= width) continue;
      choices.back().pop_back();
    }
    choices.push_back({0, i});
    if (least_width(needs, choices.back()) > width) return {};
  }
  return choices;
}

}  // namespace

namespace {

/// Lines of all rows, each as high as its highest cell.
double lines_of_rows(const std::vector<ColumnNeed>& needs, const std::vector<Points>& widths) {
  double lines = 0;
  for (std::size_t row = 0; row < needs.front().cells.size(); ++row) {
    double highest = 1;
    for (std::size_t i = 0; i < needs.size(); ++i)
      highest = std::max(highest, std::ceil(needs[i].cells[row] / std::max(widths[i], 1.0)));
    lines += highest;
  }
  return lines;
}

/// A row is found by its name: that stands on one line where no word of the others breaks for it and the table gets no
/// taller.
std::vector<Points> share_width_by_names(std::vector<ColumnNeed> needs, Points room) {
  std::vector<Points> widths = share_width(needs, room);
  ColumnNeed& first = needs.front();
  Points minima = first.preferred - first.minimum;
  for (const ColumnNeed& need : needs) minima += need.minimum;
  if (!names_rows_briefly(first, room) || minima > room) return widths;
  first.minimum = first.preferred;
  std::vector<Points> named = share_width(needs, room);
  return lines_of_rows(needs, named) <= lines_of_rows(needs, widths) ? named : widths;
}

}  // namespace

std::vector<ColumnChoice> split_columns(const TableNeeds& needs, Points width) {
  TableNeeds roomy = needs;
  if (!needs.columns.empty() && names_rows_briefly(needs.columns[0], width))
    roomy.columns[0].minimum = needs.columns[0].preferred;
  const std::vector<ColumnChoice> fewest = filled_choices(roomy, width, needs.columns.size());
  if (fewest.size() < 2) return fewest;
  const std::size_t even = (needs.columns.size() - 2) / fewest.size() + 2;
  std::vector<ColumnChoice> balanced = filled_choices(roomy, width, even);
  return balanced.size() == fewest.size() ? balanced : fewest;
}

TableColumns plan_columns(const Table& table, const TableNeeds& needs, const ColumnChoice& columns,
                          Points width, const Setting& setting) {
  TableColumns planned;
  for (std::size_t place = 0; place < columns.size(); ++place) planned.gaps.push_back(gap_after(place, columns, needs));
  const Points room = width - 2 * kCellPadding * static_cast<double>(columns.size()) -
                      std::accumulate(planned.gaps.begin(), planned.gaps.end(), 0.0);
  const Points minimum = least_width(needs, columns) - (width - room);
  const auto fits = std::find_if(kScales.begin(), kScales.end(),
                                 [&](double scale) { return minimum * scale <= room; });
  const double scale = fits == kScales.end() ? kScales.back() : *fits;
  if (fits == kScales.end())
    setting.diagnostics.warn("layout.table-too-wide", {},
                             "table " + quote(table.key) + " needs " +
                                 std::to_string(std::lround(minimum * scale)) + " pt and has " +
                                 std::to_string(std::lround(room)) + ", so words in it are broken",
                             "give it fewer columns or shorter words");
  std::vector<ColumnNeed> chosen;
  for (const std::size_t i : columns) {
    chosen.push_back(needs.columns[i]);
    planned.trends.push_back(needs.trends[i]);
  }
  scale_needs(chosen, scale);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    planned.fractions.push_back(chosen[i].fraction);
    chosen[i].minimum += planned.trends[i];
    chosen[i].preferred += planned.trends[i];
    for (Points& cell : chosen[i].cells) cell += planned.trends[i];
  }
  planned.body = scaled(setting.theme.table, scale);
  planned.head = scaled(setting.theme.table_head, scale);
  planned.widths = share_width_by_names(std::move(chosen), room);
  for (std::size_t place = 0; place < planned.widths.size(); ++place) planned.widths[place] += 2 * kCellPadding + planned.gaps[place];
  return planned;
}

}  // namespace quire::core
