// Tables that the page is too narrow for.
#include <catch2/catch.hpp>

#include <map>

#include "layout/inspect.hpp"
#include "layout/page_support.hpp"
#include "layout/setting.hpp"

using namespace quire::test;

namespace {

/// A word of `length` letters in each cell. A letter is 4 pt wide, a column as wide as its word and 6 pt.
Table table_of(std::size_t columns, std::size_t rows, std::size_t length) {
  Table table;
  table.key = "wide";
  table.title = "A wide table";
  table.subtitle = "Made up";
  table.note = "A note.";
  for (std::size_t i = 0; i < columns; ++i) table.columns.push_back({"C" + std::to_string(i), "", TableColumn::Align::left});
  for (std::size_t r = 0; r < rows; ++r) {
    TableRow& row = table.rows.emplace_back();
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string name = "r" + std::to_string(r) + "c" + std::to_string(i);
      row.cells.push_back({words(name + std::string(length - name.size(), 'x')), TableCell::Mark::none});
    }
  }
  return table;
}

/// How often each text stands on the pages, and the size of its type.
struct Shown {
  std::size_t times = 0;
  double size = 0;
  std::size_t page = 0;  // the last one
};
std::map<std::string, Shown> texts_of(const Layout& layout) {
  std::map<std::string, Shown> texts;
  for (std::size_t i = 0; i < layout.pages.size(); ++i)
    for (const Item& item : layout.pages[i].items)
      if (const auto* text = std::get_if<TextItem>(&item)) {
        Shown& one = texts[text_of(*text)];
        ++one.times;
        one.size = text->size;
        one.page = i;
      }
  return texts;
}

void check_pages(const Layout& layout) {
  Diagnostics found;
  inspect_pages(layout, Theme{}, found);
  for (const Diagnostic& one : found.all()) FAIL_CHECK(one.message);
}

}  // namespace

TEST_CASE("a table that a page on its side has room for stands on one, with its heading", "[layout][table]") {
  Diagnostics diagnostics;
  const Paragraph before{Paragraph::Role::body, words("Before.")};
  const Paragraph after{Paragraph::Role::body, words("After.")};
  // 10 columns of 62 pt: 620, of which an upright page has 493 and one on its side 689.
  const Layout layout = laid_out_section({{before}, {Heading{2, "", words("Heading")}}, {table_of(10, 40, 14)}, {after}}, diagnostics);
  CHECK(diagnostics.all().empty());
  check_pages(layout);
  const auto texts = texts_of(layout);
  REQUIRE(layout.pages.size() == 4);
  CHECK(layout.pages[0].size.width < layout.pages[0].size.height);
  for (const std::size_t turned : {1U, 2U}) {
    CHECK(layout.pages[turned].size.width == Approx(mm(297)));
    CHECK(layout.pages[turned].size.height == Approx(mm(210)));
  }
  CHECK(layout.pages[3].size.width < layout.pages[3].size.height);
  CHECK(texts.at("Before.").page == 0);
  CHECK(texts.at("Heading").page == 1);
  CHECK(texts.at("Table 1 (continued)").page == 2);
  CHECK(texts.at("r39c9xxxxxxxxx").page == 2);
  CHECK(texts.at("After.").page == 3);
  CHECK(texts.at("page 2 of 4").times == 1);
}

TEST_CASE("a table too wide for that is split by columns, the first one in each part", "[layout][table]") {
  Diagnostics diagnostics;
  // 12 columns of 86 pt: an upright page holds 5 of them.
  const Layout layout = laid_out_section({{table_of(12, 3, 20)}}, diagnostics);
  CHECK(diagnostics.all().empty());
  check_pages(layout);
  CHECK(layout.pages.size() == 1);
  const auto texts = texts_of(layout);
  CHECK(texts.at("Made up · columns 2 to 5 of 12").times == 1);
  CHECK(texts.at("Table 1 (columns 6 to 9 of 12)").times == 1);
  CHECK(texts.at("Table 1 (columns 10 to 12 of 12)").times == 1);
  CHECK(texts.at("r2c0xxxxxxxxxxxxxxxx").times == 3);
  for (int column = 1; column < 12; ++column) {
    const std::string name = "r2c" + std::to_string(column);
    CHECK(texts.at(name + std::string(20 - name.size(), 'x')).times == 1);
  }
  CHECK(texts.at("r2c11xxxxxxxxxxxxxxx").size == 8);
  CHECK(texts.at("A note.").times == 1);
}

TEST_CASE("a split table goes on over pages part by part", "[layout][table]") {
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{table_of(12, 60, 20)}}, diagnostics);
  check_pages(layout);
  const auto texts = texts_of(layout);
  CHECK(texts.at("Table 1 (columns 2 to 5 of 12, continued)").page == 1);
  CHECK(texts.at("r59c11xxxxxxxxxxxxxx").page + 1 == layout.pages.size());
}

TEST_CASE("a word that no page holds breaks no other column's words", "[layout][table]") {
  Diagnostics diagnostics;
  Table table = table_of(5, 2, 8);
  table.rows[0].cells[0].content[0].text = std::string(200, 'y');
  const auto texts = texts_of(laid_out_section({{table}}, diagnostics));
  CHECK(diagnostics.all().size() == 1);  // that it is broken
  for (const char* whole : {"r0c1xxxx", "r0c4xxxx", "r1c0xxxx", "r1c3xxxx"}) CHECK(texts.contains(whole));
}

TEST_CASE("the head of a group of columns is whole, and no word of it is broken", "[layout][table]") {
  Diagnostics diagnostics;
  Table table = table_of(8, 2, 6);  // 62 pt a column; the head takes 164, its last word 72
  table.columns[1].group = "Tokens a second of all microarchitectures";
  const auto texts = texts_of(laid_out_section({{table}}, diagnostics));
  std::string all;
  for (const auto& [text, shown] : texts) all += text + "|";
  for (const char* word : {"Tokens", "second", "microarchitectures"}) CHECK(all.find(word) != std::string::npos);
}

TEST_CASE("a row taller than a page on its side keeps the table upright", "[layout][table]") {
  Diagnostics diagnostics;
  Table table = table_of(10, 1, 14);
  table.rows[0].cells[9].content[0].text = "r0c9";
  for (int i = 0; i < 100; ++i) table.rows[0].cells[9].content[0].text += " unbreakablewrd";
  const Layout layout = laid_out_section({{table}}, diagnostics);
  CHECK(diagnostics.all().empty());
  check_pages(layout);
  for (const Page& page : layout.pages) CHECK(page.size.width < page.size.height);
}

TEST_CASE("a table that cannot be split is set smaller and says so, then it is reported", "[layout][table]") {
  Diagnostics diagnostics;
  // A column in half the width: 240 pt, of which the word takes 266 and at 7.0 pt 234.
  Table half = table_of(1, 1, 65);
  half.span = Span::half;
  const auto texts = texts_of(laid_out_section({{half}}, diagnostics));
  CHECK(diagnostics.all().empty());
  CHECK(texts.contains("A note. Set smaller than other tables, to fit."));
  Table wide = table_of(2, 1, 90);
  const Layout layout = laid_out_section({{wide}}, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "table \"wide\" needs 585 pt and has 481, so words in it are broken");
  for (const auto& [text, shown] : texts_of(layout)) CHECK(shown.size >= 6.49);
}
