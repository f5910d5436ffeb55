#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quire/abi.h"
#include "quire/dataset.hpp"
#include "quire/value.hpp"

namespace quire {

class Section;

/// Base of the builders below: an element that is open until the next one opens beside it or above
/// it, or until the section ends. Builders may be kept and used as long as nothing was opened
/// outside them since; a late call throws Error.
class Element {
 protected:
  Element(Section& section, std::int32_t element);

  void set(std::int32_t attribute, std::string_view text);
  void set_integer(std::int32_t attribute, std::int64_t integer);
  void set_number(std::int32_t attribute, double number);
  void set_value(std::int32_t attribute, const Value& value);
  void write(std::string_view text);
  void write(const Value& value);
  void write_citation(quire_row row);
  void write_inline(std::int32_t element, std::string_view text, std::string_view target = {});
  void write_trend(const std::vector<Value>& values);
  void open_here();

  Section* section_;

 private:
  int depth_;
  std::uint64_t serial_;
};

class Footnote;

/// Anything that holds running text. Calls chain: `.text("about ").value(v).cite(row)`.
template <class Self>
class TextElement : public Element {
 public:
  Self& text(std::string_view text) { return write(text), self(); }
  Self& value(const Value& value) { return write(value), self(); }
  Self& strong(std::string_view text) { return write_inline(QUIRE_STRONG, text), self(); }
  Self& emphasis(std::string_view text) { return write_inline(QUIRE_EMPHASIS, text), self(); }
  Self& code(std::string_view text) { return write_inline(QUIRE_CODE, text), self(); }
  /// `url`: http, https or mailto.
  Self& link(std::string_view text, std::string_view url) {
    return write_inline(QUIRE_LINK, text, url), self();
  }
  /// "Table 3 on page 7": `key` is that of a heading, table or chart of any section.
  Self& reference(std::string_view key) {
    return write_inline(QUIRE_REFERENCE, {}, key), self();
  }
  /// A source mark for a row of the dataset.
  Self& cite(quire_row row) { return write_citation(row), self(); }
  /// A mark here, and the text at the foot of its page: in paragraphs, list items and cells. For
  /// what a reader may want to know and need not read, at most 1500 bytes of it; a source is a `cite`. The second
  /// form is for a note with values, links or marks of sources in it:
  ///
  ///     paragraph.footnote().text("At ").value(price).text(" apiece.").cite(row);
  Self& footnote(std::string_view text);
  Footnote footnote();

 protected:
  using Element::Element;

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

class Footnote : public TextElement<Footnote> {
 public:
  explicit Footnote(Section& section) : TextElement(section, QUIRE_FOOTNOTE) {}
};

class Paragraph : public TextElement<Paragraph> {
 public:
  Paragraph(Section& section, std::string_view role) : TextElement(section, QUIRE_PARAGRAPH) {
    set(QUIRE_ROLE, role);
  }
};

class Heading : public TextElement<Heading> {
 public:
  Heading(Section& section, int level, std::string_view key) : TextElement(section, QUIRE_HEADING) {
    set_integer(QUIRE_LEVEL, level);
    if (!key.empty()) set(QUIRE_KEY, key);
  }
};

class ListItem : public TextElement<ListItem> {
 public:
  explicit ListItem(Section& section) : TextElement(section, QUIRE_ITEM) {}
};

class List : public Element {
 public:
  enum class Style { bullets, numbers };
  List(Section& section, Style style) : Element(section, QUIRE_LIST) {
    set_integer(QUIRE_ORDERED, style == Style::numbers ? 1 : 0);
  }
  ListItem item() { return open_here(), ListItem(*section_); }
};

class Cell : public TextElement<Cell> {
 public:
  explicit Cell(Section& section) : TextElement(section, QUIRE_CELL) {}
  /// A small shape before the cell's words; the words carry the meaning.
  Cell& good() { return set(QUIRE_MARK, "good"), *this; }
  Cell& watch() { return set(QUIRE_MARK, "watch"), *this; }
  Cell& alert() { return set(QUIRE_MARK, "alert"), *this; }
  Cell& undetermined() { return set(QUIRE_MARK, "undetermined"), *this; }
  /// A small line beside the cell's content, without axes; call it last.
  ///
  /// Shape:   at most 500 numbers or intervals of one unit at even steps, the oldest first.
  /// Missing: unknown is a gap.
  Cell& trend(const std::vector<Value>& values) { return write_trend(values), *this; }
};

class TableRow : public Element {
 public:
  TableRow(Section& section, std::string_view key) : Element(section, QUIRE_ROW) {
    if (!key.empty()) set(QUIRE_KEY, key);
  }
  TableRow& emphasized() { return set_integer(QUIRE_EMPHASIZED, 1), *this; }
  Cell cell() { return open_here(), Cell(*section_); }
  Cell cell(std::string_view text) { return cell().text(text); }
  Cell cell(const Value& value) { return cell().value(value); }
};

/// A table: columns first, then rows with one cell a column. Sources are gathered from its values.
class TableBlock : public Element {
 public:
  enum class Align { left, right, center };

  TableBlock(Section& section, std::string_view key) : Element(section, QUIRE_TABLE) {
    set(QUIRE_KEY, key);
  }
  /// A takeaway: a sentence that says what the table shows.
  TableBlock& title(std::string_view text) { return set(QUIRE_TITLE, text), *this; }
  /// What is measured, in which unit, for which period.
  TableBlock& subtitle(std::string_view text) { return set(QUIRE_SUBTITLE, text), *this; }
  TableBlock& note(std::string_view text) { return set(QUIRE_NOTE, text), *this; }
  /// Half the page's width.
  TableBlock& half() { return set_integer(QUIRE_SPAN, 6), *this; }
  /// With a unit the cells of the column show bare numbers.
  TableBlock& column(std::string_view title, Align align = Align::left,
                     std::string_view unit = {}) {
    return add_column(title, align, unit, "plain"), *this;
  }
  /// Numbers with a bar from zero behind each; an interval's is light above its low end.
  TableBlock& bar_column(std::string_view title, std::string_view unit = {}) {
    return add_column(title, Align::right, unit, "bars"), *this;
  }
  /// Numbers of one unit that add up: where a table as wide as the page goes on on another one, what they come to so
  /// far stands at this one's end and at that one's beginning, in words of its first column that is none of these.
  ///
  /// Missing: an empty cell adds nothing; with unknown, with words and with several values the sum is not known.
  ///          A row that is itself a sum counts twice.
  TableBlock& sum_column(std::string_view title, std::string_view unit = {}) {
    return add_column(title, Align::right, unit, "sums"), *this;
  }
  /// The columns that follow stand under one head, until the next call; empty: under none.
  ///
  ///     table.column("Chip").group("Tokens a second").column("One").column("64").group("");
  TableBlock& group(std::string_view title) { return group_ = title, *this; }
  TableRow row(std::string_view key) { return open_here(), TableRow(*section_, key); }

 private:
  void add_column(std::string_view title, Align align, std::string_view unit,
                  std::string_view kind);

  std::string group_;
};

class Series : public Element {
 public:
  Series(Section& section, std::string_view title, std::string_view key)
      : Element(section, QUIRE_SERIES) {
    if (!title.empty()) set(QUIRE_TITLE, title);
    if (!key.empty()) set(QUIRE_KEY, key);
  }
  enum class Emphasis { normal, highlighted };
  /// Bars and dots: the category and its length. Rows are the categories in order of first
  /// appearance, over all series of the chart.
  ///
  /// Unit:     one for the whole chart, that of the axis; a unit in the value is printed beside it.
  /// Interval: a tinted bar; of kind dot a whisker between two marks. An open side runs to the edge
  ///           as an arrow.
  /// Infinite: stands at the edge with "∞".
  /// Missing:  unknown is drawn hatched with "n/k", not left out.
  Series& bar(std::string_view label, const Value& length, Emphasis emphasis = Emphasis::normal);
  /// Lines, steps and scatters; both axes numbers, linear or log, or dates.
  ///
  /// Shape:    a line's points in any order. Those with a label are marked and named, a roofline's
  ///           ridge for example: `point("ridge", Value::number(206), Value::number(990))`.
  /// Interval: y as a band between its ends; on a scatter a whisker, or a box where x is one too.
  ///           `state` "undetermined" is a hollow mark on a scatter.
  /// Missing:  an unknown y is a gap; scatters list points without x or y under the plot. So they
  ///           do with infinite values, and with zero and less on a log axis.
  Series& point(std::string_view label, const Value& x, const Value& y,
                Emphasis emphasis = Emphasis::normal, std::string_view state = {});
  /// Risk matrices: an item by a short name ("7") in the cell of its levels, whole numbers from 1
  /// (very low) to 5 (very high). With unknown it is listed under the matrix. The second form draws
  /// an arrow from the cell where it stood before.
  ///
  ///     series.item("7", Value::number(4), Value::number(3), Value::number(4), Value::number(2));
  Series& item(std::string_view label, const Value& impact, const Value& likelihood,
               Emphasis emphasis = Emphasis::normal);
  Series& item(std::string_view label, const Value& impact, const Value& likelihood,
               const Value& impact_before, const Value& likelihood_before,
               Emphasis emphasis = Emphasis::normal);
  /// Timelines: one span in the lane `lane`. Unknown start: before the axis; unknown end: open;
  /// equal dates: a marker. `state`: "in force", "scheduled", "suspended", "expired", "unknown".
  Series& span(std::string_view lane, const Value& start, const Value& end,
               std::string_view state = {});
};

class Chart : public Element {
 public:
  /// - bar, grouped_bar: horizontal bars from zero; one series, or up to five.
  /// - line, scatter: two axes with values.
  /// - step: as line, but a value holds until the next point's x: `point("", day, count)`.
  /// - timeline: lanes with spans of time.
  /// - dot: as bars, for values that need not be compared with zero; up to five series, each with a
  ///   shape of its own. `chart.series("memory").bar("H20", Value::interval(90, 110))`
  /// - dumbbell: two series over the same labels, each pair joined by a segment. It is highlighted
  ///   where the first value is surely below the second, intervals and infinite values included:
  ///   `chart.series("time to survive").bar("HBM", Value::number(3, "weeks"))`, then
  ///   `chart.series("time to recover").bar("HBM", Value::infinite())`.
  /// - stacked_bar: rows of parts of 100 %, each series one part of every row, at most six. Values
  ///   are percent from 0 to 100 and come to no more than 100 a row. An interval is certain to its
  ///   low end and hatched above; what no part covers is hatched and named "not known".
  ///   `chart.series("Taiwan").bar("Foundry", Value::interval(60, 66, "%"))`
  /// - heat_map: rows × columns, each series a column, the number in each cell. Colours follow the
  ///   value, on the y axis' scale, linear or log; its unit is not repeated in the cells. An
  ///   interval has the colours of both ends. No cell where a series has no bar for a row: not
  ///   applicable, where unknown is hatched. `chart.series("H20").bar("HBM", Value::number(64))`
  /// - risk_matrix: five levels of impact by five of likelihood, items in their cells, shaded by NIST
  ///   SP 800-30r1, table I-2. What the items are belongs into a table beside it.
  /// - network: nodes in layers from left to right, with edges; no series. At most 25 nodes: choose
  ///   those that matter.
  /// - lollipop: as bar, with less ink: for many rows, and for changes above and below zero.
  /// - column: vertical bars, one to five series over the same short labels, periods above all.
  ///   Labels that do not fit under their columns turn the chart on its side.
  /// - stacked_amount: rows of amounts that add up, each series one part of every row, at most six,
  ///   the total at the tip: a bound where a part is not known. Parts are zero or more.
  /// - area: such parts over x, at most six; all series name the same x, and where one is unknown
  ///   the total is a gap. `chart.series("data center").point("", day, Value::number(51))`
  /// - small_multiples: lines, each series in a panel of its own with the others behind it in grey,
  ///   on shared axes, at most twelve.
  /// - slope: two series, before and after, over the same labels; each pair joined by a line.
  /// - calibration: what was forecast (x, percent) against how often it came true (y, percent; an
  ///   interval for few forecasts) with the diagonal of perfect calibration.
  ///   `series.point("n = 12", Value::number(70, "%"), Value::interval(44, 81, "%"))`
  enum class Kind {
    bar,
    grouped_bar,
    line,
    scatter,
    timeline,
    dot,
    dumbbell,
    stacked_bar,
    step,
    heat_map,
    risk_matrix,
    network,
    lollipop,
    column,
    stacked_amount,
    area,
    small_multiples,
    slope,
    calibration
  };
  enum class Scale { linear, logarithmic, time };

  Chart(Section& section, Kind kind, std::string_view key) : Element(section, QUIRE_CHART) {
    constexpr std::string_view kKinds[] = {
        "bar",         "grouped_bar", "line",        "scatter",  "timeline",
        "dot",         "dumbbell",    "stacked_bar", "step",     "heat_map",
        "risk_matrix", "network",     "lollipop",    "column",   "stacked_amount",
        "area",        "small_multiples", "slope",   "calibration"};
    set(QUIRE_KIND, kKinds[static_cast<int>(kind)]);
    set(QUIRE_KEY, key);
  }
  /// A takeaway: a sentence that says what the chart shows.
  Chart& title(std::string_view text) { return set(QUIRE_TITLE, text), *this; }
  /// What is measured, in which unit, for which period.
  Chart& subtitle(std::string_view text) { return set(QUIRE_SUBTITLE, text), *this; }
  Chart& note(std::string_view text) { return set(QUIRE_NOTE, text), *this; }
  /// Required: what a reader who cannot see the chart needs to know, figures included.
  Chart& alt(std::string_view text) { return set(QUIRE_ALT, text), *this; }
  Chart& half() { return set_integer(QUIRE_SPAN, 6), *this; }
  Chart& x_axis(std::string_view title, std::string_view unit = {}, Scale scale = Scale::linear) {
    return axis("x", title, unit, scale), *this;
  }
  Chart& y_axis(std::string_view title, std::string_view unit = {}, Scale scale = Scale::linear) {
    return axis("y", title, unit, scale), *this;
  }
  /// A line across the plot at `at`, read on the x or y axis, with its name beside it; between
  /// `from` and `to` of the other axis only, where those are finite. Time axes: days since 1970.
  Chart& x_threshold(double at, std::string_view title, double from = -kUnbounded,
                     double to = kUnbounded) {
    return threshold("x", at, title, from, to), *this;
  }
  Chart& y_threshold(double at, std::string_view title, double from = -kUnbounded,
                     double to = kUnbounded) {
    return threshold("y", at, title, from, to), *this;
  }
  /// Scatters: a light fill with its name inside. An infinite bound is the plot's edge; finite ones
  /// widen the axes. Time axes: days since 1970.
  ///
  ///     chart.region("licence needed", 2400, 4800, 1.6, quire::kUnbounded);
  Chart& region(std::string_view title, double x_from, double x_to, double y_from, double y_to);
  /// Networks: a node by a key of the chart's own, in a layer from 0 (left) to 24. Highlighted ones
  /// have a thick outline.
  ///
  ///     chart.node("tsmc", "TSMC", 1, quire::Series::Emphasis::highlighted);
  Chart& node(std::string_view key, std::string_view label, int layer,
              Series::Emphasis emphasis = Series::Emphasis::normal);
  enum class EdgeState { confirmed, unconfirmed };
  /// Networks: an edge between nodes by their keys, in any layers, once for each pair and direction.
  /// `weight`, zero or more and of one unit (the y axis names it), is the line's width: an interval
  /// is light up to its high end, unknown as thin as can be. Unconfirmed edges are dashed.
  ///
  ///     chart.edge("tsmc", "nvidia", Value::interval(60, 70, "%"));
  Chart& edge(std::string_view from, std::string_view to, const Value& weight = Value::unknown(),
              EdgeState state = EdgeState::confirmed);
  Series series(std::string_view title = {}, std::string_view key = {}) {
    return open_here(), Series(*section_, title, key);
  }

 private:
  void axis(std::string_view which, std::string_view title, std::string_view unit, Scale scale);
  void threshold(std::string_view which, double at, std::string_view title, double from, double to);
};

class KeyFigures : public Element {
 public:
  explicit KeyFigures(Section& section) : Element(section, QUIRE_KEY_FIGURES) {}
  /// `trend`: as that of a cell.
  KeyFigures& figure(std::string_view label, const Value& value, std::string_view note = {},
                     const std::vector<Value>& trend = {});
};

/// What we judge, how likely, how sure, and why. The likelihood word belongs into the text too, in
/// a sentence that does not speak of confidence (ICD 203).
class Judgment : public TextElement<Judgment> {
 public:
  Judgment(Section& section, std::string_view key) : TextElement(section, QUIRE_JUDGMENT) {
    set(QUIRE_KEY, key);
  }
  /// "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
  /// "very likely" or "almost certain".
  Judgment& likelihood(std::string_view word) { return set(QUIRE_LIKELIHOOD, word), *this; }
  /// "high", "moderate" or "low", and what evidence it rests on.
  Judgment& confidence(std::string_view word, std::string_view because) {
    return set(QUIRE_CONFIDENCE, word), set(QUIRE_BECAUSE, because), *this;
  }
  Judgment& alternative(std::string_view text) { return set(QUIRE_ALTERNATIVE, text), *this; }
  Judgment& change_mind(std::string_view text) { return set(QUIRE_CHANGE_MIND, text), *this; }
};

enum class CalloutKind { note, warning, gap };

/// The front page's first sentences, or an item of its watch list.
class Highlight : public TextElement<Highlight> {
 public:
  Highlight(Section& section, std::string_view kind) : TextElement(section, QUIRE_HIGHLIGHT) {
    set(QUIRE_KIND, kind);
  }
  /// Watch items: when to look again.
  Highlight& date(Date date) {
    return set_integer(QUIRE_DATE, date.time_since_epoch().count()), *this;
  }
};

/// What `analyze` writes: blocks in reading order, and highlights for the front page at any point.
///
/// Meaning only: no coordinates, fonts or colours; numbers only as Values.
/// Errors:  a call that cannot be (text that is not UTF-8, a cell outside a row, a section past its
///          size limit) throws Error.
/// Thread:  the one that runs `analyze`.
class Section {
 public:
  explicit Section(const quire_host& host) : host_(&host) {}
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;

  /// A full-sentence takeaway with a number and a verb; the report may replace it.
  void title(std::string_view text) {
    close_to(0);
    check(host_->set_text(host_->context, QUIRE_TITLE, raw(text)), "the section's title");
  }

  Heading heading(std::string_view text, std::string_view key = {}) {
    return begin(), Heading(*this, 2, key).text(text);
  }
  Heading subheading(std::string_view text, std::string_view key = {}) {
    return begin(), Heading(*this, 3, key).text(text);
  }
  Paragraph paragraph(std::string_view text = {}) { return begin(), paragraph_of("body", text); }
  /// The conclusion, in larger type; first thing in a section.
  Paragraph lead(std::string_view text = {}) { return begin(), paragraph_of("lead", text); }
  Paragraph note(std::string_view text = {}) { return begin(), paragraph_of("note", text); }
  /// Code or a file's content: lines and spaces as they are, in a monospaced face.
  void listing(std::string_view text);
  List list(List::Style style = List::Style::bullets) { return begin(), List(*this, style); }
  TableBlock table(std::string_view key) { return begin(), TableBlock(*this, key); }
  Chart chart(Chart::Kind kind, std::string_view key) { return begin(), Chart(*this, kind, key); }
  KeyFigures key_figures() { return begin(), KeyFigures(*this); }
  Judgment judgment(std::string_view key) { return begin(), Judgment(*this, key); }

  /// Blocks written until `end_callout` stand inside the box.
  void callout(CalloutKind kind, std::string_view title);
  void end_callout();

  /// `format`: "png" or "jpeg"; `alt` is required.
  void image(std::string_view format, std::string_view bytes, std::string_view alt,
             std::string_view title = {});

  Highlight bottom_line() { return close_to(0), Highlight(*this, "bottom_line"); }
  Highlight watch() { return close_to(0), Highlight(*this, "watch"); }
  Judgment key_judgment(std::string_view key) { return highlight("judgment"), Judgment(*this, key); }
  void key_figure(std::string_view label, const Value& value, std::string_view note = {});

  /// For the list of terms at the briefing's end: an abbreviation written out, a measure in one line.
  /// `word` as the section writes it, capitals and all. What several sections explain alike stands there once.
  void term(std::string_view word, std::string_view meaning);

  /// For the person who runs the build, not for the page.
  void warn(std::string_view message) { host_->warn(host_->context, raw(message), nullptr); }
  void warn(std::string_view message, quire_row row) {
    host_->warn(host_->context, raw(message), &row);
  }

 private:
  friend class Element;

  void begin() { close_to(callout_depth_); }
  Paragraph paragraph_of(std::string_view role, std::string_view text) {
    Paragraph paragraph(*this, role);
    if (!text.empty()) paragraph.text(text);
    return paragraph;
  }
  void highlight(std::string_view kind);
  void open(std::int32_t element);
  void close_to(int depth);
  static void check(quire_status status, const char* what);

  const quire_host* host_;
  int depth_ = 0;
  int callout_depth_ = 0;
  std::uint64_t opened_ = 0;        // elements opened so far
  std::uint64_t serials_[16] = {};  // which of them is open at each depth
};

}  // namespace quire

#include "quire/section_inline.hpp"
