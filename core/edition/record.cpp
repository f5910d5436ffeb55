#include "edition/record.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "edition/prose_names.hpp"

namespace quire::core {
namespace {

/// How well a place names the value that stands there; a better one replaces a worse.
enum class Place { prose, chart, key_figure, table };

class Recorder {
 public:
  EditionRecord run(const Document& document) {
    EditionRecord record;
    record.name = document.edition;
    record.title = document.title;
    record.as_of = document.as_of;
    record.data = document.data;
    for (const Section& section : document.sections) {
      plugin_ = section.plugin;
      if (plugins_.insert(section.plugin).second)
        record.plugins.push_back({section.plugin, section.plugin_version, {}});
      if (section.failure) {
        record.complete = false;
        for (PluginUsed& plugin : record.plugins) plugin.failed = plugin.failed || plugin.id == section.plugin;
      }
      for (const Block& block : section.blocks) add(block);
      for (const Highlight& highlight : section.highlights) add(highlight);
    }
    for (auto& [key, found] : figures_) record.figures.push_back(std::move(found.figure));
    for (auto& [key, judgment] : judgments_) record.judgments.push_back(std::move(judgment));
    return record;
  }

 private:
  struct Found {
    Figure figure;
    Place place;
  };

  void add(const Value& value, Place place, std::string object, std::string field) {
    if (value.key.empty()) return;
    const auto [found, is_new] = figures_.try_emplace(value.key, Found{{}, place});
    if (!is_new && found->second.place >= place) return;
    found->second = {{value, plugin_, std::move(object), std::move(field)}, place};
  }

  void add(const Inlines& prose) {
    for (auto& [value, words] : edition_detail::name_by_words(prose))
      add(*value, Place::prose, value->name.empty() ? std::move(words) : value->name.str(), {});
  }

  void add_cell(const Inlines& cell, const std::string& object, const std::string& field) {
    for (const Inline& item : cell) {
      if (item.value) add(*item.value, Place::table, object, field);
      add_cell(item.children, object, field);
    }
  }

  void add(const KeyFigure& figure) { add(figure.value, Place::key_figure, figure.label, {}); }

  void add(const Judgment& judgment) {
    add(judgment.content);
    if (judgment.key.empty()) return;
    judgments_.try_emplace(
        judgment.key, RecordedJudgment{judgment.key, plugin_, plain_text(judgment.content),
                                       judgment.likelihood, judgment.confidence, judgment.because});
  }

  void add(const Highlight& highlight) {
    switch (highlight.kind) {
      case Highlight::Kind::bottom_line:
      case Highlight::Kind::watch: return add(highlight.content);
      case Highlight::Kind::judgment: return add(highlight.judgment);
      case Highlight::Kind::key_figure: return add(highlight.figure);
    }
  }

  void add(const Table& table) {
    std::map<std::string, std::size_t> uses;
    for (const TableRow& row : table.rows) ++uses[name_of(row)];
    for (const TableRow& row : table.rows) {
      std::string object = name_of(row);
      if (uses[object] > 1 && row.cells.size() > 1) object += ", " + plain_text(row.cells[1].content);
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        add_cell(row.cells[i].content, object, table.columns[i].title);
    }
  }

  void add(const Chart& chart) {
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) {
        const std::string& object = point.label.empty() ? series.title : point.label;
        add(point.x, Place::chart, object, chart.x.title);
        add(point.y, Place::chart, object,
            chart.series.size() > 1 && object != series.title ? series.title : chart.y.title);
      }
    }
    for (const ChartEdge& edge : chart.edges)
      add(edge.weight, Place::chart, edge.from + " → " + edge.to, chart.title);
  }

  void add(const Block& block) {
    if (const auto* table = std::get_if<Table>(&block.content)) add(*table);
    if (const auto* chart = std::get_if<Chart>(&block.content)) add(*chart);
    if (const auto* judgment = std::get_if<Judgment>(&block.content)) add(*judgment);
    if (const auto* heading = std::get_if<Heading>(&block.content)) add(heading->content);
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) add(paragraph->content);
    if (const auto* list = std::get_if<List>(&block.content))
      for (const Inlines& item : list->items) add(item);
    if (const auto* figures = std::get_if<KeyFigures>(&block.content))
      for (const KeyFigure& figure : figures->figures) add(figure);
    if (const auto* callout = std::get_if<Callout>(&block.content))
      for (const Block& inner : callout->content) add(inner);
  }

  /// The row's first cell; where that is a figure itself, the longest words of the row.
  static std::string name_of(const TableRow& row) {
    if (row.cells.empty()) return row.key;
    const auto is_figure = [](const TableCell& cell) {
      return std::any_of(cell.content.begin(), cell.content.end(),
                         [](const Inline& item) { return item.kind == Inline::Kind::value; });
    };
    if (!is_figure(row.cells.front())) return plain_text(row.cells.front().content);
    std::string longest;
    for (const TableCell& cell : row.cells) {
      std::string words = plain_text(cell.content);
      if (!is_figure(cell) && words.size() > longest.size()) longest = std::move(words);
    }
    return longest;
  }

  std::string plugin_;
  std::set<std::string> plugins_;
  std::map<std::string, Found> figures_;
  std::map<std::string, RecordedJudgment> judgments_;
};

}  // namespace

EditionRecord record_edition(const Document& document) { return Recorder().run(document); }

const PluginUsed* find_plugin(const EditionRecord& record, const std::string& id) {
  for (const PluginUsed& plugin : record.plugins)
    if (plugin.id == id) return &plugin;
  return nullptr;
}

}  // namespace quire::core
