#include <algorithm>
#include <map>
#include <optional>

#include "base/counted.hpp"
#include "edition/change_lines.hpp"
#include "edition/inlines.hpp"
#include "edition/mark_changes.hpp"

namespace quire::core {
namespace {

using namespace edition_detail;

constexpr std::size_t kFrontLines = 6;
constexpr std::size_t kLogRows = 40;  // a page; the rest is in `quire diff`
constexpr std::size_t kBoxLines = 10;
constexpr std::size_t kMostCitations = 3;  // of one figure in the log; all are in the PDF's data
constexpr std::size_t kFewestBars = 3;
constexpr std::size_t kMostBars = 15;
constexpr const char* kLogKey = "edition/changes";

std::string_view label(ChangeClass kind) {
  switch (kind) {
    case ChangeClass::became_known: return "became known";
    case ChangeClass::became_unknown: return "became unknown";
    case ChangeClass::removed: return "no longer shown";  // where a table ends, nothing else may have
    default: return word(kind);
  }
}

/// The two with as many digits as it takes to see them differ.
std::pair<Value, Value> told_apart(Value before, Value after) {
  constexpr int kMostDecimals = 6;
  for (int decimals = 1; decimals <= kMostDecimals && format(before) == format(after); ++decimals)
    before.decimals = after.decimals = decimals;
  return {std::move(before), std::move(after)};
}

bool moved(const JudgmentChange& judgment) { return judgment.kind != JudgmentChange::Kind::same; }

class ChangesWriter {
 public:
  ChangesWriter(const EditionChanges& changes, Document& document)
      : changes_(changes), document_(document), since_(changes.before->name) {
    sort_out_corrections();
    lines_ = change_lines(news_);
    for (const JudgmentChange& judgment : changes.comparison.judgments)
      if (moved(judgment)) judgments_.push_back(&judgment);
    for (SourceIndex i = 0; i < document.sources.size(); ++i)
      for (const RowReference& row : document.sources[i].rows)
        sources_.try_emplace({row.file, row.line}, i);
  }

  void write() {
    ChangeSummary summary;
    summary.since = since_;
    summary.lines = front_lines();
    if (!lines_.empty()) summary.details = kLogKey;
    document_.changes = std::move(summary);
    Section section;
    section.title = title();
    write_lead(section.blocks);
    write_judgments(section.blocks);
    if (!lines_.empty()) section.blocks.push_back({log()});
    write_moves(section.blocks);
    write_box("Corrections", corrections_text(), corrections_, section.blocks);
    write_box("Not comparable with " + since_,
              "What is measured or how changed, so no difference is given.", incomparable_,
              section.blocks);
    document_.sections.insert(document_.sections.begin(), std::move(section));
  }

 private:
  /// A figure that the earlier edition would give otherwise today was corrected: it is news only
  /// when it has moved since as well.
  void sort_out_corrections() {
    std::map<std::string, const FigureChange*> restated;
    for (const FigureChange& change : changes_.restatement.figures)
      if (change.before != nullptr && change.change.kind != ChangeClass::became_known)
        restated[change.before->value.key] = &change;
    std::map<std::string, const Value*> now;
    for (const Figure& figure : changes_.now->figures) now[figure.value.key] = &figure.value;
    for (const auto& [key, change] : restated)
      if (change->after != nullptr && change->incomparable.empty()) corrections_.push_back(change);
    for (const FigureChange& change : changes_.comparison.figures) {
      const auto found = restated.find(change.either().value.key);
      const bool only_corrected =
          found != restated.end() && found->second->after != nullptr &&
          change.after != nullptr &&
          statement_of(found->second->after->value) == statement_of(change.after->value);
      if (!change.incomparable.empty())
        incomparable_.push_back(&change);
      else if (!only_corrected)
        news_.push_back(change);
    }
  }

  std::size_t moved_figures() const {
    return static_cast<std::size_t>(
        std::count_if(news_.begin(), news_.end(), [](const FigureChange& change) {
          return change.change.kind != ChangeClass::immaterial;
        }));
  }

  std::string title() const {
    const std::size_t figures = moved_figures();
    const std::string corrected =
        corrections_.empty() ? "" : "; " + counted(corrections_.size(), "figure") + " corrected";
    if (figures == 0 && judgments_.empty())
      return (everything_stands() ? "Nothing moved since " : "Nothing moved that matters since ") + since_ + corrected;
    std::string words = counted(figures, "figure") + " of " + std::to_string(figures_looked_at());
    if (!changes_.now->judgments.empty())
      words += " and " + std::to_string(judgments_.size()) + " of " +
               counted(changes_.now->judgments.size(), "judgment");
    return words + " moved since " + since_ + corrected;
  }

  /// Those of either edition: some may have come, some gone.
  std::size_t figures_looked_at() const {
    const auto& moves = changes_.comparison.figures;
    return changes_.comparison.compared +
           static_cast<std::size_t>(std::count_if(moves.begin(), moves.end(), [](const FigureChange& change) {
             return change.before == nullptr || change.after == nullptr;
           }));
  }

  std::size_t immaterial_moves() const {
    return static_cast<std::size_t>(std::count_if(news_.begin(), news_.end(), [](const FigureChange& change) {
      return change.change.kind == ChangeClass::immaterial;
    }));
  }

  bool everything_stands() const { return immaterial_moves() == 0 && incomparable_.empty() && changes_.comparison.missed == 0; }

  /// "H20, Bandwidth: 4.0 TB/s → 4.8 TB/s".
  Inlines sentence(const ChangeLine& line) const {
    const FigureChange& change = *line.change;
    Inlines words{strong(object_of(change.either()))};
    if (const std::string field = field_of(line); !field.empty())
      words.push_back(text(", " + field));
    if (line.figures > 1 || change.before == nullptr || change.after == nullptr) {
      words.push_back(text(": " + std::string(label(change.change.kind))));
      return words;
    }
    const auto [before, after] = told_apart(change.before->value, change.after->value);
    words.push_back(text(": "));
    words.push_back(value(before));
    words.push_back(text(" → "));
    words.push_back(value(after));
    return words;
  }

  static Inlines sentence(const JudgmentChange& judgment) {
    Inlines words{strong("Judgment " + std::string(word(judgment.kind)))};
    std::string rest = ": " + judgment.either().text;
    if (judgment.before != nullptr && judgment.after != nullptr) {
      if (judgment.kind == JudgmentChange::Kind::reworded) rest += " It read: “" + judgment.before->text + "”.";
      if (judgment.before->likelihood != judgment.after->likelihood)
        rest += " Was " + std::string(word(judgment.before->likelihood)) + ".";
      if (judgment.before->confidence != judgment.after->confidence)
        rest += " Confidence " + std::string(word(judgment.after->confidence)) + ", was " +
                std::string(word(judgment.before->confidence)) + ".";
    }
    words.push_back(text(std::move(rest)));
    return words;
  }

  /// "Judgments: 1 raised, 2 new": the words stand beside on the same page.
  Inlines judgments_in_numbers() const {
    std::map<JudgmentChange::Kind, std::size_t> counts;
    for (const JudgmentChange* judgment : judgments_) ++counts[judgment->kind];
    std::string words;
    for (const auto& [kind, count] : counts)
      words += (words.empty() ? ": " : ", ") + std::to_string(count) + " " + std::string(word(kind));
    return {strong("Judgments"), text(std::move(words))};
  }

  std::vector<Inlines> front_lines() const {
    std::vector<Inlines> lines;
    // Never silent: whoever has the last edition has a wrong number.
    if (!corrections_.empty())
      lines.push_back({strong("Corrections"), text(": " + counted(corrections_.size(), "figure") + " of " + since_)});
    if (!judgments_.empty()) lines.push_back(judgments_in_numbers());
    for (const ChangeLine& line : lines_)
      if (lines.size() < kFrontLines) lines.push_back(sentence(line));
    return lines;
  }

  void write_lead(Blocks& blocks) const {
    Paragraph lead;
    lead.role = Paragraph::Role::lead;
    if (lines_.empty() && judgments_.empty()) {
      lead.content = {text(what_stands())};
    } else if (!lines_.empty()) {
      lead.content = sentence(lines_.front());
      lead.content.push_back(text("."));
    } else {
      lead.content = sentence(*judgments_.front());
    }
    if (std::string rest = what_is_not_compared(); !rest.empty()) lead.content.push_back(text(std::move(rest)));
    blocks.push_back({std::move(lead)});
  }

  /// Where nothing moved that matters.
  std::string what_stands() const {
    const std::string day = long_date(changes_.before->as_of);
    const std::size_t compared = changes_.comparison.compared;
    if (compared == 0) return "No figure stands in both editions.";
    const bool judgments = !changes_.now->judgments.empty();
    if (immaterial_moves() == 0 && incomparable_.empty())
      return "All " + counted(compared, "figure") + (judgments ? " and every judgment stand as on " : " stand as on ") + day + ".";
    std::string words = "Of " + counted(compared, "figure") + " ";
    if (immaterial_moves() != 0) words += std::to_string(immaterial_moves()) + " moved too little to matter";
    if (!incomparable_.empty())
      words += (immaterial_moves() != 0 ? " and " : "") + std::to_string(incomparable_.size()) + " cannot be compared with " + since_;
    return words + (judgments ? "; the others and every judgment stand as on " : "; the others stand as on ") + day + ".";
  }

  /// Never silent either.
  std::string what_is_not_compared() const {
    std::string words;
    if (changes_.comparison.missed != 0)
      words += " " + counted(changes_.comparison.missed, "figure") + " of sections that are missing from one of the two editions " +
               (changes_.comparison.missed == 1 ? "is" : "are") + " not compared.";
    if (changes_.withholds) words += " Parts of the data are for other readers, so what is no longer shown is not told.";
    return words;
  }

  void write_judgments(Blocks& blocks) const {
    if (judgments_.empty()) return;
    List list;
    for (const JudgmentChange* judgment : judgments_) list.items.push_back(sentence(*judgment));
    blocks.push_back({std::move(list)});
  }

  Table log() const {
    Table table;
    table.key = kLogKey;
    table.title = "What moved, most important first";
    table.subtitle = "Between " + iso_date(changes_.before->as_of) + " (" + since_ + ") and " +
                     iso_date(changes_.now->as_of) + " (" + changes_.now->name + ")";
    table.columns = {{"What", "", TableColumn::Align::left},   {"Figure", "", TableColumn::Align::left},
                     {"Before", "", TableColumn::Align::left}, {"Now", "", TableColumn::Align::left},
                     {"Change", "", TableColumn::Align::left}, {"Size", "", TableColumn::Align::left}};
    const std::size_t rows = std::min(lines_.size(), kLogRows);
    for (std::size_t i = 0; i < rows; ++i) table.rows.push_back(row(lines_[i], table.sources));
    const std::size_t immaterial = immaterial_moves();
    const bool has_sizes = std::any_of(table.rows.begin(), table.rows.end(),
                                       [](const TableRow& row) { return !plain_text(row.cells.back().content).empty(); });
    const auto note = [&](const std::string& sentence) { table.note += (table.note.empty() ? "" : " ") + sentence; };
    if (has_sizes)
      note("Size: part of the number before, pp between percentages.");
    else
      drop_last_column(table);
    if (lines_.size() > rows) note(counted(lines_.size() - rows, "further line") + " in quire diff.");
    if (immaterial != 0) note(counted(immaterial, "move") + " too small to matter left out.");
    return table;
  }

  static void drop_last_column(Table& table) {
    table.columns.pop_back();
    for (TableRow& row : table.rows) row.cells.pop_back();
  }

  TableRow row(const ChangeLine& line, std::vector<SourceIndex>& sources) const {
    const FigureChange& change = *line.change;
    TableRow row;
    const auto cell = [&](Inlines content) { row.cells.push_back({std::move(content), {}}); };
    cell({text(object_of(change.either()))});
    cell({text(field_of(line))});
    std::optional<std::pair<Value, Value>> both;
    if (change.before != nullptr && change.after != nullptr)
      both = told_apart(change.before->value, change.after->value);
    const auto figure = [&](const Figure* one) {
      if (one == nullptr || line.figures > 1) return cell({text("–")});
      const bool is_new = one == change.after;
      Inlines content{value(!both ? one->value : is_new ? both->second : both->first)};
      if (is_new) {
        for (const SourceIndex source : sources_of(one->value)) {
          if (content.size() > kMostCitations) break;
          content.push_back(citation(source));
          if (std::find(sources.begin(), sources.end(), source) == sources.end())
            sources.push_back(source);
        }
      }
      cell(std::move(content));
    };
    figure(change.before);
    figure(change.after);
    cell({text(std::string(label(change.change.kind)))});
    cell({text(size_of(change))});
    return row;
  }

  std::vector<SourceIndex> sources_of(const Value& value) const {
    std::vector<SourceIndex> found;
    for (const RowReference& row : value.rows)
      if (const auto source = sources_.find({row.file, row.line}); source != sources_.end())
        if (std::find(found.begin(), found.end(), source->second) == found.end())
          found.push_back(source->second);
    return found;
  }

  /// The numbers' moves in per cent, if there are enough to compare. A percentage moves in points: not on this scale.
  void write_moves(Blocks& blocks) const {
    Chart chart;
    chart.kind = Chart::Kind::bar;
    ChartSeries series;
    series.title = "change";
    for (const ChangeLine& line : lines_) {
      if (!line.change->change.percent || series.points.size() == kMostBars) continue;
      if (line.change->after->value.unit == "%") continue;
      ChartPoint& point = series.points.emplace_back();
      point.label = object_of(line.change->either());
      if (const std::string field = field_of(line); !field.empty()) point.label += ", " + field;
      point.y.kind = Value::Kind::number;
      point.y.low = point.y.high = *line.change->change.percent;
      point.y.unit = "%";
    }
    if (series.points.size() < kFewestBars) return;
    std::stable_sort(series.points.begin(), series.points.end(),
                     [](const ChartPoint& a, const ChartPoint& b) { return a.y.low > b.y.low; });
    chart.key = "edition/moves";
    const ChartPoint& farthest = *std::max_element(
        series.points.begin(), series.points.end(),
        [](const ChartPoint& a, const ChartPoint& b) { return std::abs(a.y.low) < std::abs(b.y.low); });
    chart.title = farthest.label + " moved farthest: " + (farthest.y.low > 0 ? "+" : "") + format(farthest.y);
    chart.subtitle = "Change since " + since_ + ", % of the number before";
    chart.alt = counted(series.points.size(), "number") + " that moved since " + since_ + ", from " +
                series.points.front().label + " " + format(series.points.front().y) + " to " +
                series.points.back().label + " " + format(series.points.back().y) + ".";
    chart.y.title = "change";
    chart.y.unit = "%";
    chart.series.push_back(std::move(series));
    blocks.push_back({std::move(chart)});
  }

  std::string corrections_text() const {
    return "What " + since_ +
           " said otherwise than today's data and methods say for the same day, " +
           iso_date(changes_.before->as_of) + ".";
  }

  void write_box(std::string title, std::string lead, const std::vector<const FigureChange*>& items,
                 Blocks& blocks) const {
    if (items.empty()) return;
    Callout box;
    box.kind = Callout::Kind::note;
    box.title = std::move(title);
    box.content.push_back({Paragraph{Paragraph::Role::body, {text(std::move(lead))}}});
    List list;
    for (const FigureChange* item : items) {
      if (list.items.size() == kBoxLines) {
        list.items.push_back({text(std::to_string(items.size() - kBoxLines) + " more in quire diff.")});
        break;
      }
      list.items.push_back(sentence({item, 1}));
      if (!item->incomparable.empty())
        list.items.back().push_back(text(" (" + item->incomparable + ")"));
    }
    box.content.push_back({std::move(list)});
    blocks.push_back({std::move(box)});
  }

  const EditionChanges& changes_;
  Document& document_;
  std::string since_;
  std::vector<FigureChange> news_;
  std::vector<const FigureChange*> corrections_;
  std::vector<const FigureChange*> incomparable_;
  std::vector<ChangeLine> lines_;
  std::vector<const JudgmentChange*> judgments_;
  std::map<std::pair<std::string, std::uint32_t>, SourceIndex> sources_;
};

}  // namespace

void write_changes(const EditionChanges& changes, Document& document) {
  ChangesWriter(changes, document).write();
}

}  // namespace quire::core
