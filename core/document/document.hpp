#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "document/value.hpp"

namespace quire::core {

// ---- inlines ------------------------------------------------------------------------------------

/// Index into Document::sources.
using SourceIndex = std::uint32_t;

struct Inline {
  enum class Kind : std::uint8_t {
    text,
    strong,     // children
    emphasis,   // children
    code,       // text
    link,       // children; target is an http, https or mailto URL
    reference,  // target is the key of a table, chart or heading of any section; text, if any, stands for its name
    citation,   // source
    value,
    footnote,   // children; its mark stands here, its text at the page's foot
  };

  Kind kind = Kind::text;
  std::string text;
  RareText target;
  std::vector<Inline> children;
  SourceIndex source = 0;
  std::shared_ptr<const Value> value;
};
using Inlines = std::vector<Inline>;

/// The characters a reader would see in the line: values formatted, citations and footnotes left out.
std::string plain_text(const Inlines& inlines);

// ---- blocks -------------------------------------------------------------------------------------

struct Block;
using Blocks = std::vector<Block>;

struct Heading {
  int level = 1;  // 1 is a section's own title level, 2 and 3 below it
  std::string key;
  Inlines content;
};

struct Paragraph {
  enum class Role : std::uint8_t { body, lead, note };
  Role role = Role::body;
  Inlines content;
};

/// Lines as they are, spaces included: code, a file's content.
struct Listing {
  std::string text;
};

struct List {
  bool ordered = false;
  std::vector<Inlines> items;
};

/// How wide a table or chart stands on the twelve-column grid.
enum class Span : std::uint8_t { half, full };

struct TableColumn {
  enum class Align : std::uint8_t { left, right, center };
  std::string title;
  std::string unit;  // printed under the title; cells then show numbers only
  Align align = Align::left;
  std::string group{};  // columns beside each other with the same one share a head above theirs
  bool bars = false;    // behind the numbers, from zero to each
  bool sums = false;    // adds up: carried over where the table goes on on another page
};

struct TableCell {
  /// Shown as a small shape with the cell's words beside it: meaning never by colour alone.
  enum class Mark : std::uint8_t { none, good, watch, alert, undetermined };
  Inlines content;
  Mark mark = Mark::none;
  std::vector<Value> trend{};  // drawn small beside the content, the oldest first
};

std::string_view word(TableCell::Mark mark);   // "good", "undetermined", "none"
std::string_view shape(TableCell::Mark mark);  // "○", "△", "■", "◇"; empty for none

/// The cell's one value, or null where it is words.
const Value* only_value(const TableCell& cell);

struct TableRow {
  std::string key;
  bool emphasized = false;
  std::vector<TableCell> cells;  // as many as the table has columns
};

struct Table {
  std::string key;
  std::string title;     // a takeaway
  std::string subtitle;  // measure, unit, period
  std::string note;
  Span span = Span::full;
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  std::vector<SourceIndex> sources;  // of all values in it, first use first
};

struct Axis {
  enum class Scale : std::uint8_t { linear, logarithmic, time };
  std::string title;
  std::string unit;
  Scale scale = Scale::linear;
  std::optional<double> minimum;  // empty: from the data. Time: days since 1970-01-01
  std::optional<double> maximum;
};

struct ChartPoint {
  std::string label;  // category of a bar, name of a point, lane of a timeline; a line marks those
                      // of its points that have one
  Value x;            // scatter, line: position. timeline: start (date; unknown: before the axis)
  Value y;            // bar, dot: length. scatter, line: position. timeline: end (unknown: still open)
  std::string state;  // timeline: "in force", "scheduled", "suspended", "expired", "unknown"
                      // scatter: "undetermined" draws a hollow mark
  bool highlighted = false;
  // risk_matrix: where the item stood before. line, step: where an arrow leads back to. Unknown: nowhere
  Value x_before{};
  Value y_before{};
};

struct ChartSeries {
  std::string title;
  std::string key;
  std::vector<ChartPoint> points;
};

struct ChartThreshold {
  enum class Direction : std::uint8_t { x, y };  // the axis the value is read on
  Direction axis = Direction::y;
  double value = 0;  // time axis: days since 1970-01-01
  std::string title;
  // A threshold that holds over a part of the other axis only.
  std::optional<double> from;
  std::optional<double> to;
};

/// A part of a scatter's plot with a name. A bound that is not there is the plot's edge.
struct ChartRegion {
  std::string title;
  std::optional<double> x_from;  // time axes: days since 1970-01-01
  std::optional<double> x_to;
  std::optional<double> y_from;
  std::optional<double> y_to;
};

struct ChartNode {
  std::string key;  // what edges name
  std::string label;
  std::int64_t layer = 0;  // from the left
  bool highlighted = false;
};

struct ChartEdge {
  std::string from;  // keys of nodes
  std::string to;
  Value weight;
  bool unconfirmed = false;
};

struct Chart {
  enum class Kind : std::uint8_t {
    bar,          // horizontal, one series
    grouped_bar,  // horizontal, up to five series over the same labels
    line,
    scatter,
    timeline,  // lanes with spans and, where y equals x, markers
    dot,       // rows of dots, intervals as whiskers; up to five series over the same labels
    dumbbell,  // rows of two series' values joined, for which one is less
    stacked_bar,  // rows of parts of 100 %, one part a series, up to six
    step,         // a line whose values hold until the next
    heat_map,     // rows × columns of numbers, one column a series
    risk_matrix,  // 5 × 5 levels, impact on x and likelihood on y, items in their cells
    network,      // nodes in layers from left to right, and edges; no series
    lollipop,     // as bar, with a dot at the end of a thin stem
    column,       // vertical bars, up to five series over the same labels
    stacked_amount,   // rows of amounts that add up to a total, one part a series, up to six
    area,             // amounts over x that add up, one layer a series, up to six
    small_multiples,  // lines, one panel a series on axes they share, up to twelve
    slope,            // two series' values of the same labels joined, to see what changed places
    calibration,      // forecasts on x, how often they came true on y, both in percent
  };
  /// The names of the kinds in the order above, as plugins and dumps spell them.
  static constexpr std::array<std::string_view, 19> kKindNames{
      "bar",         "grouped_bar", "line",       "scatter",        "timeline",
      "dot",         "dumbbell",    "stacked_bar", "step",          "heat_map",
      "risk_matrix", "network",     "lollipop",   "column",         "stacked_amount",
      "area",        "small_multiples", "slope",  "calibration"};
  Kind kind = Kind::bar;
  std::string key;
  std::string title;     // a takeaway
  std::string subtitle;  // measure, unit, period
  std::string note;
  std::string alt;  // for those who cannot see it; required
  Span span = Span::full;
  Axis x;
  Axis y;
  std::vector<ChartSeries> series;
  std::vector<ChartThreshold> thresholds;
  std::vector<ChartRegion> regions;
  std::vector<ChartNode> nodes;
  std::vector<ChartEdge> edges;
  std::vector<SourceIndex> sources;
};

struct Callout {
  enum class Kind : std::uint8_t { note, warning, gap };  // gap: something that should be here is not
  Kind kind = Kind::note;
  std::string title;
  Blocks content;
};

struct KeyFigure {
  std::string label;
  Value value;
  std::string note;
  std::string change_note{};  // "was 3 in 2026-W47"; empty when it is the same
  std::vector<Value> trend{};  // the oldest first
};

struct KeyFigures {
  std::vector<KeyFigure> figures;
};

/// ICD 203, row A.
enum class Likelihood : std::uint8_t {
  almost_no_chance,
  very_unlikely,
  unlikely,
  roughly_even,
  likely,
  very_likely,
  almost_certain,
};
enum class Confidence : std::uint8_t { low, moderate, high };

std::string_view word(Likelihood likelihood);   // "very likely"
std::string_view range(Likelihood likelihood);  // "80–95 %"
std::string_view word(Confidence confidence);
std::optional<Likelihood> parse_likelihood(std::string_view word);
std::optional<Confidence> parse_confidence(std::string_view word);

struct Judgment {
  std::string key;
  Inlines content;  // "We judge it very likely that …", likelihood word included by the author
  Likelihood likelihood = Likelihood::roughly_even;
  Confidence confidence = Confidence::low;
  std::string because;      // why this confidence
  std::string alternative;  // another reading of the same facts
  std::string change_mind;  // what would change it
  ChangeMark change = ChangeMark::none;
  std::string change_note;  // "was unlikely in 2026-W47"; empty when it is the same
};

struct Image {
  enum class Format : std::uint8_t { png, jpeg };
  Format format = Format::png;
  std::uint32_t width = 0;  // pixels
  std::uint32_t height = 0;
  std::string bytes;
  std::string alt;
  std::string title;
};

struct Block {
  std::variant<Heading, Paragraph, List, Listing, Table, Chart, Callout, KeyFigures, Judgment, Image> content;
};

// ---- the whole ----------------------------------------------------------------------------------

/// For the front page.
struct Highlight {
  enum class Kind : std::uint8_t { bottom_line, judgment, key_figure, watch };
  Kind kind = Kind::bottom_line;
  Inlines content;     // bottom_line, watch
  Judgment judgment;   // judgment
  KeyFigure figure;    // key_figure
  std::optional<Date> date;  // watch: when to look again
};

/// For the list of terms at the end.
struct Term {
  std::string word;  // as the section writes it
  std::string meaning;
};

/// For the list of methods at the end: what stands behind figures of a kind.
struct Method {
  std::string code;  // as formulas begin with it: "M1.5"
  std::string name;
  std::string formula;
  std::string limits;  // may be empty
};

/// Where a figure comes from, as printed at the end of the briefing.
struct Source {
  std::string title;
  std::string url;
  std::string grade;  // the dataset's confidence word: regulation, vendor, reported, estimate
  std::optional<Date> as_of;  // the oldest of its rows, so that nothing looks fresher than it is
  std::optional<Date> newest_as_of;
  bool unchecked = false;
  std::vector<RowReference> rows;  // every row cited under this source
};

/// Why a section has no content of its own.
struct SectionFailure {
  std::string reason;     // "killed by SIGSEGV (invalid memory access)"
  std::string log;        // last lines the plugin printed
  std::string reproduce;  // a command line
  bool gave_up = false;   // the plugin said so itself, and why
};

struct Section {
  std::string plugin;
  std::string plugin_version;
  std::string title;
  Blocks blocks;
  std::vector<Highlight> highlights;
  std::vector<Term> terms{};
  std::vector<Method> methods{};
  std::optional<SectionFailure> failure{};
};

/// What moved since an earlier edition, for the front page.
struct ChangeSummary {
  std::string since;           // name of that edition; empty: none is archived
  std::vector<Inlines> lines;  // most important first
  std::string details;         // key of the block with all of it; empty for none
};

struct DataTable {
  std::string name;
  std::string file;
  std::string sha256;
  std::size_t rows = 0;         // shown in this edition
  std::size_t hidden_rows = 0;  // known only after the as-of date
  bool dated = true;            // false: rows carry no known-from date and are always shown
  std::string schema{};         // SHA-256 of its columns' names, types and units
  std::optional<Date> newest{};  // as-of date of its newest row; empty: rows carry none
  std::int64_t max_age = 0;      // days that the newest row may be old; 0: any
};

struct Document {
  std::string title;
  std::string subtitle;
  std::string edition;  // "2026-W48"
  int edition_number = 0;  // counted from the report's first; 0: not counted
  std::string handling;
  std::string language = "en";
  Date as_of{};
  std::optional<Image> logo{};  // for the masthead
  std::vector<std::string> decisions;  // "Decisions this supports"
  bool front_page = true;
  std::vector<std::string> warnings;  // about the data, for the front page
  std::optional<ChangeSummary> changes;
  std::vector<Section> sections;
  std::vector<Source> sources;
  std::vector<DataTable> data;
};

/// The tree as JSON: `core/document/README.md` describes the form and its version.
enum class JsonLayout { indented, compact };
std::string dump_json(const Document& document, JsonLayout layout = JsonLayout::indented);

}  // namespace quire::core
