#include "document/section_text.hpp"

#include <map>

#include "base/utf8.hpp"

namespace quire::core {
namespace {

const char* word_of(Paragraph::Role role) {
  switch (role) {
    case Paragraph::Role::lead:
      return "lead";
    case Paragraph::Role::note:
      return "note";
    case Paragraph::Role::body:
      break;
  }
  return "paragraph";
}

const char* word_of(Callout::Kind kind) {
  switch (kind) {
    case Callout::Kind::warning:
      return "warning";
    case Callout::Kind::gap:
      return "gap";
    case Callout::Kind::note:
      break;
  }
  return "note";
}

class SectionWriter {
 public:
  explicit SectionWriter(const Document& document) : document_(document) {}

  std::string run(const Section& section) {
    line("title: " + section.title);
    if (section.failure) line("failed: " + section.failure->reason);
    write(section.blocks);
    for (const Highlight& highlight : section.highlights) write(highlight);
    for (const Term& term : section.terms) line("term " + term.word + ": " + term.meaning);
    for (const Method& method : section.methods) {
      line("method " + method.code + ": " + method.name);
      part("formula", method.formula);
      part("limits", method.limits);
    }
    if (!values_.empty()) line("values");
    for (const auto& [key, value] : values_) line("  " + key + " = " + value);
    return std::move(out_);
  }

 private:
  /// Spaces of every kind as plain ones, so that a person can type the line.
  void line(std::string text) {
    for (const std::string_view space : {"\u00A0", "\u202F", "\u2009"})
      for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;)
        text.replace(at, space.size(), " ");
    out_ += std::string(2 * depth_, ' ') + text + "\n";
  }
  void part(const char* name, const std::string& text) {
    if (!text.empty()) line("  " + std::string(name) + ": " + text);
  }

  /// Values and source marks written out; keyed values are kept for the end.
  std::string text_of(const Inlines& inlines) {
    std::string text;
    for (const Inline& item : inlines) {
      switch (item.kind) {
        case Inline::Kind::value:
          text += text_of(*item.value);
          break;
        case Inline::Kind::citation:
          text += "[" + document_.sources[item.source].title + "]";
          break;
        case Inline::Kind::reference:
          text += "<" + item.target + ">";
          break;
        case Inline::Kind::footnote:
          text += "<footnote: " + text_of(item.children) + ">";
          break;
        default:
          text += item.text + text_of(item.children);
      }
    }
    return text;
  }
  std::string text_of(const Value& value) {
    std::string text = format(value) + (value.unchecked ? "†" : "");
    if (!value.key.empty()) {
      std::string origin = text;
      for (std::size_t i = 0; i < value.rows.size(); ++i)
        origin += (i == 0 ? " from " : ", ") + value.rows[i].file + ":" +
                  std::to_string(value.rows[i].line);
      if (!value.formula.empty()) origin += " by " + value.formula;
      values_[value.key] = std::move(origin);
    }
    return text;
  }
  std::string text_of(const std::vector<Value>& trend) {
    std::string text;
    for (const Value& value : trend) text += (text.empty() ? "" : " ") + text_of(value);
    return text;
  }

  void write(const Blocks& blocks) {
    for (const Block& block : blocks)
      std::visit([this](const auto& content) { write(content); }, block.content);
  }
  void write(const Heading& heading) {
    line("heading " + std::to_string(heading.level) + ": " + text_of(heading.content));
  }
  void write(const Paragraph& paragraph) {
    line(std::string(word_of(paragraph.role)) + ": " + text_of(paragraph.content));
  }
  void write(const List& list) {
    line(list.ordered ? "numbered list" : "list");
    for (const Inlines& item : list.items) line("  " + text_of(item));
  }
  void write(const Listing& listing) {
    line("listing");
    for (const std::string& text : lines_of(listing.text)) line("  " + text);
  }
  void write(const Table& table) {
    line("table " + table.key);
    part("title", table.title);
    part("subtitle", table.subtitle);
    part("note", table.note);
    std::string heads;
    for (const TableColumn& column : table.columns)
      heads += (heads.empty() ? "" : " | ") + column.title +
               (column.unit.empty() ? "" : " [" + column.unit + "]");
    line("  | " + heads);
    for (const TableRow& row : table.rows) {
      std::string cells;
      for (const TableCell& cell : row.cells) {
        static constexpr const char* kMarks[] = {"", "(good) ", "(watch) ", "(alert) ",
                                                 "(undetermined) "};
        cells += (&cell == &row.cells.front() ? "" : " | ") +
                 std::string(kMarks[static_cast<std::size_t>(cell.mark)]) + text_of(cell.content);
        if (!cell.trend.empty()) cells += " (trend " + text_of(cell.trend) + ")";
      }
      line(std::string(row.emphasized ? "  * " : "  - ") + cells);
    }
  }
  void write(const Chart& chart) {
    line(std::string(Chart::kKindNames[static_cast<std::size_t>(chart.kind)]) + " chart " +
         chart.key);
    part("title", chart.title);
    part("subtitle", chart.subtitle);
    part("note", chart.note);
    part("alt", chart.alt);
    for (const ChartSeries& series : chart.series) {
      line("  series " + series.title);
      for (const ChartPoint& point : series.points) {
        std::string text = "    " + point.label;
        if (point.x.kind != Value::Kind::unknown) text += " at " + text_of(point.x);
        text += ": " + text_of(point.y) + (point.state.empty() ? "" : " (" + point.state + ")");
        line(text);
      }
    }
    for (const ChartNode& node : chart.nodes) line("  node " + node.key + ": " + node.label);
    for (const ChartEdge& edge : chart.edges)
      line("  edge " + edge.from + " to " + edge.to + ": " + text_of(edge.weight));
  }
  void write(const Callout& callout) {
    line(std::string("box of a ") + word_of(callout.kind) + ": " + callout.title);
    ++depth_;
    write(callout.content);
    --depth_;
  }
  void write(const KeyFigures& figures) {
    line("key figures");
    ++depth_;
    for (const KeyFigure& figure : figures.figures) write(figure);
    --depth_;
  }
  void write(const KeyFigure& figure) {
    line(figure.label + ": " + text_of(figure.value) +
         (figure.note.empty() ? "" : ", " + figure.note) +
         (figure.trend.empty() ? "" : " (trend " + text_of(figure.trend) + ")"));
  }
  void write(const Judgment& judgment) {
    line("judgment " + judgment.key + ": " + text_of(judgment.content));
    part("likelihood", std::string(word(judgment.likelihood)));
    part("confidence", std::string(word(judgment.confidence)) + ", because " + judgment.because);
    part("alternatively", judgment.alternative);
    part("what would change it", judgment.change_mind);
  }
  void write(const Image& image) {
    line("image of " + std::to_string(image.width) + " x " + std::to_string(image.height) + ": " +
         image.alt);
  }
  void write(const Highlight& highlight) {
    switch (highlight.kind) {
      case Highlight::Kind::bottom_line:
        return line("front page: " + text_of(highlight.content));
      case Highlight::Kind::watch:
        return line("watch" + (highlight.date ? " " + iso_date(*highlight.date) : std::string()) +
                    ": " + text_of(highlight.content));
      case Highlight::Kind::judgment:
      case Highlight::Kind::key_figure:
        line("front page");
        break;
    }
    ++depth_;
    highlight.kind == Highlight::Kind::judgment ? write(highlight.judgment)
                                                : write(highlight.figure);
    --depth_;
  }

  const Document& document_;
  std::string out_;
  std::size_t depth_ = 0;
  std::map<std::string, std::string> values_;  // by key
};

}  // namespace

std::string section_text(const Document& document, const Section& section) {
  return SectionWriter(document).run(section);
}

}  // namespace quire::core
