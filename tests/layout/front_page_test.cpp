#include <catch2/catch.hpp>

#include "document/watch_list.hpp"
#include "layout/page_support.hpp"

using namespace quire::test;

namespace {

Highlight watch(std::string what, const char* date) {
  Highlight item;
  item.kind = Highlight::Kind::watch;
  item.content = words(std::move(what));
  if (date != nullptr) item.date = parse_date(date);
  return item;
}

std::string said(const Document& document) {
  Diagnostics diagnostics;
  return all_text(laid_out(document, diagnostics));
}

}  // namespace

TEST_CASE("the watch list is in order of dates, what has none last, whichever sections watch it", "[layout][front]") {
  Document document = with_blocks({});
  document.sections[0].highlights = {watch("undated", nullptr), watch("late", "2026-12-24")};
  document.sections.push_back(document.sections[0]);
  document.sections[1].highlights = {watch("soon", "2026-11-27")};
  const std::string page = said(document);
  CHECK(page.find("soon") < page.find("late"));
  CHECK(page.find("late") < page.find("undated"));
  CHECK(page.find("undated") != std::string::npos);
}

TEST_CASE("judgments that have no room under large tiles have a page of their own", "[layout][front]") {
  Document document = with_blocks({});
  for (const char* what : {"First of all.", "Second of all.", "Third of all."}) {
    Highlight item;
    item.kind = Highlight::Kind::judgment;
    item.judgment.content = words(what);
    document.sections[0].highlights.push_back(std::move(item));
  }
  Theme large;
  large.masthead.leading = 600;
  Diagnostics diagnostics;
  CHECK(all_text(laid_out(document, diagnostics, large)).find("Third") != std::string::npos);
}

TEST_CASE("an edition of a past day says of which records it was made", "[layout][front]") {
  Document document = with_blocks({});
  CHECK(said(document).find("reconstructed") == std::string::npos);
  document.sources[0].newest_as_of = parse_date("2026-12-01");
  CHECK(said(document).find("reconstructed from records of 1 December 2026") != std::string::npos);
}

TEST_CASE("a table explains the marks that stand beside no words", "[layout][table]") {
  Table table = specs(1);
  CHECK(said(with_blocks({{table}})).find("○ good") == std::string::npos);
  table.rows[0].cells[1].mark = TableCell::Mark::alert;
  const std::string page = said(with_blocks({{table}}));
  CHECK(page.find("alert") != std::string::npos);
}

TEST_CASE("what the front page has no room for stands in the list of all", "[layout][front]") {
  Document document = with_blocks({});
  for (const char* what : {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
    document.sections[0].highlights.push_back(watch(what, "2026-11-27"));
  add_watch_list(document);
  CHECK(document.sections.back().title == "9 things to watch, the first on 27 November 2026");
  const std::string pages = said(document);
  CHECK(pages.find("3 more:") != std::string::npos);
  CHECK(pages.find("Table 1 on page") != std::string::npos);
  CHECK(pages.find("nine") != std::string::npos);
}
