#include "edition/mark_changes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quire::core {
namespace {

ChangeMark direction(const Value& before, const Value& after) {
  if (!is_numeric(before) || !is_numeric(after)) return ChangeMark::changed;
  if (after.low >= before.low && after.high >= before.high) return ChangeMark::raised;
  if (after.low <= before.low && after.high <= before.high) return ChangeMark::lowered;
  return ChangeMark::changed;
}

ChangeMark mark_of(const FigureChange& moved) {
  if (moved.before == nullptr) return ChangeMark::added;
  if (moved.after == nullptr) return ChangeMark::none;
  if (moved.change.kind == ChangeClass::immaterial) return ChangeMark::same;
  if (!moved.incomparable.empty()) return ChangeMark::changed;
  return direction(moved.before->value, moved.after->value);
}

ChangeMark mark_of(JudgmentChange::Kind kind) {
  switch (kind) {
    case JudgmentChange::Kind::same: return ChangeMark::same;
    case JudgmentChange::Kind::raised: return ChangeMark::raised;
    case JudgmentChange::Kind::lowered: return ChangeMark::lowered;
    case JudgmentChange::Kind::reworded: return ChangeMark::changed;
    case JudgmentChange::Kind::added: return ChangeMark::added;
    case JudgmentChange::Kind::dropped: break;
  }
  return ChangeMark::none;
}

/// One mark for several figures that stand together.
ChangeMark joined(const std::set<ChangeMark>& marks) {
  std::set<ChangeMark> moved = marks;
  moved.erase(ChangeMark::none);
  if (moved.empty()) return ChangeMark::none;
  if (moved.size() == 1) return *moved.begin();
  moved.erase(ChangeMark::same);
  return moved.size() == 1 && !moved.count(ChangeMark::added) ? *moved.begin() : ChangeMark::changed;
}

class Marker {
 public:
  explicit Marker(const EditionChanges& changes) : since_(changes.before->name) {
    for (const Figure& figure : changes.now->figures)
      if (!misses(*changes.before, figure.plugin)) marks_[figure.value.key] = ChangeMark::same;
    for (const FigureChange& moved : changes.comparison.figures) {
      if (moved.after == nullptr) continue;
      marks_[moved.after->value.key] = mark_of(moved);
      if (moved.before != nullptr) before_[moved.after->value.key] = &moved.before->value;
    }
    for (const JudgmentChange& judgment : changes.comparison.judgments)
      if (judgment.after != nullptr) judgments_[judgment.after->key] = &judgment;
  }

  void mark(Document& document) {
    for (Section& section : document.sections) {
      for (Block& block : section.blocks) mark(block);
      for (Highlight& highlight : section.highlights) mark(highlight);
    }
  }

 private:
  void mark(Value& value) const {
    const auto found = marks_.find(value.key);
    if (!value.key.empty() && found != marks_.end()) value.change = found->second;
  }

  void mark(Inlines& inlines) const {
    for (Inline& item : inlines) {
      if (item.value && !item.value->key.empty()) {
        Value marked = *item.value;
        mark(marked);
        item.value = std::make_shared<const Value>(std::move(marked));
      }
      mark(item.children);
    }
  }

  void mark(Judgment& judgment) const {
    mark(judgment.content);
    const auto found = judgments_.find(judgment.key);
    if (judgment.key.empty() || found == judgments_.end()) return;
    const JudgmentChange& change = *found->second;
    judgment.change = mark_of(change.kind);
    if (change.before == nullptr) {
      judgment.change_note = "new since " + since_;
    } else if (change.before->likelihood != change.after->likelihood) {
      judgment.change_note = "was " + std::string(word(change.before->likelihood)) + " in " + since_;
    } else if (change.before->confidence != change.after->confidence) {
      judgment.change_note =
          "confidence was " + std::string(word(change.before->confidence)) + " in " + since_;
    } else if (change.kind == JudgmentChange::Kind::reworded) {
      judgment.change_note = "worded otherwise in " + since_;
    }
  }

  void mark(KeyFigure& figure) const {
    mark(figure.value);
    const auto before = before_.find(figure.value.key);
    if (before != before_.end() && figure.value.change != ChangeMark::same)
      figure.change_note = "was " + format(*before->second) + " in " + since_;
  }

  void mark(Highlight& highlight) const {
    mark(highlight.content);
    mark(highlight.judgment);
    mark(highlight.figure);
  }

  void mark(Table& table) const {
    std::vector<ChangeMark> row_marks;
    for (TableRow& row : table.rows) {
      std::set<ChangeMark> marks;
      for (TableCell& cell : row.cells) {
        mark(cell.content);
        for (const Inline& item : cell.content)
          if (item.value) marks.insert(item.value->change);
      }
      row_marks.push_back(joined(marks));
    }
    if (std::all_of(row_marks.begin(), row_marks.end(),
                    [](ChangeMark mark) { return mark == ChangeMark::none; }))
      return;
    table.columns.push_back({"Δ", "", TableColumn::Align::center});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      TableCell cell;
      if (row_marks[i] != ChangeMark::none) {
        Inline text;
        text.text = shape(row_marks[i]);
        cell.content.push_back(std::move(text));
      }
      table.rows[i].cells.push_back(std::move(cell));
    }
  }

  void mark(Block& block) const {
    if (auto* table = std::get_if<Table>(&block.content)) mark(*table);
    if (auto* judgment = std::get_if<Judgment>(&block.content)) mark(*judgment);
    if (auto* paragraph = std::get_if<Paragraph>(&block.content)) mark(paragraph->content);
    if (auto* list = std::get_if<List>(&block.content))
      for (Inlines& item : list->items) mark(item);
    if (auto* figures = std::get_if<KeyFigures>(&block.content))
      for (KeyFigure& figure : figures->figures) mark(figure);
    if (auto* callout = std::get_if<Callout>(&block.content))
      for (Block& inner : callout->content) mark(inner);
  }

  std::string since_;
  std::map<std::string, ChangeMark> marks_;
  std::map<std::string, const Value*> before_;
  std::map<std::string, const JudgmentChange*> judgments_;
};

}  // namespace

void mark_changes(const EditionChanges& changes, Document& document) {
  Marker(changes).mark(document);
}

}  // namespace quire::core
