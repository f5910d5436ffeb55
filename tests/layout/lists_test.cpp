// What a briefing lists: contents, sources, terms, tables and charts.
#include <catch2/catch.hpp>

#include <algorithm>

#include "layout/page_support.hpp"
#include "layout/setting.hpp"

using namespace quire::test;

TEST_CASE("terms stand at the end by word, each meaning once") {
  Document document = with_blocks({});
  document.sections.push_back(document.sections[0]);
  document.sections[0].terms = {{"TPP", "total processing performance"}, {"hbm", "memory"}};
  document.sections[1].terms = {{"ABF", "film"}, {"TPP", "total processing performance"}, {"hbm", "stacks"}};
  Diagnostics diagnostics;
  const std::string text = dump_text(laid_out(document, diagnostics));
  const std::size_t terms = text.find("\"Terms\"");
  REQUIRE(terms != std::string::npos);
  const std::size_t abf = text.find("\"ABF\"", terms);
  const std::size_t hbm = text.find("\"hbm\"", terms);
  const std::size_t tpp = text.find("\"TPP\"", terms);
  CHECK(abf < hbm);
  CHECK(hbm < tpp);
  CHECK(text.find("\"TPP\"", tpp + 1) == std::string::npos);
  CHECK(text.find("memory; stacks") != std::string::npos);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("methods stand before the terms by code, each once, with their limits") {
  Document document = with_blocks({});
  document.sections.push_back(document.sections[0]);
  document.sections[0].methods = {{"M10", "Lag", "days / 365.25", ""}, {"M2", "Ratio", "a / b", "per chip"}};
  document.sections[1].methods = {{"M2", "Ratio", "a / b", "per chip"}};
  document.sections[1].terms = {{"TPP", "total processing performance"}};
  Diagnostics diagnostics;
  const std::string text = dump_text(laid_out(document, diagnostics));
  const std::size_t methods = text.find("\"Methods\"");
  REQUIRE(methods != std::string::npos);
  const std::size_t ratio = text.find("M2\u2002Ratio", methods);
  const std::size_t lag = text.find("M10\u2002Lag", methods);
  CHECK(ratio < lag);
  CHECK(lag < text.find("\"Terms\"", methods));
  CHECK(text.find("M2\u2002Ratio", ratio + 1) == std::string::npos);
  CHECK(text.find("a / b. Limits: per chip") != std::string::npos);
  CHECK(text.find("days / 365.25. ") == std::string::npos);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("a short paper has its terms, too") {
  Document document = with_blocks({});
  LayoutOptions options;
  options.sources_only = true;
  options.contents = false;
  FakeShaper shaper;
  document.sections[0].terms = {{"TPP", "total processing performance"}};
  Diagnostics diagnostics;
  const std::string text = dump_text(lay_out(document, Theme{}, options, shaper, diagnostics));
  const std::size_t title = text.find("\"Terms\"");
  REQUIRE(title != std::string::npos);
  CHECK(text.find("\"Terms\"", title + 1) == std::string::npos);  // no heading of the same word below it
  CHECK(text.find("\"TPP\"", title) != std::string::npos);
}

TEST_CASE("contents name the page each section is on") {
  Document document = with_blocks({{specs(120)}});
  document.sections.push_back(document.sections[0]);
  document.sections[1].title = "Second";
  Diagnostics diagnostics;
  const Layout layout = laid_out(document, diagnostics);
  std::vector<std::size_t> pages;
  for (const Bookmark& bookmark : layout.bookmarks)
    if (bookmark.level == 1) pages.push_back(bookmark.page);
  std::vector<std::size_t> linked;
  for (const LinkArea& link : layout.pages[0].links) linked.push_back(link.page);
  REQUIRE(pages.size() == 4);  // front page, two sections, back matter
  CHECK(linked == std::vector<std::size_t>(pages.begin() + 1, pages.end()));
}

TEST_CASE("long contents go on over pages, with the headings that have keys") {
  Document document = with_blocks({{Heading{2, "first", words("A heading")}}, {specs(3)}});
  document.sections.resize(150, document.sections[0]);
  for (const bool front_page : {true, false}) {
    document.front_page = front_page;
    Diagnostics diagnostics;
    const Layout layout = laid_out(document, diagnostics);
    CHECK(diagnostics.all().empty());
    std::vector<std::size_t> pages;
    for (const Bookmark& bookmark : layout.bookmarks)
      if (bookmark.level == 1) pages.push_back(bookmark.page);
    std::vector<std::size_t> linked{0};
    for (const Page& page : layout.pages)
      for (const LinkArea& link : page.links)
        if (link.target.starts_with("\nsection/") || link.target == "\nback-matter") linked.push_back(link.page);
    CHECK(pages.size() == 152);  // front page, sections, back matter
    CHECK(linked == pages);
    CHECK(std::count_if(layout.pages.begin(), layout.pages.end(), [](const Page& page) {
            return std::any_of(page.links.begin(), page.links.end(),
                               [](const LinkArea& link) { return link.target == "first"; });
          }) > 1);
  }
}

TEST_CASE("contents have page numbers of three digits whole") {
  Document document = with_blocks({{specs(60)}});
  document.sections.resize(70, document.sections[0]);
  Theme large;
  large.body.size = 14;
  Diagnostics diagnostics;
  const Layout layout = laid_out(document, diagnostics, large);
  const auto last = std::find_if(layout.pages.rbegin(), layout.pages.rend(), [](const Page& page) {
    return std::any_of(page.links.begin(), page.links.end(),
                       [](const LinkArea& link) { return link.target == "\nback-matter"; });
  });
  REQUIRE(last != layout.pages.rend());
  Layout alone;
  alone.pages.push_back(*last);
  REQUIRE(layout.bookmarks.back().page >= 100);
  CHECK(all_text(alone).find(" " + std::to_string(layout.bookmarks.back().page + 1) + " ") != std::string::npos);
}

TEST_CASE("tables and charts are listed by page where a report asks for it") {
  Chart chart;
  chart.key = "rates";
  chart.title = "Rates rose";
  chart.alt = "Rates";
  Document document = with_blocks({{specs(60)}, {Callout{Callout::Kind::note, "A box", {{chart}}}}});
  document.front_page = false;
  FakeShaper shaper;
  Diagnostics diagnostics;
  LayoutOptions options;
  options.contents = false;
  CHECK(all_text(lay_out(document, {}, options, shaper, diagnostics)).find("Tables and charts") == std::string::npos);
  options.list_of_figures = true;
  const Layout layout = lay_out(document, {}, options, shaper, diagnostics);
  const std::string text = all_text(layout);
  CHECK(text.find("Tables and charts") != std::string::npos);
  CHECK(text.find("Table 1\u2002Half of the chips stay below the limit 1") != std::string::npos);
  CHECK(text.find("Chart 1\u2002Rates rose 2") != std::string::npos);
  const std::vector<LinkArea>& links = layout.pages.back().links;
  CHECK(std::any_of(links.begin(), links.end(),
                    [](const LinkArea& link) { return link.target == "rates" && link.page == 1; }));
}

TEST_CASE("in a short paper the list of figures has its own heading, behind the sources") {
  FakeShaper shaper;
  Diagnostics diagnostics;
  LayoutOptions options;
  options.contents = false;
  options.sources_only = true;
  options.list_of_figures = true;
  const std::string text = all_text(lay_out(with_blocks({{specs(2)}}), {}, options, shaper, diagnostics));
  const std::size_t sources = text.find("Data as of 2026-07-18 unless");
  const std::size_t figures = text.find("Tables and charts");
  REQUIRE(sources != std::string::npos);
  REQUIRE(figures != std::string::npos);
  CHECK(sources < figures);
}

TEST_CASE("many sources are named by ranges, a short paper lists those alone") {
  Document document = with_blocks({{specs(1)}});
  document.sources.resize(6, document.sources[0]);
  for (std::size_t i = 0; i < document.sources.size(); ++i)
    document.sources[i].title = "Title" + std::to_string(i + 1);
  std::get<Table>(document.sections[0].blocks[0].content).sources = {4, 0, 1, 2};
  Diagnostics diagnostics;
  CHECK(all_text(laid_out(document, diagnostics)).find(" 1–3 ,  5 .") != std::string::npos);
  FakeShaper shaper;
  LayoutOptions options;
  options.sources_only = true;
  const std::string text = all_text(lay_out(document, Theme{}, options, shaper, diagnostics));
  CHECK(text.find("Title3") != std::string::npos);
  CHECK(text.find("Title4") == std::string::npos);
}
