#include <cmath>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "document/document.hpp"

namespace quire::core {
namespace {

// Keys stay in the order written: the dump is read by people and compared by `diff`.
using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

template <class T>
Json list_of(const std::vector<T>& things);

Json to_json(const std::string& text) { return text; }
Json to_json(std::uint32_t number) { return number; }

Json to_json(const RowReference& row) {
  Json json{{"table", row.table}, {"file", row.file}, {"line", row.line}};
  if (!row.columns.empty()) json["columns"] = row.columns;
  return json;
}

Json bound(double number) {
  if (std::isinf(number)) return nullptr;
  return number;
}

void set_if(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}

std::string word(ChangeMark mark) {
  switch (mark) {
    case ChangeMark::none: return "";
    case ChangeMark::same: return "same";
    case ChangeMark::raised: return "raised";
    case ChangeMark::lowered: return "lowered";
    case ChangeMark::changed: return "changed";
    case ChangeMark::added: return "added";
  }
  return "";
}

Json to_json(const Value& value) {
  Json json{{"kind", word(value.kind)}};
  switch (value.kind) {
    case Value::Kind::number: json["number"] = value.low; break;
    case Value::Kind::interval:
      json["low"] = bound(value.low);
      json["high"] = bound(value.high);
      break;
    case Value::Kind::text: json["text"] = value.text; break;
    case Value::Kind::date: json["date"] = iso_date(value.date); break;
    case Value::Kind::infinite:
    case Value::Kind::unknown: break;
  }
  set_if(json, "unit", value.unit);
  json["shown"] = format(value);
  set_if(json, "key", value.key);
  set_if(json, "formula", value.formula);
  if (value.unchecked) json["unchecked"] = true;
  set_if(json, "change", word(value.change));
  if (!value.rows.empty()) json["rows"] = list_of(value.rows);
  return json;
}

Json to_json(const Inline& inline_) {
  switch (inline_.kind) {
    case Inline::Kind::text: return {{"text", inline_.text}};
    case Inline::Kind::strong: return {{"strong", list_of(inline_.children)}};
    case Inline::Kind::emphasis: return {{"emphasis", list_of(inline_.children)}};
    case Inline::Kind::code: return {{"code", inline_.text}};
    case Inline::Kind::link:
      return {{"link", inline_.target}, {"content", list_of(inline_.children)}};
    case Inline::Kind::reference: return {{"reference", inline_.target}};
    case Inline::Kind::citation: return {{"citation", inline_.source}};
    case Inline::Kind::value: return {{"value", to_json(*inline_.value)}};
    case Inline::Kind::footnote: return {{"footnote", list_of(inline_.children)}};
  }
  return nullptr;
}

const char* word(Paragraph::Role role) {
  switch (role) {
    case Paragraph::Role::body: return "body";
    case Paragraph::Role::lead: return "lead";
    case Paragraph::Role::note: return "note";
  }
  return "";
}

const char* word(TableColumn::Align align) {
  switch (align) {
    case TableColumn::Align::left: return "left";
    case TableColumn::Align::right: return "right";
    case TableColumn::Align::center: return "center";
  }
  return "";
}

const char* word(TableCell::Mark mark) {
  switch (mark) {
    case TableCell::Mark::none: return "none";
    case TableCell::Mark::good: return "good";
    case TableCell::Mark::watch: return "watch";
    case TableCell::Mark::alert: return "alert";
    case TableCell::Mark::undetermined: return "undetermined";
  }
  return "";
}

std::string_view word(Chart::Kind kind) {
  return Chart::kKindNames[static_cast<std::size_t>(kind)];
}

const char* word(Axis::Scale scale) {
  switch (scale) {
    case Axis::Scale::linear: return "linear";
    case Axis::Scale::logarithmic: return "log";
    case Axis::Scale::time: return "time";
  }
  return "";
}

const char* word(Callout::Kind kind) {
  switch (kind) {
    case Callout::Kind::note: return "note";
    case Callout::Kind::warning: return "warning";
    case Callout::Kind::gap: return "gap";
  }
  return "";
}

const char* word(Highlight::Kind kind) {
  switch (kind) {
    case Highlight::Kind::bottom_line: return "bottom_line";
    case Highlight::Kind::judgment: return "judgment";
    case Highlight::Kind::key_figure: return "key_figure";
    case Highlight::Kind::watch: return "watch";
  }
  return "";
}

int columns(Span span) { return span == Span::half ? 6 : 12; }

Json to_json(const TableColumn& column) {
  Json json{{"title", column.title}};
  set_if(json, "unit", column.unit);
  json["align"] = word(column.align);
  set_if(json, "group", column.group);
  if (column.bars) json["bars"] = true;
  if (column.sums) json["sums"] = true;
  return json;
}

Json to_json(const TableCell& cell) {
  if (cell.mark == TableCell::Mark::none && cell.trend.empty()) return list_of(cell.content);
  Json json{{"mark", word(cell.mark)}, {"content", list_of(cell.content)}};
  if (!cell.trend.empty()) json["trend"] = list_of(cell.trend);
  return json;
}

Json to_json(const TableRow& row) {
  Json json{{"key", row.key}};
  if (row.emphasized) json["emphasized"] = true;
  json["cells"] = list_of(row.cells);
  return json;
}

Json to_json(const Axis& axis) {
  Json json{{"title", axis.title}};
  set_if(json, "unit", axis.unit);
  json["scale"] = word(axis.scale);
  if (axis.minimum) json["minimum"] = *axis.minimum;
  if (axis.maximum) json["maximum"] = *axis.maximum;
  return json;
}

Json to_json(const ChartPoint& point) {
  Json json{{"label", point.label}, {"x", to_json(point.x)}, {"y", to_json(point.y)}};
  set_if(json, "state", point.state);
  if (point.highlighted) json["highlighted"] = true;
  if (point.x_before.kind != Value::Kind::unknown) json["x_before"] = to_json(point.x_before);
  if (point.y_before.kind != Value::Kind::unknown) json["y_before"] = to_json(point.y_before);
  return json;
}

Json to_json(const ChartSeries& series) {
  Json json{{"title", series.title}};
  set_if(json, "key", series.key);
  json["points"] = list_of(series.points);
  return json;
}

Json to_json(const ChartThreshold& threshold) {
  Json json{{"axis", threshold.axis == ChartThreshold::Direction::x ? "x" : "y"},
            {"at", threshold.value},
            {"title", threshold.title}};
  if (threshold.from) json["from"] = *threshold.from;
  if (threshold.to) json["to"] = *threshold.to;
  return json;
}

Json to_json(const ChartRegion& region) {
  Json json{{"title", region.title}};
  if (region.x_from) json["x_from"] = *region.x_from;
  if (region.x_to) json["x_to"] = *region.x_to;
  if (region.y_from) json["y_from"] = *region.y_from;
  if (region.y_to) json["y_to"] = *region.y_to;
  return json;
}

Json to_json(const ChartNode& node) {
  Json json{{"key", node.key}, {"label", node.label}, {"layer", node.layer}};
  if (node.highlighted) json["highlighted"] = true;
  return json;
}

Json to_json(const ChartEdge& edge) {
  Json json{{"from", edge.from}, {"to", edge.to}, {"weight", to_json(edge.weight)}};
  if (edge.unconfirmed) json["unconfirmed"] = true;
  return json;
}

Json to_json(const KeyFigure& figure) {
  Json json{{"label", figure.label}, {"value", to_json(figure.value)}};
  set_if(json, "note", figure.note);
  set_if(json, "change_note", figure.change_note);
  if (!figure.trend.empty()) json["trend"] = list_of(figure.trend);
  return json;
}

Json to_json(const Judgment& judgment) {
  Json json{{"key", judgment.key},
            {"content", list_of(judgment.content)},
            {"likelihood", word(judgment.likelihood)},
            {"confidence", word(judgment.confidence)}};
  set_if(json, "because", judgment.because);
  set_if(json, "alternative", judgment.alternative);
  set_if(json, "change_mind", judgment.change_mind);
  set_if(json, "change", word(judgment.change));
  set_if(json, "change_note", judgment.change_note);
  return json;
}

struct BlockToJson {
  Json operator()(const Heading& heading) const {
    Json json{{"block", "heading"}, {"level", heading.level}};
    set_if(json, "key", heading.key);
    json["content"] = list_of(heading.content);
    return json;
  }
  Json operator()(const Paragraph& paragraph) const {
    return {{"block", "paragraph"},
            {"role", word(paragraph.role)},
            {"content", list_of(paragraph.content)}};
  }
  Json operator()(const List& list) const {
    Json items = Json::array();
    for (const Inlines& item : list.items) items.push_back(list_of(item));
    return {{"block", "list"}, {"ordered", list.ordered}, {"items", std::move(items)}};
  }
  Json operator()(const Listing& listing) const {
    return {{"block", "listing"}, {"text", listing.text}};
  }
  Json operator()(const Table& table) const {
    Json json{{"block", "table"}, {"key", table.key}, {"title", table.title}};
    set_if(json, "subtitle", table.subtitle);
    set_if(json, "note", table.note);
    json["span"] = columns(table.span);
    json["columns"] = list_of(table.columns);
    json["rows"] = list_of(table.rows);
    json["sources"] = list_of(table.sources);
    return json;
  }
  Json operator()(const Chart& chart) const {
    Json json{{"block", "chart"},
              {"kind", word(chart.kind)},
              {"key", chart.key},
              {"title", chart.title}};
    set_if(json, "subtitle", chart.subtitle);
    set_if(json, "note", chart.note);
    json["alt"] = chart.alt;
    json["span"] = columns(chart.span);
    json["x"] = to_json(chart.x);
    json["y"] = to_json(chart.y);
    json["series"] = list_of(chart.series);
    if (!chart.thresholds.empty()) json["thresholds"] = list_of(chart.thresholds);
    if (!chart.nodes.empty()) json["nodes"] = list_of(chart.nodes);
    if (!chart.edges.empty()) json["edges"] = list_of(chart.edges);
    if (!chart.regions.empty()) json["regions"] = list_of(chart.regions);
    json["sources"] = list_of(chart.sources);
    return json;
  }
  Json operator()(const Callout& callout) const {
    return {{"block", "callout"},
            {"kind", word(callout.kind)},
            {"title", callout.title},
            {"content", list_of(callout.content)}};
  }
  Json operator()(const KeyFigures& figures) const {
    return {{"block", "key_figures"}, {"figures", list_of(figures.figures)}};
  }
  Json operator()(const Judgment& judgment) const {
    Json json{{"block", "judgment"}};
    json.update(to_json(judgment));
    return json;
  }
  Json operator()(const Image& image) const {
    Json json{{"block", "image"},
              {"format", image.format == Image::Format::png ? "png" : "jpeg"},
              {"width", image.width},
              {"height", image.height},
              {"bytes", image.bytes.size()},
              {"alt", image.alt}};
    set_if(json, "title", image.title);
    return json;
  }
};

Json to_json(const Block& block) { return std::visit(BlockToJson{}, block.content); }

Json to_json(const Highlight& highlight) {
  Json json{{"kind", word(highlight.kind)}};
  if (highlight.kind == Highlight::Kind::judgment)
    json["judgment"] = to_json(highlight.judgment);
  else if (highlight.kind == Highlight::Kind::key_figure)
    json["figure"] = to_json(highlight.figure);
  else
    json["content"] = list_of(highlight.content);
  if (highlight.date) json["date"] = iso_date(*highlight.date);
  return json;
}

Json to_json(const Term& term) { return {{"word", term.word}, {"meaning", term.meaning}}; }

Json to_json(const Section& section) {
  Json json{{"plugin", section.plugin},
            {"plugin_version", section.plugin_version},
            {"title", section.title}};
  if (section.failure) {
    json["failure"] = {{"reason", section.failure->reason}};
    set_if(json["failure"], "log", section.failure->log);
    set_if(json["failure"], "reproduce", section.failure->reproduce);
  }
  json["highlights"] = list_of(section.highlights);
  json["blocks"] = list_of(section.blocks);
  if (!section.terms.empty()) json["terms"] = list_of(section.terms);
  return json;
}

Json to_json(const Source& source) {
  Json json{{"title", source.title}};
  set_if(json, "url", source.url);
  set_if(json, "grade", source.grade);
  if (source.as_of) json["as_of"] = iso_date(*source.as_of);
  if (source.newest_as_of != source.as_of) json["newest_as_of"] = iso_date(*source.newest_as_of);
  if (source.unchecked) json["unchecked"] = true;
  json["rows"] = list_of(source.rows);
  return json;
}

Json to_json(const ChangeSummary& changes) {
  Json lines = Json::array();
  for (const Inlines& line : changes.lines) lines.push_back(list_of(line));
  Json json{{"since", changes.since}, {"lines", std::move(lines)}};
  set_if(json, "details", changes.details);
  return json;
}

Json to_json(const DataTable& table) {
  Json json{{"name", table.name},
          {"file", table.file},
          {"sha256", table.sha256},
          {"schema", table.schema},
          {"rows", table.rows},
          {"hidden_rows", table.hidden_rows},
          {"dated", table.dated}};
  if (table.newest) json["newest"] = iso_date(*table.newest);
  if (table.max_age != 0) json["max_age"] = table.max_age;
  return json;
}

template <class T>
Json list_of(const std::vector<T>& things) {
  Json json = Json::array();
  for (const T& thing : things) json.push_back(to_json(thing));
  return json;
}

}  // namespace

std::string dump_json(const Document& document, JsonLayout layout) {
  Json json{{"format", "quire-document"},
            {"version", kFormatVersion},
            {"title", document.title}};
  set_if(json, "subtitle", document.subtitle);
  json["edition"] = document.edition;
  if (document.edition_number != 0) json["edition_number"] = document.edition_number;
  json["as_of"] = iso_date(document.as_of);
  set_if(json, "handling", document.handling);
  json["language"] = document.language;
  json["decisions"] = list_of(document.decisions);
  if (!document.warnings.empty()) json["warnings"] = list_of(document.warnings);
  if (document.changes) json["changes"] = to_json(*document.changes);
  json["sections"] = list_of(document.sections);
  json["sources"] = list_of(document.sources);
  json["data"] = list_of(document.data);
  return json.dump(layout == JsonLayout::indented ? 2 : -1) + "\n";
}

}  // namespace quire::core
