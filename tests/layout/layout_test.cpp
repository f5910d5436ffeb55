#include "layout/layout.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "layout/page_support.hpp"
#include "layout/setting.hpp"
#include "support/golden.hpp"

using namespace quire::test;

namespace {

std::string long_text() {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "word" + std::to_string(i) + " ";
  return text;
}

/// The pages of a briefing whose paragraph "Claim" is marked with these of its sources.
std::string claim_with(const std::vector<SourceIndex>& sources) {
  Document document = with_blocks({});
  document.sources.resize(1 + *std::max_element(sources.begin(), sources.end()), document.sources[0]);
  Inlines text = words("Claim");
  for (const SourceIndex source : sources) {
    Inline& mark = text.emplace_back();
    mark.kind = Inline::Kind::citation;
    mark.source = source;
  }
  document.sections[0].blocks = {{Paragraph{Paragraph::Role::body, text}}};
  Diagnostics diagnostics;
  return all_text(laid_out(document, diagnostics));
}

}  // namespace

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
  CHECK(claim_with({2, 0, 2}).find("Claim 1 \u202F 3 ") != std::string::npos);
}

TEST_CASE("three source marks and more in a row are one mark from first to last") {
  CHECK(claim_with({0, 1, 3, 4, 5, 6}).find("Claim 1 \u202F 2 \u202F 4–7 ") != std::string::npos);
}

TEST_CASE("what was computed from unchecked rows is marked in tables, not in sentences") {
  const auto unchecked = [](std::string formula) {
    Value value;
    value.kind = Value::Kind::number;
    value.low = value.high = 12;
    value.unchecked = true;
    value.formula = std::move(formula);
    Inline item;
    item.kind = Inline::Kind::value;
    item.value = std::make_shared<const Value>(std::move(value));
    return item;
  };
  Table table;
  table.key = "sums";
  table.columns = {{"Total", "", TableColumn::Align::right}};
  table.rows = {{"row", false, {cell({unchecked("a + b")})}}};
  Diagnostics diagnostics;
  const std::string page = all_text(laid_out(with_blocks({{Paragraph{Paragraph::Role::body, {text("Read"), unchecked("")}}},
                                                          {Paragraph{Paragraph::Role::body, {text("Sum"), unchecked("a + b")}}},
                                                          {table}}),
                                             diagnostics));
  CHECK(page.find("Read 12†") != std::string::npos);
  CHECK(page.find("Sum 12†") == std::string::npos);
  CHECK(page.find("Total 12†") != std::string::npos);
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
