// Small documents on pages set with a font whose characters are half an em wide, and the words on them.
#pragma once

#include <string>

#include "layout/layout.hpp"
#include "support/fake_shaper.hpp"

namespace quire::test {

using namespace quire::core;

inline Inline text(std::string words) {
  Inline item;
  item.text = std::move(words);
  return item;
}

inline Inlines words(std::string words) { return {text(std::move(words))}; }

inline Inlines value_of(double number, std::string unit) {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = number;
  value.unit = std::move(unit);
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = std::make_shared<const Value>(std::move(value));
  return {std::move(item)};
}

inline TableCell cell(Inlines content, TableCell::Mark mark = TableCell::Mark::none) {
  return {std::move(content), mark};
}

/// Three columns: a name, a number, a state with a mark.
inline Table specs(std::size_t rows) {
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

/// A briefing of one section, with a source and two tables of data.
inline Document with_blocks(Blocks blocks) {
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

inline Layout laid_out(const Document& document, Diagnostics& diagnostics, const Theme& theme = {}) {
  static FakeShaper shaper;
  return lay_out(document, theme, {}, shaper, diagnostics);
}

/// The blocks alone: a section without front page, contents and sources.
inline Layout laid_out_section(Blocks blocks, Diagnostics& diagnostics) {
  static FakeShaper shaper;
  Document document;
  document.title = "Weekly";
  document.edition = "2026-W48";
  document.as_of = *parse_date("2026-11-23");
  document.front_page = false;
  Section& section = document.sections.emplace_back();
  section.title = "A section";
  section.blocks = std::move(blocks);
  LayoutOptions options;
  options.contents = false;
  options.sources_only = true;
  return lay_out(document, Theme{}, options, shaper, diagnostics);
}

/// With the spaces that are read between its words.
inline std::string text_of(const TextItem& item) {
  std::string words;
  for (const TextItem::Run& run : item.runs) words += (run.space_before ? " " : "") + run.glyphs->text;
  return words;
}

/// Of all pages, in reading order.
inline std::string all_text(const Layout& layout) {
  std::string words;
  for (const Page& page : layout.pages)
    for (const Item& item : page.items)
      if (const auto* piece = std::get_if<TextItem>(&item)) words += text_of(*piece) + " ";
  return words;
}

}  // namespace quire::test
