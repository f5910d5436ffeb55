#include "layout/layout.hpp"

#include <catch2/catch.hpp>

#include "layout/setting.hpp"
#include "support/fake_shaper.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using quire::test::FakeShaper;
using quire::test::MatchesGolden;

namespace {

Inlines words(std::string text) {
  Inline item;
  item.text = std::move(text);
  return {item};
}

Inlines value_of(double number, std::string unit, int decimals = -1) {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = number;
  value.unit = std::move(unit);
  value.decimals = decimals;
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = std::make_shared<const Value>(value);
  return {item};
}

TableCell cell(Inlines content, TableCell::Mark mark = TableCell::Mark::none) {
  return {std::move(content), mark};
}

Table specs(std::size_t rows) {
  Table table;
  table.key = "specs";
  table.title = "Half of the chips stay below the limit";
  table.subtitle = "Dense throughput and power";
  table.columns = {{"Chip", "", TableColumn::Align::left},
                   {"Throughput", "TFLOPS", TableColumn::Align::right},
                   {"State", "", TableColumn::Align::left}};
  for (std::size_t i = 0; i < rows; ++i)
    table.rows.push_back({"chip" + std::to_string(i),
                          i == 1,
                          {cell(words("Chip " + std::to_string(i))),
                           cell(value_of(148 + static_cast<double>(i) / 4, "TFLOPS")),
                           cell(words("below the limit"), TableCell::Mark::good)}});
  table.sources = {0};
  return table;
}

Document with_blocks(Blocks blocks) {
  Section section;
  section.plugin = "example";
  section.plugin_version = "1.2.3";
  section.title = "Two of three chips stay below the limit";
  section.blocks = std::move(blocks);
  Document document;
  document.title = "Weekly";
  document.edition = "2026-W48";
  document.handling = "TLP:CLEAR";
  document.as_of = *parse_date("2026-11-23");
  document.sections = {std::move(section)};
  document.sources = {{"A datasheet",
                       "https://example.org/a",
                       "vendor",
                       parse_date("2026-07-18"),
                       parse_date("2026-07-18"),
                       false,
                       {{"chips", "chips.csv", 9}, {"chips", "chips.csv", 12}}}};
  document.data = {{"chips", "chips.csv", std::string(64, 'a'), 75, 1, true},
                   {"edges", "edges.csv", std::string(64, 'b'), 96, 0, false}};
  return document;
}

Layout laid_out(const Document& document, Diagnostics& diagnostics, const Theme& theme = {}) {
  static FakeShaper shaper;
  return lay_out(document, theme, {}, shaper, diagnostics);
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "word" + std::to_string(i) + " ";
  return text;
}

std::string all_text(const Layout& layout) {
  std::string text;
  for (const Page& page : layout.pages)
    for (const Item& item : page.items)
      if (const auto* piece = std::get_if<TextItem>(&item)) {
        for (const TextItem::Run& run : piece->runs)
          text += (run.space_before ? " " : "") + run.glyphs->text;
        text += " ";
      }
  return text;
}

}  // namespace

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

TEST_CASE("a small briefing, every part of it") {
  Inline citation;
  citation.kind = Inline::Kind::citation;
  Inline reference;
  reference.kind = Inline::Kind::reference;
  reference.target = "specs";
  Inlines body = words("The H20 (阿里巴巴 buys it) has 148 TFLOPS");
  body.push_back(citation);
  for (const Inline& item : words(", as ")) body.push_back(item);
  body.push_back(reference);
  for (const Inline& item : words(" shows.")) body.push_back(item);

  Judgment judgment;
  judgment.key = "orders";
  judgment.content = words("We judge it likely that orders move.");
  judgment.likelihood = Likelihood::likely;
  judgment.confidence = Confidence::moderate;
  judgment.because = "two sources agree";

  Document document = with_blocks({{Paragraph{Paragraph::Role::lead, words("The limit holds.")}},
                                   {Heading{2, "how", words("How")}},
                                   {Paragraph{Paragraph::Role::body, body}},
                                   {List{true, {words("one"), words("two")}}},
                                   {specs(3)},
                                   {judgment}});
  Highlight bottom;
  bottom.content = words("The H20 can be replaced in memory, not in compute.");
  Highlight key;
  key.kind = Highlight::Kind::judgment;
  key.judgment = judgment;
  Highlight watch;
  watch.kind = Highlight::Kind::watch;
  watch.content = words("Suspension ends");
  watch.date = parse_date("2026-11-27");
  Highlight figure;
  figure.kind = Highlight::Kind::key_figure;
  figure.figure.label = "chips below the limit";
  figure.figure.value = *value_of(2, "chips")[0].value;
  document.sections[0].highlights = {bottom, key, watch, figure};
  document.decisions = {"What to order"};

  Diagnostics diagnostics;
  const Layout layout = laid_out(document, diagnostics);
  CHECK_THAT(dump_text(layout), MatchesGolden("layout/small-briefing.txt"));
  CHECK(diagnostics.all().empty());
}

TEST_CASE("a long table repeats its head and says that it goes on") {
  Diagnostics diagnostics;
  const Layout layout = laid_out(with_blocks({{specs(120)}}), diagnostics);
  const std::string text = all_text(layout);
  CHECK(text.find("Table 1 (continued)") != std::string::npos);
  for (int i = 0; i < 120; ++i)
    CHECK(text.find("Chip " + std::to_string(i) + " ") != std::string::npos);
}

TEST_CASE("a section that failed is a labelled box with the reason") {
  Document document = with_blocks({});
  document.sections[0].failure =
      SectionFailure{"killed by SIGSEGV (invalid memory access)", "about to divide",
                     "quire build weekly.toml --only example"};
  Diagnostics diagnostics;
  const std::string text = all_text(laid_out(document, diagnostics));
  CHECK(text.find("This section is missing") != std::string::npos);
  CHECK(text.find("The plugin example 1.2.3 did not deliver it: killed by SIGSEGV (invalid memory "
                  "access).") != std::string::npos);
  CHECK(text.find("It printed last: about to divide") != std::string::npos);
}

TEST_CASE("long text fills two columns and loses no word") {
  Diagnostics diagnostics;
  const Layout layout =
      laid_out(with_blocks({{Paragraph{Paragraph::Role::body, words(long_text())}}}), diagnostics);
  const std::string text = all_text(layout);
  for (int i = 0; i < 120; ++i) CHECK(text.find("word" + std::to_string(i)) != std::string::npos);
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

TEST_CASE("the numbers of a long list stand clear of its text") {
  List list{true, {}};
  for (int i = 0; i < 12; ++i) list.items.push_back(words("Item"));
  Diagnostics diagnostics;
  const Layout layout = laid_out(with_blocks({{list}}), diagnostics);
  Points end_of_number = 0;
  for (const Page& page : layout.pages)
    for (const Item& item : page.items)
      if (const auto* text = std::get_if<TextItem>(&item)) {
        const std::string& shown = text->runs.front().glyphs->text;
        if (shown == "12.") end_of_number = text->at.x + text->runs.front().glyphs->advance * text->size / 1000;
        if (shown == "Item" && end_of_number > 0) CHECK(text->at.x > end_of_number);
      }
  CHECK(end_of_number > 0);
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

TEST_CASE("a reference to nothing is reported and shown") {
  Inline reference;
  reference.kind = Inline::Kind::reference;
  reference.target = "nowhere";
  Diagnostics diagnostics;
  const Layout layout =
      laid_out(with_blocks({{Paragraph{Paragraph::Role::body, {reference}}}}), diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) ==
        "warning: a reference points at \"nowhere\", which no table, chart or heading is called\n");
  CHECK(all_text(layout).find("(missing reference)") != std::string::npos);
}

TEST_CASE("source marks that stand together are in order, each once") {
  Document document = with_blocks({});
  document.sources.resize(3, document.sources[0]);
  Inlines text = words("Claim");
  for (SourceIndex source : {2U, 0U, 2U}) {
    Inline mark;
    mark.kind = Inline::Kind::citation;
    mark.source = source;
    text.push_back(mark);
  }
  document.sections[0].blocks = {{Paragraph{Paragraph::Role::body, text}}};
  Diagnostics diagnostics;
  CHECK(all_text(laid_out(document, diagnostics)).find("Claim 1 \u202F 3 ") != std::string::npos);
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

TEST_CASE("a column that wants little keeps its words on one line beside one that wants much") {
  Table table;
  table.key = "uneven";
  table.columns = {{"Chip", "", TableColumn::Align::left}, {"Story", "", TableColumn::Align::left}};
  table.rows = {{"row", false, {cell(words("H20 141GB")), cell(words(long_text()))}}};
  Diagnostics diagnostics;
  CHECK(all_text(laid_out(with_blocks({{table}}), diagnostics)).find("H20 141GB") !=
        std::string::npos);
}

TEST_CASE("a long lead is set smaller than a short one") {
  const auto size_of = [](const std::string& text) {
    Diagnostics diagnostics;
    const Layout layout =
        laid_out(with_blocks({{Paragraph{Paragraph::Role::lead, words(text)}}}), diagnostics);
    for (const Page& page : layout.pages)
      for (const Item& item : page.items)
        if (const auto* piece = std::get_if<TextItem>(&item))
          if (!piece->runs.empty() && piece->runs[0].glyphs->text == "word0") return piece->size;
    return 0.0;
  };
  CHECK(size_of("word0 ends here") == Theme{}.lead.size);
  CHECK(size_of(long_text()) == Theme{}.heading.size);
}

TEST_CASE("a logo stands at the masthead's right, beside the title") {
  Document document = with_blocks({});
  document.title = "A title of so many words that it goes on for more than one line of this page";
  document.logo = Image{Image::Format::png, 600, 300, "bytes", "A house", {}};
  Diagnostics diagnostics;
  const Layout layout = laid_out(document, diagnostics);
  const auto& items = layout.pages[0].items;
  const auto logo = std::find_if(items.begin(), items.end(), [](const Item& item) { return std::holds_alternative<ImageItem>(item); });
  REQUIRE(logo != items.end());
  const Rect area = std::get<ImageItem>(*logo).area;
  CHECK(area.height == Approx(mm(14)));
  CHECK(area.width == Approx(mm(28)));
  CHECK(area.right() == Approx((layout.pages[0].size.width + kLiveWidth) / 2));
  CHECK(layout.tags[std::get<ImageItem>(*logo).tag].alt == "A house");
  for (const Item& item : items)
    if (const auto* text = std::get_if<TextItem>(&item); text != nullptr && text->size == 20)
      CHECK(text->at.x + text->runs.back().x + text->runs.back().glyphs->advance * 0.02 < area.x);
}

TEST_CASE("a picture keeps its proportions and is never enlarged") {
  const auto area_of = [](std::uint32_t width, std::uint32_t height) {
    Image image;
    image.width = width;
    image.height = height;
    image.bytes = "bytes";
    image.alt = "a logo";
    Diagnostics diagnostics;
    const Layout layout = laid_out(with_blocks({{image}}), diagnostics);
    for (const Page& page : layout.pages)
      for (const Item& item : page.items)
        if (const auto* picture = std::get_if<ImageItem>(&item))
          return Size{picture->area.width, picture->area.height};
    return Size{};
  };
  CHECK(area_of(100, 50) == Size{72, 36});
  const Size wide = area_of(4000, 1000);
  CHECK(wide.width == Approx(kLiveWidth));
  CHECK(wide.height == Approx(kLiveWidth / 4));
  CHECK(area_of(10, 4000).height == Approx(mm(100)));
}

TEST_CASE("everything stays inside the live area") {
  Diagnostics diagnostics;
  const Layout layout = laid_out(
      with_blocks(
          {{specs(50)}, {Paragraph{Paragraph::Role::body, words(long_text())}}, {specs(2)}}),
      diagnostics);
  for (const Page& page : layout.pages) {
    const Points left = (page.size.width - kLiveWidth) / 2 - 0.01;
    for (const Item& item : page.items)
      if (const auto* text = std::get_if<TextItem>(&item)) {
        Points right = text->at.x;
        for (const TextItem::Run& run : text->runs)
          right = std::max(right, text->at.x + run.x + run.glyphs->advance * text->size / 1000);
        CHECK(text->at.x >= left);
        CHECK(right <= left + kLiveWidth + 0.02);
      }
  }
}
