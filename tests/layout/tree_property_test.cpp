// Whatever the tree: it is laid out, no word of it is lost, and nothing leaves the live area.
#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "layout/inspect.hpp"
#include "layout/layout.hpp"
#include "support/fake_shaper.hpp"

using namespace quire::core;

namespace {

/// Trees of every kind of block. Each word it writes is remembered: all of them must be read again.
class TreeMaker {
 public:
  explicit TreeMaker(unsigned seed) : random_(seed) {}

  Document document() {
    Document document;
    document.title = word();
    document.edition = "2026-W48";
    document.as_of = *parse_date("2026-11-23");
    document.front_page = chance(2);
    document.sources = {{word(), "https://example.org/", "vendor", {}, {}, false, {{"t", "t.csv", 2}}}};
    for (int i = below(4); i > 0; --i) {
      Section& section = document.sections.emplace_back();
      section.plugin = "example";
      section.title = word() + " " + word();
      section.blocks = blocks(below(9), 2);
    }
    return document;
  }
  const std::set<std::string>& words() const { return words_; }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool chance(int one_in) { return below(one_in) == 0; }

  std::string word() {
    return *words_.insert("w" + std::to_string(words_.size() + 10000) + "e").first;
  }

  std::string text() {
    std::string text;
    for (int i = below(chance(6) ? 300 : 14); i >= 0; --i) text += word() + " ";
    if (chance(9)) text += "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik ";
    if (chance(9)) text += "真武人工智能推理芯片，阿里巴巴平头哥半导体有限公司。";
    return text + word();
  }

  Inlines inlines() {
    Inlines all;
    for (int i = below(3); i >= 0; --i) {
      Inline& item = all.emplace_back();
      item.kind = chance(4) ? Inline::Kind::code : Inline::Kind::text;
      item.text = text() + " ";
      if (chance(5)) {
        all.emplace_back().kind = Inline::Kind::citation;
        all.back().source = 0;
      }
    }
    return all;
  }

  /// What paragraphs and lists hold; a cell's is in `cell`.
  Inlines annotated() {
    Inlines all = inlines();
    for (int i = chance(4) ? below(4) : 0; i > 0; --i) {
      Inline& note = all.emplace_back();
      note.kind = Inline::Kind::footnote;
      note.children = inlines();
    }
    return all;
  }

  Value value() {
    Value value;
    value.kind = chance(3) ? Value::Kind::unknown : chance(3) ? Value::Kind::interval : Value::Kind::number;
    value.low = below(100000) / 7.0 - 3000;
    value.high = value.kind == Value::Kind::interval ? value.low * (value.low < 0 ? 0.5 : 2) : value.low;
    return value;
  }

  TableCell cell() {
    TableCell cell;
    if (chance(3)) {
      Inline& item = cell.content.emplace_back();
      item.kind = Inline::Kind::value;
      item.value = std::make_shared<const Value>(value());
    } else if (!chance(5)) {
      Inline& item = cell.content.emplace_back();
      item.text = chance(8) ? text() : word();
    }
    if (chance(20)) {
      Inline& note = cell.content.emplace_back();
      note.kind = Inline::Kind::footnote;
      note.children = inlines();
    }
    cell.mark = static_cast<TableCell::Mark>(below(5));
    if (chance(12))
      for (int i = below(9); i >= 0; --i) cell.trend.push_back(value());
    return cell;
  }

  Table table() {
    Table table;
    table.key = word() + "/t";
    words_.erase(table.key.substr(0, table.key.size() - 2));
    table.title = text();
    table.subtitle = word();
    table.span = chance(2) ? Span::half : Span::full;
    const int columns = 1 + below(table.span == Span::half ? 3 : 6);
    for (int i = 0; i < columns; ++i) {
      TableColumn& column = table.columns.emplace_back();
      column.title = word();
      column.align = static_cast<TableColumn::Align>(below(3));
      if (chance(3)) column.unit = "W";
      if (chance(4)) column.group = "group";
      column.bars = chance(5);
      column.sums = chance(5);
    }
    for (int i = below(chance(5) ? 90 : 7); i > 0; --i) {
      TableRow& row = table.rows.emplace_back();
      row.emphasized = chance(7);
      for (int j = 0; j < columns; ++j) row.cells.push_back(cell());
    }
    if (chance(2)) table.note = text();
    return table;
  }

  Chart chart() {
    Chart chart;
    chart.kind = static_cast<Chart::Kind>(below(static_cast<int>(Chart::kKindNames.size())));
    chart.title = text();
    chart.subtitle = word();
    chart.alt = "words for it";
    chart.span = chance(2) ? Span::half : Span::full;
    for (int i = 0; i < 2; ++i) {
      ChartSeries& series = chart.series.emplace_back();
      series.title = "series " + std::to_string(i);
      for (int j = below(9); j > 0; --j) {
        ChartPoint& point = series.points.emplace_back();
        point.label = "label " + std::to_string(j);
        point.x = value();
        point.y = value();
      }
    }
    return chart;
  }

  Blocks blocks(int count, int depth) {
    Blocks blocks;
    for (; count > 0; --count) blocks.push_back(block(depth));
    return blocks;
  }

  Block block(int depth) {
    switch (below(9)) {
      case 0: return {Heading{2 + below(2), "", inlines()}};
      case 1: return {Paragraph{static_cast<Paragraph::Role>(below(3)), annotated()}};
      case 2: {
        List list;
        list.ordered = chance(2);
        for (int i = below(6); i > 0; --i) list.items.push_back(annotated());
        return {list};
      }
      case 3: {
        std::string code;
        for (int i = below(chance(4) ? 120 : 8); i >= 0; --i) code += "  " + text() + "\n";
        return {Listing{code}};
      }
      case 4: return {table()};
      case 5: return {chart()};
      case 6: return {Callout{static_cast<Callout::Kind>(below(3)), text(),
                              depth > 0 ? blocks(below(3), depth - 1) : Blocks{}}};
      case 7: {
        KeyFigures figures;
        for (int i = below(6); i >= 0; --i) figures.figures.push_back({word(), value(), word()});
        return {figures};
      }
      default: {
        Judgment judgment;
        judgment.content = inlines();
        judgment.because = text();
        if (chance(2)) judgment.alternative = text();
        return {judgment};
      }
    }
  }

  std::mt19937 random_;
  std::set<std::string> words_;
};

std::set<std::string> words_on(const Layout& layout) {
  std::set<std::string> words;
  std::string text;
  for (const Page& page : layout.pages)
    for (const Item& item : page.items)
      if (const auto* piece = std::get_if<TextItem>(&item))
        for (const TextItem::Run& run : piece->runs) text += (run.space_before ? " " : "") + run.glyphs->text;
  for (std::size_t at = text.find('w'); at != std::string::npos; at = text.find('w', at + 1)) {
    const std::size_t end = text.find('e', at);
    if (end != std::string::npos) words.insert(text.substr(at, end + 1 - at));
  }
  return words;
}

}  // namespace

TEST_CASE("whatever the tree, no word is lost and nothing leaves the page", "[layout][property]") {
  quire::test::FakeShaper shaper;
  for (unsigned seed = 0; seed < 120; ++seed) {
    TreeMaker maker(seed);
    const Document document = maker.document();
    Diagnostics diagnostics;
    const Layout layout = lay_out(document, Theme{}, {}, shaper, diagnostics);
    CAPTURE(seed);
    REQUIRE(!layout.pages.empty());
    const std::set<std::string> found = words_on(layout);
    for (const std::string& word : maker.words()) {
      CAPTURE(word);
      REQUIRE(found.count(word) == 1);
    }
    // What does not fit is said; where nothing is, everything stands where it may.
    Diagnostics inspected;
    inspect_pages(layout, Theme{}, inspected);
    if (diagnostics.all().empty())
      for (const Diagnostic& diagnostic : inspected.all()) {
        CAPTURE(diagnostic.message);
        CHECK(diagnostic.code == "");
      }
  }
}

TEST_CASE("the same tree gives the same pages", "[layout][property]") {
  const auto pages = [] {
    quire::test::FakeShaper shaper;
    Diagnostics diagnostics;
    return dump_text(lay_out(TreeMaker(7).document(), Theme{}, {}, shaper, diagnostics));
  };
  CHECK(pages() == pages());
}

TEST_CASE("several threads set the same pages as one", "[layout][property]") {
  for (const unsigned seed : {1U, 7U, 30U}) {
    const Document document = TreeMaker(seed).document();
    const auto pages = [&](std::size_t threads) {
      std::vector<quire::test::FakeShaper> own(threads);
      std::vector<Shaper*> shapers;
      for (quire::test::FakeShaper& shaper : own) shapers.push_back(&shaper);
      Diagnostics diagnostics;
      std::string text = dump_text(lay_out(document, Theme{}, {}, shapers, diagnostics));
      for (const Diagnostic& one : diagnostics.all()) text += to_text(one);
      return text;
    };
    CHECK(pages(4) == pages(1));
  }
}
