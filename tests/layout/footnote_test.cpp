// Notes at the foot of the page that their mark stands on.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "layout/inspect.hpp"
#include "layout/layout.hpp"
#include "layout/paginate.hpp"
#include "support/fake_shaper.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using quire::test::MatchesGolden;

namespace {

Inline words(std::string text) {
  Inline item;
  item.text = std::move(text);
  return item;
}

Inline footnote(std::string text) {
  Inline item;
  item.kind = Inline::Kind::footnote;
  item.children = {words(std::move(text))};
  return item;
}

Layout laid_out(Blocks blocks, Diagnostics& diagnostics) {
  static quire::test::FakeShaper shaper;
  Document document;
  document.title = "Weekly";
  document.edition = "2026-W48";
  document.as_of = *parse_date("2026-11-23");
  document.front_page = false;
  Section& section = document.sections.emplace_back();
  section.title = "A section";
  section.blocks = std::move(blocks);
  return lay_out(document, Theme{}, {{mm(210), mm(297)}, false, true, nullptr}, shaper, diagnostics);
}

std::string text_of(const TextItem& item) {
  std::string text;
  for (const TextItem::Run& run : item.runs) text += run.glyphs->text;
  return text;
}

/// The pages on which texts that begin with `start` stand, by text.
std::map<std::string, std::set<std::size_t>> pages_of(const Layout& layout, const std::string& start) {
  std::map<std::string, std::set<std::size_t>> pages;
  for (std::size_t i = 0; i < layout.pages.size(); ++i)
    for (const Item& item : layout.pages[i].items)
      if (const auto* text = std::get_if<TextItem>(&item); text != nullptr && text_of(*text).starts_with(start))
        pages[text_of(*text)].insert(i);
  return pages;
}

}  // namespace

TEST_CASE("footnotes stand at their page's foot, wherever their mark is", "[layout][footnote]") {
  Paragraph paragraph{Paragraph::Role::body, {words("A claim"), footnote("From a filing."), words(" and more.")}};
  List list{false, {{words("An item"), footnote("Twice as much in 2024.")}}};
  Table table;
  table.key = "t";
  table.title = "A table";
  table.columns = {{"Chip", "", TableColumn::Align::left}};
  table.rows = {{"", false, {{{words("H20"), footnote("For China only.")}, TableCell::Mark::none}}}};
  Callout callout{Callout::Kind::note, "A box", {{Paragraph{Paragraph::Role::note, {words("Boxed"), footnote("Too.")}}}}};
  Diagnostics diagnostics;
  const Layout layout = laid_out({{paragraph}, {list}, {table}, {callout}}, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK_THAT(dump_text(layout), MatchesGolden("layout/footnotes.txt"));
}

TEST_CASE("the marks of footnotes are letters, then pairs of them", "[layout][footnote]") {
  Paragraph paragraph{Paragraph::Role::body, {}};
  for (int i = 0; i < 703; ++i) paragraph.content.push_back(footnote("n"));
  Document document;
  document.sections.emplace_back().blocks = {{paragraph}};
  const FootnoteMarks marks = mark_footnotes(document);
  const Inlines& content = std::get<Paragraph>(document.sections[0].blocks[0].content).content;
  CHECK(marks.at(&content[0]) == "a");
  CHECK(marks.at(&content[25]) == "z");
  CHECK(marks.at(&content[26]) == "aa");
  CHECK(marks.at(&content[701]) == "zz");
  CHECK(marks.at(&content[702]) == "aaa");
}

TEST_CASE("five thousand footnotes, each on the page of its mark", "[layout][footnote]") {
  Blocks blocks;
  for (int i = 0; i < 1000; ++i) {
    Paragraph& paragraph = std::get<Paragraph>(blocks.emplace_back(Block{Paragraph{}}).content);
    for (int k = 0; k < 5; ++k) {
      const std::string number = std::to_string(5 * i + k);
      paragraph.content.push_back(words("claim" + number));
      paragraph.content.push_back(footnote("note" + number));
      paragraph.content.push_back(words(" and some more words of it. "));
    }
  }
  Diagnostics diagnostics;
  const Layout layout = laid_out(std::move(blocks), diagnostics);
  CHECK(diagnostics.all().empty());
  const auto claims = pages_of(layout, "claim");
  const auto notes = pages_of(layout, "note");
  CHECK(claims.size() == 5000);
  REQUIRE(notes.size() == 5000);
  for (const auto& [claim, pages] : claims) {
    REQUIRE(pages.size() == 1);
    REQUIRE(notes.at("note" + claim.substr(5)) == pages);
  }
  inspect_pages(layout, Theme{}, diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("columns are filled as far as their footnotes leave room", "[layout][footnote]") {
  Table table;
  table.key = "t";
  table.title = "A table";
  table.span = Span::half;
  table.columns = {{"Chip", "", TableColumn::Align::left}};
  for (int i = 0; i < 200; ++i)
    table.rows.push_back({"", false, {{{words("row"), footnote("A note of some ten words, so that it takes two lines of its column at the foot.")}, TableCell::Mark::none}}});
  Diagnostics diagnostics;
  const Layout layout = laid_out({{table}}, diagnostics);
  CHECK(diagnostics.all().empty());
  inspect_pages(layout, Theme{}, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(layout.pages.size() <= 8);  // 60 rows and their notes would fill two columns of text and two of notes
}

TEST_CASE("a row with more footnotes than a page holds has them on the pages behind it", "[layout][footnote]") {
  Table table;
  table.key = "t";
  table.title = "A table";
  table.columns = {{"Chip", "", TableColumn::Align::left}};
  table.rows = {{"", false, {{{words("H20")}, TableCell::Mark::none}}}, {"", false, {{{words("after")}, TableCell::Mark::none}}}};
  for (int i = 0; i < 300; ++i) {
    table.rows[0].cells[0].content.push_back(footnote("note" + std::to_string(i)));
    table.rows[0].cells[0].content.push_back(words(" "));
  }
  Diagnostics diagnostics;
  const Layout layout = laid_out({{table}}, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "the 300 footnotes of one line or row on page 2 go on on the next");
  Diagnostics inspected;
  inspect_pages(layout, Theme{}, inspected);
  CHECK(inspected.all().empty());
  const auto notes = pages_of(layout, "note");
  CHECK(notes.size() == 300);
  CHECK(notes.at("note0") == std::set<std::size_t>{1});
  CHECK(notes.at("note299") == std::set<std::size_t>{3});
  CHECK(pages_of(layout, "after").at("after") == std::set<std::size_t>{4});
}
