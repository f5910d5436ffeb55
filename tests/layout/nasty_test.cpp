// Cases that break typesetters, as golden pages with a font whose characters are half an em wide.
#include <catch2/catch.hpp>

#include "layout/page_support.hpp"
#include "support/golden.hpp"

using namespace quire::test;

namespace {

Block paragraph(std::string text) {
  return {Paragraph{Paragraph::Role::body, words(std::move(text))}};
}

Table table_of(std::vector<std::vector<std::string>> rows, std::size_t columns = 2) {
  Table table;
  table.key = "t";
  table.title = "A table";
  table.subtitle = "Made up";
  for (std::size_t i = 0; i < columns; ++i)
    table.columns.push_back({"Column " + std::to_string(i + 1), "", TableColumn::Align::left});
  for (std::vector<std::string>& cells : rows) {
    TableRow& row = table.rows.emplace_back();
    for (std::string& cell : cells) row.cells.push_back({words(std::move(cell)), TableCell::Mark::none});
  }
  return table;
}

std::string pages(Blocks blocks) {
  Diagnostics diagnostics;
  std::string text = dump_text(laid_out_section(std::move(blocks), diagnostics));
  for (const Diagnostic& diagnostic : diagnostics.all()) text += "warning: " + diagnostic.message + "\n";
  return text;
}

}  // namespace

TEST_CASE("a word wider than its column is broken where it has to be", "[layout][nasty]") {
  CHECK_THAT(pages({paragraph("before " + std::string(90, 'x') + " after")}),
             MatchesGolden("layout/nasty-wide-word.txt"));
}

TEST_CASE("a cell of 200 characters wraps beside short ones", "[layout][nasty]") {
  std::string cell;
  for (int i = 0; i < 40; ++i) cell += "abcd ";
  CHECK_THAT(pages({{table_of({{"a", cell}, {"b", "short"}})}}),
             MatchesGolden("layout/nasty-long-cell.txt"));
}

TEST_CASE("a table of one row, and one of none", "[layout][nasty]") {
  Table none = table_of({});
  none.key = "none";
  CHECK_THAT(pages({{table_of({{"only", "row"}})}, {none}}), MatchesGolden("layout/nasty-few-rows.txt"));
}

TEST_CASE("a section without anything in it", "[layout][nasty]") {
  CHECK_THAT(pages({}), MatchesGolden("layout/nasty-empty-section.txt"));
}

TEST_CASE("text that is only Chinese breaks between characters, no mark at a line's start",
          "[layout][nasty]") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "真武人工智能推理芯片，";
  CHECK_THAT(pages({paragraph(text)}), MatchesGolden("layout/nasty-chinese.txt"));
}

TEST_CASE("a heading at the foot of a page goes over with its text", "[layout][nasty]") {
  Blocks blocks;
  for (int i = 0; i < 47; ++i) blocks.push_back({Heading{2, "", words("Heading " + std::to_string(i))}});
  blocks.push_back(paragraph("text"));
  Diagnostics diagnostics;
  const Layout layout = laid_out_section(std::move(blocks), diagnostics);
  REQUIRE(layout.pages.size() > 1);
  // The last heading and the text below it stand on one page.
  std::string last;
  for (const Item& item : layout.pages.back().items)
    if (const auto* text = std::get_if<TextItem>(&item))
      for (const TextItem::Run& run : text->runs) last += run.glyphs->text;
  CHECK(last.find("46") != std::string::npos);
  CHECK(last.find("text") != std::string::npos);
}

TEST_CASE("a picture taller than a page is made smaller", "[layout][nasty]") {
  Image image;
  image.width = 100;
  image.height = 5000;
  image.alt = "a tower";
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{image}}, diagnostics);
  CHECK(layout.pages.size() == 1);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("a chart of 300 series is one chart, and says what it leaves out", "[layout][nasty]") {
  Chart chart;
  chart.kind = Chart::Kind::line;
  chart.key = "c";
  chart.title = "Many";
  chart.alt = "300 lines";
  for (int i = 0; i < 300; ++i) {
    ChartSeries& series = chart.series.emplace_back();
    series.title = "series " + std::to_string(i);
    for (int x = 0; x < 3; ++x) {
      ChartPoint& point = series.points.emplace_back();
      point.x.kind = point.y.kind = Value::Kind::number;
      point.x.low = point.x.high = x;
      point.y.low = point.y.high = i * x;
    }
  }
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{chart}}, diagnostics);
  CHECK(layout.pages.size() == 1);
  CHECK(dump_text(layout).find("of 300 lines") != std::string::npos);
}

TEST_CASE("5000 sources are all listed, each with its link back from the text", "[layout][nasty]") {
  static quire::test::FakeShaper shaper;
  Document document;
  document.title = "Weekly";
  document.edition = "2026-W48";
  document.as_of = *parse_date("2026-11-23");
  Section& section = document.sections.emplace_back();
  section.title = "A section";
  Inlines marks;
  for (SourceIndex i = 0; i < 5000; ++i) {
    marks.push_back(words("w ").front());
    marks.emplace_back().kind = Inline::Kind::citation;
    marks.back().source = i;
    document.sources.push_back({"Source", "", "vendor", {}, {}, false, {}});
  }
  section.blocks.push_back({Paragraph{Paragraph::Role::body, marks}});
  Diagnostics diagnostics;
  const Layout layout = lay_out(document, Theme{}, {}, shaper, diagnostics);
  std::size_t links = 0;
  for (const Page& page : layout.pages) links += page.links.size();
  CHECK(links >= 5000);
  CHECK(diagnostics.all().empty());
}
