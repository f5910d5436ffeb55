#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "document/dump_words.hpp"
#include "document/json_fields.hpp"

namespace quire::core {
namespace {

using dump_words::columns;
using dump_words::word;
using quire::core::word;

constexpr int kFormatVersion = 1;

/// Writes a document from its first key to its last. Keys stand in the order written: the dump is read by
/// people and compared by `diff`.
template <class Writer>
class Dumper : JsonFields<Writer> {
 public:
  explicit Dumper(Writer& writer) : Fields(writer) {}

  void write(const Document& document) {
    object([&] {
      text("format", "quire-document");
      integer("version", kFormatVersion);
      text("title", document.title);
      text_if("subtitle", document.subtitle);
      text("edition", document.edition);
      if (document.edition_number != 0) integer("edition_number", document.edition_number);
      text("as_of", iso_date(document.as_of));
      text_if("handling", document.handling);
      text("language", document.language);
      if (document.logo) one("logo", *document.logo);
      list("decisions", document.decisions);
      list_if("warnings", document.warnings);
      if (document.changes) one("changes", *document.changes);
      list("sections", document.sections);
      list("sources", document.sources);
      list("data", document.data);
    });
  }

 private:
  using Fields = JsonFields<Writer>;
  using Fields::array;
  using Fields::flag;
  using Fields::flag_if;
  using Fields::integer;
  using Fields::key;
  using Fields::number;
  using Fields::number_if;
  using Fields::object;
  using Fields::string;
  using Fields::text;
  using Fields::text_if;

  template <class Thing>
  void one(std::string_view name, const Thing& thing) {
    key(name);
    write(thing);
  }
  template <class Thing>
  void list(std::string_view name, const std::vector<Thing>& things) {
    key(name);
    write(things);
  }
  template <class Thing>
  void list_if(std::string_view name, const std::vector<Thing>& things) {
    if (!things.empty()) list(name, things);
  }

  template <class Thing>
  void write(const std::vector<Thing>& things) {
    array(things, [this](const Thing& thing) { write(thing); });
  }
  void write(const std::string& content) { string(content); }
  void write(SourceIndex source) { integer(source); }

  // ---- values and inlines -------------------------------------------------------------------------

  void write(const std::vector<RowReference>& rows) {
    array(runs_of(rows), [this](std::span<const RowReference> run) {
      object([&] {
        text("table", run.front().table);
        text("file", run.front().file);
        key("lines");
        array(run, [this](const RowReference& row) { integer(row.line); });
        list_if("columns", run.front().columns);
      });
    });
  }

  void write(const Value& value) {
    object([&] {
      text("kind", word(value.kind));
      switch (value.kind) {
        case Value::Kind::number: number("number", value.low); break;
        case Value::Kind::interval:
          number("low", value.low);
          number("high", value.high);
          break;
        case Value::Kind::text: text("text", value.text); break;
        case Value::Kind::date: text("date", iso_date(value.date)); break;
        case Value::Kind::infinite:
        case Value::Kind::unknown: break;
      }
      text_if("unit", value.unit);
      text("shown", format(value));
      text_if("key", value.key);
      text_if("name", value.name);
      text_if("formula", value.formula);
      flag_if("unchecked", value.unchecked);
      text_if("change", word(value.change));
      list_if("rows", value.rows);
    });
  }

  void write(const Inline& item) {
    object([&] {
      switch (item.kind) {
        case Inline::Kind::text: return text("text", item.text);
        case Inline::Kind::strong: return list("strong", item.children);
        case Inline::Kind::emphasis: return list("emphasis", item.children);
        case Inline::Kind::code: return text("code", item.text);
        case Inline::Kind::link: return text("link", item.target), list("content", item.children);
        case Inline::Kind::reference: return text("reference", item.target);
        case Inline::Kind::citation: return integer("citation", item.source);
        case Inline::Kind::value: return one("value", *item.value);
        case Inline::Kind::footnote: return list("footnote", item.children);
      }
    });
  }

  // ---- blocks -------------------------------------------------------------------------------------

  void write(const Block& block) {
    object([&] {
      std::visit([this](const auto& content) { this->fields(content); }, block.content);
    });
  }

  void fields(const Heading& heading) {
    text("block", "heading");
    integer("level", heading.level);
    text_if("key", heading.key);
    list("content", heading.content);
  }
  void fields(const Paragraph& paragraph) {
    text("block", "paragraph");
    text("role", word(paragraph.role));
    list("content", paragraph.content);
  }
  void fields(const List& items) {
    text("block", "list");
    flag("ordered", items.ordered);
    list("items", items.items);
  }
  void fields(const Listing& listing) {
    text("block", "listing");
    text("text", listing.text);
  }
  void fields(const Table& table) {
    text("block", "table");
    text("key", table.key);
    text("title", table.title);
    text_if("subtitle", table.subtitle);
    text_if("note", table.note);
    integer("span", columns(table.span));
    list("columns", table.columns);
    list("rows", table.rows);
    list("sources", table.sources);
  }
  void fields(const Chart& chart) {
    text("block", "chart");
    text("kind", word(chart.kind));
    text("key", chart.key);
    text("title", chart.title);
    text_if("subtitle", chart.subtitle);
    text_if("note", chart.note);
    text("alt", chart.alt);
    integer("span", columns(chart.span));
    one("x", chart.x);
    one("y", chart.y);
    list("series", chart.series);
    list_if("thresholds", chart.thresholds);
    list_if("nodes", chart.nodes);
    list_if("edges", chart.edges);
    list_if("regions", chart.regions);
    list("sources", chart.sources);
  }
  void fields(const Callout& callout) {
    text("block", "callout");
    text("kind", word(callout.kind));
    text("title", callout.title);
    list("content", callout.content);
  }
  void fields(const KeyFigures& figures) {
    text("block", "key_figures");
    list("figures", figures.figures);
  }
  void fields(const Judgment& judgment) {
    text("block", "judgment");
    judgment_fields(judgment);
  }
  void fields(const Image& image) {
    text("block", "image");
    image_fields(image);
  }

  void image_fields(const Image& image) {
    text("format", image.format == Image::Format::png ? "png" : "jpeg");
    integer("width", image.width);
    integer("height", image.height);
    integer("bytes", image.bytes.size());
    text("alt", image.alt);
    text_if("title", image.title);
  }

  void write(const Image& image) {
    object([&] { image_fields(image); });
  }

  void judgment_fields(const Judgment& judgment) {
    text("key", judgment.key);
    list("content", judgment.content);
    text("likelihood", word(judgment.likelihood));
    text("confidence", word(judgment.confidence));
    text_if("because", judgment.because);
    text_if("alternative", judgment.alternative);
    text_if("change_mind", judgment.change_mind);
    text_if("change", word(judgment.change));
    text_if("change_note", judgment.change_note);
  }
  void write(const Judgment& judgment) {
    object([&] { judgment_fields(judgment); });
  }

  void write(const TableColumn& column) {
    object([&] {
      text("title", column.title);
      text_if("unit", column.unit);
      text("align", word(column.align));
      text_if("group", column.group);
      flag_if("bars", column.bars);
      flag_if("sums", column.sums);
    });
  }
  void write(const TableCell& cell) {
    if (cell.mark == TableCell::Mark::none && cell.trend.empty()) return write(cell.content);
    object([&] {
      text("mark", word(cell.mark));
      list("content", cell.content);
      list_if("trend", cell.trend);
    });
  }
  void write(const TableRow& row) {
    object([&] {
      text("key", row.key);
      flag_if("emphasized", row.emphasized);
      list("cells", row.cells);
    });
  }
  void write(const Axis& axis) {
    object([&] {
      text("title", axis.title);
      text_if("unit", axis.unit);
      text("scale", word(axis.scale));
      number_if("minimum", axis.minimum);
      number_if("maximum", axis.maximum);
    });
  }
  void write(const ChartPoint& point) {
    object([&] {
      text("label", point.label);
      one("x", point.x);
      one("y", point.y);
      text_if("state", point.state);
      flag_if("highlighted", point.highlighted);
      if (point.x_before.kind != Value::Kind::unknown) one("x_before", point.x_before);
      if (point.y_before.kind != Value::Kind::unknown) one("y_before", point.y_before);
    });
  }
  void write(const ChartSeries& series) {
    object([&] {
      text("title", series.title);
      text_if("key", series.key);
      list("points", series.points);
    });
  }
  void write(const ChartThreshold& threshold) {
    object([&] {
      text("axis", threshold.axis == ChartThreshold::Direction::x ? "x" : "y");
      number("at", threshold.value);
      text("title", threshold.title);
      number_if("from", threshold.from);
      number_if("to", threshold.to);
    });
  }
  void write(const ChartRegion& region) {
    object([&] {
      text("title", region.title);
      number_if("x_from", region.x_from);
      number_if("x_to", region.x_to);
      number_if("y_from", region.y_from);
      number_if("y_to", region.y_to);
    });
  }
  void write(const ChartNode& node) {
    object([&] {
      text("key", node.key);
      text("label", node.label);
      integer("layer", node.layer);
      flag_if("highlighted", node.highlighted);
    });
  }
  void write(const ChartEdge& edge) {
    object([&] {
      text("from", edge.from);
      text("to", edge.to);
      one("weight", edge.weight);
      flag_if("unconfirmed", edge.unconfirmed);
    });
  }
  void write(const KeyFigure& figure) {
    object([&] {
      text("label", figure.label);
      one("value", figure.value);
      text_if("note", figure.note);
      text_if("change_note", figure.change_note);
      list_if("trend", figure.trend);
    });
  }

  // ---- the whole ----------------------------------------------------------------------------------

  void write(const Highlight& highlight) {
    object([&] {
      text("kind", word(highlight.kind));
      if (highlight.kind == Highlight::Kind::judgment)
        one("judgment", highlight.judgment);
      else if (highlight.kind == Highlight::Kind::key_figure)
        one("figure", highlight.figure);
      else
        list("content", highlight.content);
      if (highlight.date) text("date", iso_date(*highlight.date));
    });
  }
  void write(const Term& term) {
    object([&] {
      text("word", term.word);
      text("meaning", term.meaning);
    });
  }
  void write(const Method& method) {
    object([&] {
      text("code", method.code);
      text("name", method.name);
      text("formula", method.formula);
      text_if("limits", method.limits);
    });
  }
  void write(const SectionFailure& failure) {
    object([&] {
      text("reason", failure.reason);
      text_if("log", failure.log);
      text_if("reproduce", failure.reproduce);
    });
  }
  void write(const Section& section) {
    object([&] {
      text("plugin", section.plugin);
      text("plugin_version", section.plugin_version);
      text("title", section.title);
      if (section.failure) one("failure", *section.failure);
      list("highlights", section.highlights);
      list("blocks", section.blocks);
      list_if("terms", section.terms);
      list_if("methods", section.methods);
    });
  }
  void write(const Source& source) {
    object([&] {
      text("title", source.title);
      text_if("url", source.url);
      text_if("grade", source.grade);
      if (source.as_of) text("as_of", iso_date(*source.as_of));
      if (source.newest_as_of != source.as_of) text("newest_as_of", iso_date(*source.newest_as_of));
      flag_if("unchecked", source.unchecked);
      list("rows", source.rows);
    });
  }
  void write(const ChangeSummary& changes) {
    object([&] {
      text("since", changes.since);
      list("lines", changes.lines);
      text_if("details", changes.details);
    });
  }
  void write(const DataTable& table) {
    object([&] {
      text("name", table.name);
      text("file", table.file);
      text("sha256", table.sha256);
      text("schema", table.schema);
      integer("rows", table.rows);
      integer("hidden_rows", table.hidden_rows);
      flag("dated", table.dated);
      if (table.newest) text("newest", iso_date(*table.newest));
      if (table.max_age != 0) integer("max_age", table.max_age);
    });
  }
};

template <class Writer>
std::string written(const Document& document, Writer& writer, const rapidjson::StringBuffer& buffer) {
  Dumper<Writer>(writer).write(document);
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

std::string dump_json(const Document& document, JsonLayout layout) {
  rapidjson::StringBuffer buffer;
  if (layout == JsonLayout::compact) {
    rapidjson::Writer writer(buffer);
    return written(document, writer, buffer);
  }
  rapidjson::PrettyWriter writer(buffer);
  writer.SetIndent(' ', 2);
  return written(document, writer, buffer);
}

}  // namespace quire::core
