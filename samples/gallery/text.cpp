#include "gallery.hpp"

namespace gallery {
namespace {

using quire::Value;

void lead(Stage& stage) {
  stage.section.lead(
      "The conclusion, in larger type, as the first "
      "thing in a section: 3 of 4 designs stay below "
      "the limit.");
}

void paragraph(Stage& stage) {
  const quire_row row = stage.chips.reference(0);
  stage.section.paragraph("Words can be ")
      .strong("strong")
      .text(", ")
      .emphasis("emphasized")
      .text(" or ")
      .code("code_like")
      .text(", lead to ")
      .link("another place", "https://example.org/")
      .text(" or to ")
      .reference("gallery/t/figures")
      .text(", and carry a source.")
      .cite(row)
      .text(" A number comes with its unit: ")
      .value(Value::number(4000, "GB/s").from(row))
      .text(". It may be between two, ")
      .value(Value::interval(450, 600, "W"))
      .text(", above one, ")
      .value(Value::interval(450, quire::kUnbounded,
                             "W"))
      .text(", not known, ")
      .value(Value::unknown("W"))
      .text(", or without end, ")
      .value(Value::infinite())
      .text(". 中文也可以。");
}

void footnote(Stage& stage) {
  const quire_row row = stage.chips.reference(0);
  quire::Paragraph paragraph = stage.section.paragraph(
      "What a reader need not know");
  paragraph.footnote("But may want to.");
  paragraph.text(" stands at the page's foot, with its "
                 "own values");
  paragraph.footnote()
      .text("At ")
      .value(Value::number(400, "W").from(row))
      .text(" a chip.")
      .cite(row);
  paragraph.text(" and sources.");
}

void note(Stage& stage) {
  stage.section.note(
      "Smaller: a definition, a method, a limit. It "
      "runs in two columns where there is enough of "
      "it.");
}

void list(Stage& stage) {
  quire::List bullets = stage.section.list();
  bullets.item().text("One thing.");
  bullets.item()
      .text("Another one, with a ")
      .strong("word.");
  quire::List steps =
      stage.section.list(quire::List::Style::numbers);
  steps.item().text("First this.");
  steps.item().text("Then that.");
}

void callout(Stage& stage) {
  quire::Section& section = stage.section;
  section.callout(quire::CalloutKind::note,
                  "Worth knowing");
  section.paragraph("Any blocks can stand in a box.");
  section.end_callout();
  section.callout(quire::CalloutKind::warning,
                  "Take care");
  section.paragraph("The limit is close.");
  section.end_callout();
  section.callout(quire::CalloutKind::gap,
                  "Not known");
  section.paragraph("What the data cannot support.");
  section.end_callout();
}

void key_figures(Stage& stage) {
  std::vector<Value> weeks;
  for (double index :
       {1820, 1822, 1850, 1850, 1905, 2010})
    weeks.push_back(Value::number(index));
  stage.section.key_figures()
      .figure("market concentration",
              Value::number(2010), "HHI, 6 weeks",
              weeks)
      .figure("longest outage survived",
              Value::interval(3, 5, "weeks"),
              "2 suppliers");
}

void judgment(Stage& stage) {
  stage.section.judgment("gallery/judgment")
      .text(
          "We judge it likely that a second source "
          "will be qualified by 2027-06-30.")
      .likelihood("likely")
      .confidence("moderate",
                  "two of three buyers say so")
      .alternative(
          "the sample fails and all wait a year")
      .change_mind("a delivery, or a failed sample");
}

void listing(Stage& stage) {
  stage.section.listing(
      "[tables.chips]\n"
      "file = \"chips.csv\"\n"
      "max_age = 120   # days\n");
}

void term(Stage& stage) {
  stage.section.term(
      "HHI", "the sum of squared market shares");
  stage.section.paragraph(
      "Terms stand at the end, with those of all "
      "sections.");
}

void method(Stage& stage) {
  stage.section.method(
      "G1", "Concentration",
      "HHI = sum of squared percent shares",
      "the market is that of one year");
  stage.section.paragraph(
      "Methods stand there, too, by their codes.");
}

void image(Stage& stage) {
  stage.section.image("png", picture(),
                      "Three bars on a line: the "
                      "middle one is the tallest",
                      "A picture keeps its shape.");
}

}  // namespace

std::vector<Specimen> text_specimens() {
  return {
      {"lead", "the conclusion", lead},
      {"paragraph", "and all that can stand in it",
       paragraph},
      {"footnote", "at the foot of its page", footnote},
      {"note", "in small type", note},
      {"list", "with bullets or numbers", list},
      {"callout", "boxes of three kinds", callout},
      {"key_figures", "tiles, with a trend",
       key_figures},
      {"judgment", "likelihood and confidence",
       judgment},
      {"listing", "lines as they are", listing},
      {"image", "PNG or JPEG", image},
      {"term", "for the list at the end", term},
      {"method", "for the list at the end", method}};
}

}  // namespace gallery
