#include <algorithm>

#include "layout/blocks.hpp"
#include "layout/table_columns.hpp"

namespace quire::core {
namespace {

constexpr Points kRowPadding = 1.28;  // above and below: a row of one line takes one baseline step
constexpr Points kHeavyRule = 0.75;
constexpr Points kHeadRule = 0.5;
constexpr Points kRowRule = 0.25;

// Before which row a table had better not be divided: near its ends, where it leaves a stub.
double break_penalty(std::size_t row, std::size_t rows) {
  constexpr std::size_t kStub = 5;
  constexpr double kDivided = 6;
  constexpr double kPerMissingRow = 18;
  const std::size_t part = std::min(row, rows - row);
  return kDivided + (part < kStub ? kPerMissingRow * static_cast<double>(kStub - part) : 0);
}

class TableSetter {
 public:
  TableSetter(const Table& table, Measure measure, TagId parent, const Setting& setting)
      : table_(table),
        measure_(measure),
        setting_(setting),
        columns_(plan_columns(table, measure.width, setting)),
        tag_(setting.tag(Tag::Role::table, parent)) {}

  std::vector<Unit> set() {
    std::vector<Unit> units;
    units.push_back(first_unit());
    const std::shared_ptr<const Frame> repeated = repeated_head();
    const TagId body = setting_.tag(Tag::Role::table_body, tag_);
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      Unit unit;
      unit.frame = row_frame(table_.rows[i], body, i + 1 == table_.rows.size());
      unit.span = measure_.span;
      unit.repeated_head = repeated;
      // The first two rows stay with the head, the last two with each other and the note.
      unit.keep_with_next = i == 0 || i + 2 >= table_.rows.size();
      unit.break_penalty = break_penalty(i, table_.rows.size());
      if (!table_.rows[i].key.empty()) unit.keys.push_back({table_.rows[i].key, 0});
      units.push_back(std::move(unit));
    }
    if (Frame notes = source_frame(note_text(), table_.sources, measure_.width, tag_, setting_);
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
    const TagId row = setting_.tag(Tag::Role::row, head);
    std::vector<Frame> parts;
    parts.push_back(caption_frame(table_.key, table_.title, table_.subtitle, measure_.width, caption,
                                  setting_));
    Frame gap;
    gap.size = {measure_.width, 4};
    parts.push_back(std::move(gap));
    parts.push_back(head_frame(row));
    Unit unit;
    unit.frame = stack(std::move(parts));
    unit.span = measure_.span;
    unit.space_before = kBaseline;
    unit.keep_with_next = true;
    unit.keys.push_back({table_.key, 0});
    return unit;
  }

  // "Table 3 (continued)" and the head again: decoration, it was read out once already.
  std::shared_ptr<const Frame> repeated_head() {
    std::string label = "Table";
    if (const auto caption = setting_.captions.find(table_.key); caption != setting_.captions.end())
      label = caption->second;
    std::vector<Frame> parts = set_text(label + " (continued)",
                                        {setting_.theme.chart_subtitle, measure_.width}, kArtifact,
                                        setting_);
    Frame gap;
    gap.size = {measure_.width, 2};
    parts.push_back(std::move(gap));
    parts.push_back(head_frame(kArtifact));
    return std::make_shared<const Frame>(stack(std::move(parts)));
  }

  Frame head_frame(TagId row) const {
    std::vector<std::vector<Frame>> cells;
    Points height = 0;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      TagId tag = kArtifact;
      if (row != kArtifact) {
        tag = setting_.tag(Tag::Role::head_cell, row);
        setting_.tags[tag].scope = Tag::Scope::column;
      }
      const TextSetting how = cell_setting(i, columns_.head);
      cells.push_back(set_lines(head_spans(table_.columns[i], columns_.head, tag, setting_), how,
                                setting_));
      height = std::max(height, static_cast<double>(cells.back().size()) * columns_.head.leading);
    }
    height += 2 * kRowPadding + 1;
    Frame frame;
    frame.size = {measure_.width, height};
    rule(frame, 0, kHeavyRule, setting_.theme.ink);
    Points x = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      // Heads stand on the line, whatever their number of lines.
      const Points used = static_cast<double>(cells[i].size()) * columns_.head.leading;
      put_lines(cells[i], {x + kCellPadding, height - kRowPadding - used}, frame);
      x += columns_.widths[i];
    }
    rule(frame, height, kHeadRule, setting_.theme.ink);
    return frame;
  }

  Frame row_frame(const TableRow& row, TagId body, bool last) const {
    const TagId row_tag = setting_.tag(Tag::Role::row, body);
    const TextRole role = row_role(columns_.body, row);
    std::vector<std::vector<Frame>> cells;
    Points height = role.leading;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const TagId tag = setting_.tag(i == 0 ? Tag::Role::head_cell : Tag::Role::cell, row_tag);
      if (i == 0) setting_.tags[tag].scope = Tag::Scope::row;
      const TableColumn& column = table_.columns[i];
      TextSetting how = cell_setting(i, role);
      if (column.align == TableColumn::Align::right)
        how.width -= columns_.fractions[i] -
                     fraction_width(row.cells[i], role, units_of(column), setting_);
      cells.push_back(set_lines(cell_spans(row.cells[i], column, role, tag, setting_), how, setting_));
      height = std::max(height, static_cast<double>(cells.back().size()) * role.leading);
    }
    height += 2 * kRowPadding;
    Frame frame;
    frame.size = {measure_.width, height};
    if (row.emphasized)
      add_rectangle(frame.items, kArtifact, {0, 0, measure_.width, height}, setting_.theme.panel);
    Points x = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      put_lines(cells[i], {x + kCellPadding, kRowPadding}, frame);
      x += columns_.widths[i];
    }
    rule(frame, height, last ? kHeavyRule : kRowRule, last ? setting_.theme.ink : setting_.theme.grid);
    return frame;
  }

  TextSetting cell_setting(std::size_t column, const TextRole& role) const {
    TextSetting how{role, columns_.widths[column] - 2 * kCellPadding};
    if (table_.columns[column].align == TableColumn::Align::right)
      how.align = ParagraphOptions::Align::right;
    if (table_.columns[column].align == TableColumn::Align::center)
      how.align = ParagraphOptions::Align::center;
    return how;
  }

  static void put_lines(const std::vector<Frame>& lines, Point at, Frame& frame) {
    for (const Frame& line : lines) {
      place(line, at, frame.items, frame.links);
      at.y += line.size.height;
    }
  }

  void rule(Frame& frame, Points y, Points width, Color color) const {
    add_line(frame.items, kArtifact, {0, y}, {measure_.width, y}, {color, width, {}});
  }

  std::string note_text() const {
    bool unchecked = false;
    bool marked = false;
    for (const TableRow& row : table_.rows) {
      for (const TableCell& cell : row.cells) {
        marked = marked || cell.mark == TableCell::Mark::undetermined;
        for (const Inline& item : cell.content)
          unchecked = unchecked || (item.kind == Inline::Kind::value && item.value->unchecked);
      }
    }
    std::string text = table_.note;
    const auto add = [&](const char* sentence) { text += (text.empty() ? "" : " ") + std::string(sentence); };
    if (table_.rows.empty()) add("There are no rows.");
    if (marked) add("◇ undetermined.");
    if (unchecked) add("† not checked against its source.");
    return text;
  }

  const Table& table_;
  Measure measure_;
  const Setting& setting_;
  TableColumns columns_;
  TagId tag_;
};

}  // namespace

std::vector<Unit> set_table(const Table& table, Measure measure, TagId parent,
                            const Setting& setting) {
  return TableSetter(table, measure, parent, setting).set();
}

}  // namespace quire::core
