#include "edition/record.hpp"

#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"

using namespace quire::core;
using namespace quire::test;

TEST_CASE("a figure is called by its row and column", "[edition][record]") {
  const EditionRecord record =
      record_of(document_of("2026-W47", "2026-11-16", {{table_of({{"H20", {number("h20/tpp", 2368)}}})}}));
  REQUIRE(record.figures.size() == 1);
  CHECK(record.figures[0].object == "H20");
  CHECK(record.figures[0].field == "A");
  CHECK(record.figures[0].plugin == "chips");
  CHECK(record.name == "2026-W47");
  CHECK(record.plugins.size() == 1);
  CHECK(record.plugins[0].version == "1.0.0");
  CHECK(record.complete);
}

TEST_CASE("rows of one name are told apart by their second cell", "[edition][record]") {
  Table table = table_of({{"US", {words("a/what", "ban"), number("a", 1)}},
                          {"US", {words("b/what", "lane"), number("b", 2)}}});
  const EditionRecord record = record_of(document_of("2026-W47", "2026-11-16", {{table}}));
  CHECK(record.figures[0].object == "US, ban");
  CHECK(record.figures[2].object == "US, lane");
}

TEST_CASE("a row that begins with a figure is called by its longest words", "[edition][record]") {
  Table table = table_of({{"H20", {number("n", 1)}}});
  table.rows[0].cells[0].content = {shown(words("d", "2026-11-09"))};
  table.columns.push_back({"What", "", TableColumn::Align::left});
  table.rows[0].cells.push_back({{text("a suspension ends")}, {}});
  const EditionRecord record = record_of(document_of("2026-W47", "2026-11-16", {{table}}));
  CHECK(record.figures[0].object == "a suspension ends");
}

TEST_CASE("a figure said in prose and in a table has the table's words", "[edition][record]") {
  const Paragraph paragraph{Paragraph::Role::body, {text("It has "), shown(number("h20/tpp", 2368))}};
  const Table table = table_of({{"H20", {number("h20/tpp", 2368)}}});
  for (const Blocks& blocks : {Blocks{{paragraph}, {table}}, Blocks{{table}, {paragraph}}}) {
    const EditionRecord record = record_of(document_of("2026-W47", "2026-11-16", blocks));
    REQUIRE(record.figures.size() == 1);
    CHECK(record.figures[0].object == "H20");
  }
}

TEST_CASE("a figure said in prose alone is called by the words around it", "[edition][record]") {
  const auto called = [](Inlines content) {
    const Paragraph paragraph{Paragraph::Role::body, std::move(content)};
    std::string names;
    for (const Figure& figure : record_edition(document_of("2026-W47", "2026-11-16", {{paragraph}})).figures)
      names += figure.value.key.str() + ": " + figure.object + "\n";
    return names;
  };
  CHECK(called({text("It began. Of these "), shown(number("a", 2)), text(" ended and "), shown(number("b", 9)),
                text(" are in force, that is "), shown(number("c", 53)),
                text(" for at least one within 90 days. Nothing else.")}) ==
        "a: Of these … ended and\n"
        "b: ended and … are in force, that\n"
        "c: in force, that is … for at least one\n");
  CHECK(called({shown(number("a", 1)), text(", of all.")}) == "a: …, of all\n");
  CHECK(called({shown(number("alone", 1))}) == "alone: \n");
}

TEST_CASE("figures and judgments are found wherever they stand", "[edition][record]") {
  Callout box;
  box.content = {{Paragraph{Paragraph::Role::body, {shown(number("in/box", 1))}}}};
  Inline strong;
  strong.kind = Inline::Kind::strong;
  strong.children = {shown(number("in/strong", 2))};
  KeyFigures figures;
  figures.figures.push_back({"Chips", number("in/tile", 3), ""});
  Chart chart;
  chart.series.push_back({"Series", "", {}});
  chart.series[0].points.push_back({"2026", {}, number("in/chart", 4), "", false});
  Document document = document_of(
      "2026-W47", "2026-11-16",
      {{box}, {List{false, {{strong}}}}, {figures}, {chart},
       {judgment("j", "We judge it likely.", Likelihood::likely, Confidence::low)}});
  Highlight highlight;
  highlight.content = {shown(number("in/highlight", 5))};
  document.sections[0].highlights = {highlight};
  const EditionRecord record = record_of(document);
  std::string keys;
  for (const Figure& figure : record.figures) keys += figure.value.key + " ";
  CHECK(keys == "in/box in/chart in/highlight in/strong in/tile ");
  REQUIRE(record.judgments.size() == 1);
  CHECK(record.judgments[0].text == "We judge it likely.");
}

TEST_CASE("an edition with a failed section is not complete", "[edition][record]") {
  Document document = document_of("2026-W47", "2026-11-16", {});
  document.sections[0].failure = SectionFailure{"killed by SIGSEGV", "", ""};
  CHECK_FALSE(record_of(document).complete);
}
