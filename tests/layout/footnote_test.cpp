// Notes at the foot of the page that their mark stands on.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "layout/footnotes.hpp"
#include "layout/inspect.hpp"
#include "layout/page_support.hpp"
#include "support/golden.hpp"

using namespace quire::test;

namespace {

Inline footnote(std::string words) {
  Inline item;
  item.kind = Inline::Kind::footnote;
  item.children = quire::test::words(std::move(words));
  return item;
}

/// The pages on which texts that begin with `start` stand, by text.
std::map<std::string, std::set<std::size_t>> pages_of(const Layout& layout, const std::string& start) {
  std::map<std::string, std::set<std::size_t>> pages;
  for (std::size_t i = 0; i < layout.pages.size(); ++i)
    for (const Item& item : layout.pages[i].items) {
      const auto* piece = std::get_if<TextItem>(&item);
      if (piece == nullptr) continue;
      std::string words = text_of(*piece);
      words.erase(0, words.find_first_not_of(' '));
      if (words.starts_with(start)) pages[words].insert(i);
    }
  return pages;
}

}  // namespace

TEST_CASE("footnotes stand at their page's foot, wherever their mark is", "[layout][footnote]") {
  Paragraph paragraph{Paragraph::Role::body, {text("A claim"), footnote("From a filing."), text(" and more.")}};
  List list{false, {{text("An item"), footnote("Twice as much in 2024.")}}};
  Table table;
  table.key = "t";
  table.title = "A table";
  table.columns = {{"Chip", "", TableColumn::Align::left}};
  table.rows = {{"", false, {{{text("H20"), footnote("For China only.")}, TableCell::Mark::none}}}};
  Callout callout{Callout::Kind::note, "A box", {{Paragraph{Paragraph::Role::note, {text("Boxed"), footnote("Too.")}}}}};
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{paragraph}, {list}, {table}, {callout}}, diagnostics);
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
      paragraph.content.push_back(text("claim" + number));
      paragraph.content.push_back(footnote("note" + number));
      paragraph.content.push_back(text(" and some more words of it. "));
    }
  }
  Diagnostics diagnostics;
  const Layout layout = laid_out_section(std::move(blocks), diagnostics);
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
    table.rows.push_back({"", false, {{{text("row"), footnote("A note of some ten words, so that it takes two lines of its column at the foot.")}, TableCell::Mark::none}}});
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{table}}, diagnostics);
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
  table.rows = {{"", false, {{{text("H20")}, TableCell::Mark::none}}}, {"", false, {{{text("after")}, TableCell::Mark::none}}}};
  for (int i = 0; i < 300; ++i) {
    table.rows[0].cells[0].content.push_back(footnote("note" + std::to_string(i)));
    table.rows[0].cells[0].content.push_back(text(" "));
  }
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{table}}, diagnostics);
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
