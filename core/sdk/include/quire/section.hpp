#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quire/abi.h"
#include "quire/chart.hpp"
#include "quire/dataset.hpp"
#include "quire/element.hpp"

namespace quire {

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
  /// Numbers of one unit that add up. Where a full-width table continues on another page, the total so far is printed
  /// at the foot of the one page and at the head of the next, labelled in the first column that is not itself summed.
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

class KeyFigures : public Element {
 public:
  explicit KeyFigures(Section& section) : Element(section, QUIRE_KEY_FIGURES) {}
  /// `trend`: as that of a cell.
  KeyFigures& figure(std::string_view label, const Value& value, std::string_view note = {},
                     const std::vector<Value>& trend = {});
};

/// What we judge, how likely, how sure, and why. The likelihood word belongs in the text too, in
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

/// What `analyze` writes: blocks in reading order, and highlights for the front page at any point between them.
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
    begin_apart("the section's title");
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

  /// Blocks written until `end_callout` stand inside the box. Until then whatever stands apart from the blocks, and another
  /// callout, throws Error.
  void callout(CalloutKind kind, std::string_view title);
  void end_callout();

  /// `format`: "png" or "jpeg"; `alt` is required.
  void image(std::string_view format, std::string_view bytes, std::string_view alt,
             std::string_view title = {});

  Highlight bottom_line() { return begin_apart("a bottom line"), Highlight(*this, "bottom_line"); }
  Highlight watch() { return begin_apart("a watch item"), Highlight(*this, "watch"); }
  Judgment key_judgment(std::string_view key) { return highlight("judgment"), Judgment(*this, key); }
  void key_figure(std::string_view label, const Value& value, std::string_view note = {});

  /// For the list of terms at the briefing's end: an abbreviation written out, a measure in one line.
  /// `word` as the section writes it, capitals and all. What several sections explain alike stands there once.
  void term(std::string_view word, std::string_view meaning);

  /// For the list of methods at the briefing's end, where a reader finds what stands behind figures of a kind.
  /// `code` as formulas and notes name it ("M1.5"), `formula` in one line with its source, `limits`: what is assumed and
  /// what the figure cannot say; may be empty. What several sections do alike stands there once.
  ///
  ///     section.method("R1", "Rank", "place by memory, the largest first", "disputed figures count with their low end");
  void method(std::string_view code, std::string_view name, std::string_view formula, std::string_view limits = {});

  /// For the person who runs the build, not for the page.
  void warn(std::string_view message) { host_->warn(host_->context, raw(message), nullptr); }
  void warn(std::string_view message, quire_row row) {
    host_->warn(host_->context, raw(message), &row);
  }

 private:
  friend class Element;

  void begin() { close_to(callout_depth_); }
  void begin_apart(const char* what);
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
