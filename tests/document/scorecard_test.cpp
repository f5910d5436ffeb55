#include "document/scorecard.hpp"

#include <catch2/catch.hpp>


using namespace quire::core;

namespace {

Judgment judged(const std::string& key, Likelihood likelihood, ChangeMark change = ChangeMark::none) {
  Judgment judgment;
  judgment.key = key;
  judgment.content.emplace_back().text = "We judge " + key + ".";
  judgment.likelihood = likelihood;
  judgment.change = change;
  return judgment;
}

Highlight highlighted(Judgment judgment) {
  Highlight highlight;
  highlight.kind = Highlight::Kind::judgment;
  highlight.judgment = std::move(judgment);
  return highlight;
}

Document with_judgments(ChangeMark change = ChangeMark::none) {
  Document document;
  document.front_page = true;
  Section chips;
  chips.plugin = "chip_comparison";
  chips.highlights.push_back(highlighted(judged("chips/one", Likelihood::unlikely)));
  chips.blocks.push_back({judged("chips/one", Likelihood::unlikely)});
  Callout box;
  box.content.push_back({judged("chips/boxed", Likelihood::likely, change)});
  chips.blocks.push_back({std::move(box)});
  Section market;
  market.plugin = "market_signals";
  market.highlights.push_back(highlighted(judged("market/one", Likelihood::very_likely)));
  market.blocks.push_back({judged("market/two", Likelihood::roughly_even)});
  document.sections = {std::move(chips), std::move(market)};
  return document;
}

std::string words_of(const Table& table) {
  std::string text;
  for (const TableRow& row : table.rows) {
    for (const TableCell& cell : row.cells) text += plain_text(cell.content) + " | ";
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a scorecard holds every judgment once, in the order of the sections", "[document][scorecard]") {
  Document document = with_judgments();
  add_scorecard(document);
  REQUIRE(document.sections.size() == 3);
  const Section& section = document.sections.front();
  CHECK(section.title == "4 judgments, 2 of them likely or more");
  const auto& table = std::get<Table>(section.blocks.at(0).content);
  CHECK(table.columns.size() == 4);
  CHECK(words_of(table) ==
        "Chip comparison | We judge chips/one. | unlikely (20–45\u00A0%) | low | \n"
        "Chip comparison | We judge chips/boxed. | likely (55–80\u00A0%) | low | \n"
        "Market signals | We judge market/one. | very likely (80–95\u00A0%) | low | \n"
        "Market signals | We judge market/two. | roughly even chance (45–55\u00A0%) | low | \n");
  CHECK(table.rows[1].cells[0].content[0].target == "chips/boxed");
}

TEST_CASE("a scorecard marks what moved where there is an edition to compare with", "[document][scorecard]") {
  Document document = with_judgments(ChangeMark::raised);
  add_scorecard(document);
  const auto& table = std::get<Table>(document.sections.front().blocks.at(0).content);
  CHECK(table.columns.back().title == "Δ");
  CHECK(plain_text(table.rows[1].cells.back().content) == "▲");
}

TEST_CASE("a scorecard is for front pages, and for more than three judgments", "[document][scorecard]") {
  Document three = with_judgments();
  three.sections.back().blocks.clear();
  add_scorecard(three);
  CHECK(three.sections.size() == 2);
  Document plain = with_judgments();
  plain.front_page = false;
  add_scorecard(plain);
  CHECK(plain.sections.size() == 2);
}
