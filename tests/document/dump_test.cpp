#include <catch2/catch.hpp>

#include "document/document.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using quire::test::MatchesGolden;

namespace {

Inlines words(std::string text) {
  Inline item;
  item.text = std::move(text);
  return {item};
}

std::shared_ptr<const Value> tpp() {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = 2368;
  value.unit = "TOPS·bit";
  value.key = "chip/nvidia-h20-96/tpp";
  value.formula = "largest of TOPS × bits";
  value.rows = {{"chips", "chips.csv", 9}};
  value.unchecked = true;
  return std::make_shared<const Value>(value);
}

Document one_of_everything() {
  Inline value;
  value.kind = Inline::Kind::value;
  value.value = tpp();
  Inline citation;
  citation.kind = Inline::Kind::citation;
  Inline strong;
  strong.kind = Inline::Kind::strong;
  strong.children = words("H20");

  Table table;
  table.key = "specs";
  table.title = "H20 stays below the limit";
  table.columns = {{"Chip", "", TableColumn::Align::left},
                   {"TPP", "TOPS·bit", TableColumn::Align::right}};
  table.rows = {{"nvidia-h20-96",
                 true,
                 {{words("H20"), TableCell::Mark::none}, {{value}, TableCell::Mark::good}}}};
  table.sources = {0};

  Chart chart;
  chart.key = "index";
  chart.title = "Memory is where the H20 leads";
  chart.alt = "One bar: H20 100";
  chart.series = {{"memory", "", {{"H20", {}, *tpp(), "", true}}}};
  chart.thresholds = {{ChartThreshold::Direction::x, 4800, "limit", {}, 5.92}};
  chart.nodes = {{"tsmc", "TSMC", 0, true}};
  chart.edges = {{"tsmc", "nvidia", *tpp(), true}};
  chart.regions = {{"licence needed", 2400, {}, 1.6, 5.92}};

  Judgment judgment;
  judgment.key = "substitute";
  judgment.content = words("We judge it likely that orders move.");
  judgment.likelihood = Likelihood::likely;
  judgment.confidence = Confidence::moderate;
  judgment.because = "two secondary sources agree";

  Section section;
  section.plugin = "chip_comparison";
  section.plugin_version = "0.1.0";
  section.title = "The H20 stays below the limit";
  section.blocks = {
      {Heading{2, "how", words("How")}},
      {Paragraph{Paragraph::Role::body, {strong, value, citation}}},
      {List{true, {words("one"), words("two")}}},
      {table},
      {chart},
      {Callout{Callout::Kind::gap, "Missing", {{Paragraph{Paragraph::Role::note, words("n")}}}}},
      {KeyFigures{{{"chips", *tpp(), "tracked"}}}},
      {judgment}};
  Highlight watch;
  watch.kind = Highlight::Kind::watch;
  watch.content = words("Suspension ends");
  watch.date = *parse_date("2026-11-27");
  section.highlights = {watch};

  Section failed;
  failed.plugin = "market_signals";
  failed.title = "market_signals";
  failed.failure = SectionFailure{"killed by SIGSEGV", "last words", "quire build …"};

  Document document;
  document.title = "Who can replace the H20";
  document.edition = "2026-W48";
  document.as_of = *parse_date("2026-11-23");
  document.sections = {section, failed};
  document.sources = {{"Datasheet",
                       "https://example.org/",
                       "vendor",
                       parse_date("2026-07-18"),
                       parse_date("2026-07-18"),
                       true,
                       {{"chips", "chips.csv", 9}}}};
  document.data = {{"chips", "chips.csv", std::string(64, 'a'), 75, 1, true}};
  return document;
}

}  // namespace

TEST_CASE("the dump shows every kind of block, inline and value") {
  CHECK_THAT(dump_json(one_of_everything()), MatchesGolden("document/one-of-everything.json"));
}

TEST_CASE("plain text keeps values and leaves marks out") {
  const Document document = one_of_everything();
  const auto& paragraph = std::get<Paragraph>(document.sections[0].blocks[1].content);
  CHECK(plain_text(paragraph.content) == "H202368\u00A0TOPS·bit");
}

TEST_CASE("likelihood words are those of ICD 203, one row of them") {
  for (int i = 0; i <= 6; ++i) {
    const auto likelihood = static_cast<Likelihood>(i);
    CHECK(parse_likelihood(word(likelihood)) == likelihood);
  }
  CHECK(range(Likelihood::very_likely) == "80–95\u00A0%");
  CHECK_FALSE(parse_likelihood("probable").has_value());
  CHECK_FALSE(parse_confidence("certain").has_value());
}
