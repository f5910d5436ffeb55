#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "layout/blocks.hpp"
#include "layout/cell_graphics.hpp"
#include "layout/running_sums.hpp"
#include "layout/table_columns.hpp"

namespace quire::core {
namespace {

constexpr Points kRowPadding = 1.28;  // above and below: a row of one line takes one baseline step
constexpr Points kHeavyRule = 0.75;
constexpr Points kHeadRule = 0.5;
constexpr Points kRowRule = 0.25;
constexpr Points kGroupGap = 2;  // from the rule under a group's head to its columns' heads

// Before which row a table had better not be divided: near its ends, where it leaves a stub.
double break_penalty(std::size_t row, std::size_t rows) {
  constexpr std::size_t kStub = 5;
  constexpr double kDivided = 6;
  constexpr double kPerMissingRow = 18;
  const std::size_t part = std::min(row, rows - row);
  return kDivided + (part < kStub ? kPerMissingRow * static_cast<double>(kStub - part) : 0);
}

struct PlacedTrend {
  Frame frame;
  Points x = 0;
};

/// Columns that stand side by side: all of a table's, or some of one that is split.
struct TablePart {
  ColumnChoice columns;
  bool first = true;  // with the caption
  bool last = true;   // with note and sources
};

class TableSetter {
 public:
  TableSetter(const Table& table, const TableNeeds& needs, TablePart part, Measure measure, TagId parent,
              const Setting& setting)
      : table_(table),
        part_(std::move(part)),
        measure_(measure),
        setting_(setting),
        columns_(plan_columns(table, needs, part_.columns, measure.width, setting)),
        tag_(setting.tag(Tag::Role::table, parent)) {
    for (const std::size_t i : part_.columns)
      bar_scales_.push_back(table.columns[i].bars ? bar_scale(table, i) : BarScale{});
  }

  std::vector<Unit> set() {
    std::vector<Unit> units;
    units.push_back(first_unit());
    const std::shared_ptr<const Frame> repeated = repeated_head();
    const TagId body = setting_.tag(Tag::Role::table_body, tag_);
    RunningSums sums(table_);
    // From page to page only: both columns of one are seen at once.
    const bool carries = sums.has_any() && measure_.span == Span::full;
    std::shared_ptr<const Frame> carried;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      Unit unit;
      unit.frame = row_frame(table_.rows[i], body, i + 1 == table_.rows.size());
      unit.span = measure_.span;
      unit.repeated_head = repeated;
      // The first two rows stay with the head, the last two with each other and the note.
      unit.keep_with_next = i == 0 || i + 2 >= table_.rows.size();
      unit.break_penalty = break_penalty(i, table_.rows.size());
      unit.carried_before = std::exchange(carried, nullptr);
      if (carries && i + 1 < table_.rows.size()) {
        sums.add(table_.rows[i]);
        carried = std::make_shared<const Frame>(row_frame(sums.row(), kArtifact, true));
        unit.carried_after = carried;
      }
      if (!table_.rows[i].key.empty()) unit.keys.push_back({table_.rows[i].key, 0});
      units.push_back(std::move(unit));
    }
    const std::vector<SourceIndex> none;
    if (Frame notes = source_frame(note_text(), part_.last ? table_.sources : none, measure_.width, tag_, setting_);
        notes.size.height > 0) {
      Unit unit;
      unit.frame = std::move(notes);
      unit.span = measure_.span;
      unit.space_before = 3;
      units.push_back(std::move(unit));
    } else {
      units.back().keep_with_next = false;
    }
    return units;
  }

 private:
  Unit first_unit() {
    const TagId caption = setting_.tag(Tag::Role::caption, tag_);
    const TagId head = setting_.tag(Tag::Role::table_head, tag_);
    const TagId group_row = has_groups() ? setting_.tag(Tag::Role::row, head) : kArtifact;
    const TagId row = setting_.tag(Tag::Role::row, head);
    std::vector<Frame> parts;
    if (part_.first)
      parts.push_back(caption_frame(table_.key, table_.title, subtitle(), measure_.width, caption, setting_));
    else
      parts = set_text(label() + " (" + columns_shown() + ")", {setting_.theme.chart_subtitle, measure_.width},
                       caption, setting_);
    Frame gap;
    gap.size = {measure_.width, 4};
    parts.push_back(std::move(gap));
    parts.push_back(head_frame(group_row, row));
    Unit unit;
    unit.frame = stack(std::move(parts));
    unit.span = measure_.span;
    unit.space_before = kBaseline;
    unit.keep_with_next = true;
    unit.keys.push_back({table_.key, 0});
    return unit;
  }

  bool is_split() const { return !part_.first || !part_.last; }

  std::string label() const {
    const auto caption = setting_.captions.find(table_.key);
    return caption == setting_.captions.end() ? "Table" : caption->second;
  }

  /// "columns 2 to 5 of 9": the first one is in every part.
  std::string columns_shown() const {
    const std::size_t from = part_.columns[1] + 1;
    const std::size_t to = part_.columns.back() + 1;
    return (from == to ? "column " + std::to_string(from) : "columns " + std::to_string(from) + " to " + std::to_string(to)) +
           " of " + std::to_string(table_.columns.size());
  }

  std::string subtitle() const {
    if (!is_split()) return table_.subtitle;
    return table_.subtitle + (table_.subtitle.empty() ? "" : " · ") + columns_shown();
  }

  // "Table 3 (continued)" and the head again: decoration, it was read out once already.
  std::shared_ptr<const Frame> repeated_head() {
    const std::string state = is_split() ? columns_shown() + ", continued" : "continued";
    std::vector<Frame> parts = set_text(label() + " (" + state + ")",
                                        {setting_.theme.chart_subtitle, measure_.width}, kArtifact,
                                        setting_);
    Frame gap;
    gap.size = {measure_.width, 2};
    parts.push_back(std::move(gap));
    parts.push_back(head_frame(kArtifact, kArtifact));
    return std::make_shared<const Frame>(stack(std::move(parts)));
  }

  Frame head_frame(TagId group_row, TagId row) const {
    std::vector<std::vector<Frame>> cells;
    Points height = 0;
    for (std::size_t i = 0; i < part_.columns.size(); ++i) {
      TagId tag = kArtifact;
      if (row != kArtifact) {
        tag = setting_.tag(Tag::Role::head_cell, row);
        setting_.tags[tag].scope = Tag::Scope::column;
      }
      const TextSetting how = cell_setting(i, columns_.head);
      cells.push_back(set_lines(head_spans(column(i), columns_.head, tag, setting_), how,
                                setting_));
      height = std::max(height, static_cast<double>(cells.back().size()) * columns_.head.leading);
    }
    std::vector<GroupHead> groups = has_groups() ? group_heads(group_row) : std::vector<GroupHead>();
    Points above = 0;
    for (const GroupHead& group : groups) above = std::max(above, group.lines.size.height);
    if (!groups.empty()) above += kGroupGap;
    height += above + 2 * kRowPadding + 1;
    Frame frame;
    frame.size = {measure_.width, height};
    rule(frame, 0, kHeavyRule, setting_.theme.ink);
    for (GroupHead& group : groups) {
      const Points under = kRowPadding + above - kGroupGap;
      const Point at{group.x, under - group.lines.size.height};
      place(std::move(group.lines), at, frame.items, frame.links);
      if (group.is_named)
        add_line(frame.items, kArtifact, {group.x, under}, {group.x + group.width, under},
                 {setting_.theme.ink, kRowRule, {}});
    }
    Points x = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      // Heads stand on the line, whatever their number of lines.
      const Points used = static_cast<double>(cells[i].size()) * columns_.head.leading;
      put_lines(std::move(cells[i]), {x + kCellPadding, height - kRowPadding - used}, frame);
      x += columns_.widths[i];
    }
    rule(frame, height, kHeadRule, setting_.theme.ink);
    return frame;
  }

  bool has_groups() const {
    return std::any_of(part_.columns.begin(), part_.columns.end(),
                       [&](std::size_t column) { return !table_.columns[column].group.empty(); });
  }

  /// A head over the heads of columns, with a rule as wide as they are.
  struct GroupHead {
    Frame lines;
    Points x = 0;
    Points width = 0;
    bool is_named = false;
  };

  std::vector<GroupHead> group_heads(TagId row) const {
    std::vector<GroupHead> heads;
    Points x = 0;
    for (std::size_t begin = 0; begin < part_.columns.size();) {
      const std::string& group = column(begin).group;
      std::size_t end = begin;
      Points width = 0;
      while (end < part_.columns.size() && column(end).group == group)
        width += columns_.widths[end++];
      TagId tag = kArtifact;
      if (row != kArtifact) {
        tag = setting_.tag(Tag::Role::head_cell, row);
        setting_.tags[tag].scope = Tag::Scope::column;
        setting_.tags[tag].column_span = static_cast<std::uint16_t>(end - begin);
      }
      TextSetting how{columns_.head, width - 2 * kCellPadding};
      how.align = ParagraphOptions::Align::center;
      // Columns without a group have an empty cell above them: every row has as many columns.
      heads.push_back({stack(set_text(group.empty() ? "\u00A0" : group, how, tag, setting_)), x + kCellPadding,
                       how.width, !group.empty()});
      x += width;
      begin = end;
    }
    return heads;
  }

  Frame row_frame(const TableRow& row, TagId body, bool last) const {
    const bool is_read = body != kArtifact;
    const TagId row_tag = is_read ? setting_.tag(Tag::Role::row, body) : kArtifact;
    const TextRole role = row_role(columns_.body, row);
    std::vector<std::vector<Frame>> cells;
    std::vector<PlacedTrend> trends;
    Points height = role.leading;
    Points x = 0;
    for (std::size_t i = 0; i < part_.columns.size(); ++i) {
      const TableCell& cell = row.cells[part_.columns[i]];
      TagId tag = kArtifact;
      if (is_read) {
        tag = setting_.tag(i == 0 ? Tag::Role::head_cell : Tag::Role::cell, row_tag);
        if (i == 0) setting_.tags[tag].scope = Tag::Scope::row;
      }
      TextSetting how = cell_setting(i, role);
      how.width -= columns_.trends[i];
      if (!cell.trend.empty()) {
        const Size size{columns_.trends[i] - kTrendGap, role.leading};
        const Points beside_text = x + columns_.widths[i] - kCellPadding - columns_.gaps[i] - size.width;
        trends.push_back({set_trend(cell.trend, size, tag, setting_),
                          cell.content.empty() ? x + kCellPadding : beside_text});
      }
      x += columns_.widths[i];
      if (column(i).align == TableColumn::Align::right)
        how.width -= columns_.fractions[i] - fraction_width(cell, role, units_of(column(i)), setting_);
      cells.push_back(set_lines(cell_spans(cell, column(i), role, tag, setting_), how, setting_));
      height = std::max(height, static_cast<double>(cells.back().size()) * role.leading);
    }
    height += 2 * kRowPadding;
    Frame frame;
    frame.size = {measure_.width, height};
    if (row.emphasized)
      add_rectangle(frame.items, kArtifact, {0, 0, measure_.width, height}, setting_.theme.panel);
    x = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (column(i).bars)
        add_cell_bar(row.cells[part_.columns[i]], bar_scales_[i],
                     {x + kCellPadding, 1.5, columns_.widths[i] - 2 * kCellPadding - columns_.gaps[i], height - 3}, frame,
                     setting_.theme);
      put_lines(std::move(cells[i]), {x + kCellPadding, kRowPadding}, frame);
      x += columns_.widths[i];
    }
    for (PlacedTrend& trend : trends)
      place(std::move(trend.frame), {trend.x, kRowPadding}, frame.items, frame.links);
    rule(frame, height, last ? kHeavyRule : kRowRule, last ? setting_.theme.ink : setting_.theme.grid);
    return frame;
  }

  /// The i-th of those that stand side by side.
  const TableColumn& column(std::size_t i) const { return table_.columns[part_.columns[i]]; }

  TextSetting cell_setting(std::size_t i, const TextRole& role) const {
    TextSetting how{role, columns_.widths[i] - 2 * kCellPadding - columns_.gaps[i]};
    if (column(i).align == TableColumn::Align::right)
      how.align = ParagraphOptions::Align::right;
    if (column(i).align == TableColumn::Align::center)
      how.align = ParagraphOptions::Align::center;
    return how;
  }

  static void put_lines(std::vector<Frame> lines, Point at, Frame& frame) {
    for (Frame& line : lines) {
      const Points height = line.size.height;
      place(std::move(line), at, frame.items, frame.links);
      at.y += height;
    }
  }

  void rule(Frame& frame, Points y, Points width, Color color) const {
    add_line(frame.items, kArtifact, {0, y}, {measure_.width, y}, {color, width, {}});
  }

  /// A mark beside "in force" needs no legend, one beside a number does.
  static bool has_words(const TableCell& cell) {
    return std::any_of(cell.content.begin(), cell.content.end(), [](const Inline& item) {
      if (item.kind == Inline::Kind::value) return item.value->kind == Value::Kind::text;
      return item.kind == Inline::Kind::text && item.text.find_first_not_of(" \u00A0") != std::string::npos;
    });
  }

  static bool is_sentence(const std::string& text) {
    return std::string_view(".!?").find(text.back()) != std::string_view::npos;
  }

  std::string note_text() const {
    bool unchecked = false;
    std::set<TableCell::Mark> marks;
    for (const TableRow& row : table_.rows) {
      for (const std::size_t i : part_.columns) {
        const TableCell& cell = row.cells[i];
        if (!has_words(cell)) marks.insert(cell.mark);
        for (const Inline& item : cell.content)
          unchecked = unchecked || (item.kind == Inline::Kind::value && item.value->unchecked);
      }
    }
    std::string text = part_.last ? table_.note : "";
    const auto add = [&](const std::string& sentence) {
      if (!text.empty()) text += is_sentence(text) ? " " : ". ";
      text += sentence;
    };
    if (table_.rows.empty()) add("There are no rows.");
    marks.erase(TableCell::Mark::none);
    std::string legend;
    for (const TableCell::Mark mark : marks)
      legend += (legend.empty() ? "" : ", ") + std::string(shape(mark)) + "\u00A0" + std::string(word(mark));
    if (!legend.empty()) add(legend + ".");
    if (unchecked) add("† not checked against its source.");
    if (columns_.body.size < setting_.theme.table.size) add("Set smaller than other tables, to fit.");
    return text;
  }

  const Table& table_;
  TablePart part_;
  Measure measure_;
  const Setting& setting_;
  TableColumns columns_;
  std::vector<BarScale> bar_scales_;  // of columns without bars: not used
  TagId tag_;
};

}  // namespace

std::vector<Unit> set_table(const Table& table, Measure measure, TagId parent,
                            const Setting& setting) {
  const TableNeeds needs = needs_of(table, setting);
  ColumnChoice all(table.columns.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto set = [&](TablePart part, Measure to) {
    return TableSetter(table, needs, std::move(part), to, parent, setting).set();
  };
  const Points width = least_width(needs, all);
  if (width <= measure.width) return set({all}, measure);
  if (measure.width == kLiveWidth && width <= kLiveHeight) {
    const std::size_t tags = setting.tags.size();
    std::vector<Unit> units = set({all}, {kLiveHeight, Span::full});
    const bool fits = std::all_of(units.begin(), units.end(), [](const Unit& unit) {
      return unit.frame.size.height <= kTurnedBodyHeight;
    });
    for (Unit& unit : units) unit.turned = true;
    if (fits) return units;
    setting.tags.resize(tags);  // a row is taller than such a page
  }
  const std::vector<ColumnChoice> choices = split_columns(needs, measure.width);
  if (choices.empty()) return set({all}, measure);
  std::vector<Unit> units;
  for (std::size_t i = 0; i < choices.size(); ++i)
    for (Unit& unit : set({choices[i], i == 0, i + 1 == choices.size()}, measure)) units.push_back(std::move(unit));
  return units;
}

}  // namespace quire::core
