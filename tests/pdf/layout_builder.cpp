#include "pdf/layout_builder.hpp"

#include <catch2/catch.hpp>

#include "pdf/pdf.hpp"

namespace quire::test {

using namespace quire::core;
using Role = Tag::Role;

FontLibrary& fonts() {
  static Diagnostics diagnostics;
  static const std::unique_ptr<FontLibrary> library = FontLibrary::open({}, diagnostics);
  REQUIRE(library != nullptr);
  return *library;
}

LayoutBuilder::LayoutBuilder() {
  layout.title = "Weekly briefing";
  layout.author = "Quire";
  layout.language = "en-GB";
  layout.date = *parse_date("2026-11-23");
  layout.tags.resize(2);
  layout.tags[kArtifact] = {.role = Role::artifact, .parent = kArtifact, .alt = {}, .language = {}};
  layout.tags[kRootTag] = {.role = Role::document, .parent = kRootTag, .alt = {}, .language = {}};
  new_page();
}

TagId LayoutBuilder::tag(Role role, TagId parent) {
  layout.tags.push_back({.role = role, .parent = parent, .alt = {}, .language = {}});
  return static_cast<TagId>(layout.tags.size() - 1);
}

void LayoutBuilder::new_page() {
  layout.pages.push_back({.size = {400, 300}, .items = {}, .links = {}});
}

Points LayoutBuilder::text(TagId tag, std::string_view line, Point at, const TextStyle& style,
                           Color color, bool space_after) {
  TextItem item{.tag = tag,
                .at = at,
                .size = style.size,
                .color = color,
                .runs = {},
                .space_after = space_after};
  const Points space = text_width(fonts(), " ", style);
  Points x = 0;
  bool space_before = false;
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    if (space_before) x += space;
    for (const GlyphRun& run : fonts().shape(word, style).runs) {
      item.runs.push_back({.glyphs = &run, .x = x, .space_before = space_before});
      space_before = false;
      x += run.advance * style.size / 1000;
    }
    space_before = true;
  }
  page().items.emplace_back(std::move(item));
  return x;
}

void LayoutBuilder::rectangle(TagId tag, const Rect& area, Color fill) {
  using enum PathSegment::Kind;
  ShapeItem shape;
  shape.tag = tag;
  const auto add = [&](PathSegment::Kind kind, Points x, Points y) {
    shape.path.push_back({.kind = kind, .to = {x, y}, .control1 = {}, .control2 = {}});
  };
  add(move, area.x, area.y);
  add(line, area.right(), area.y);
  add(line, area.right(), area.bottom());
  add(line, area.x, area.bottom());
  add(close, 0, 0);
  shape.fill = fill;
  page().items.emplace_back(std::move(shape));
}

void LayoutBuilder::rule(TagId tag, Point from, Point to, const Stroke& stroke) {
  using enum PathSegment::Kind;
  ShapeItem shape;
  shape.tag = tag;
  shape.path = {{.kind = move, .to = from, .control1 = {}, .control2 = {}},
                {.kind = line, .to = to, .control1 = {}, .control2 = {}}};
  shape.stroke = stroke;
  page().items.emplace_back(std::move(shape));
}

void LayoutBuilder::link(TagId tag, const Rect& area, std::string url) {
  page().links.push_back({.tag = tag,
                          .area = area,
                          .url = std::move(url),
                          .page = 0,
                          .y = 0,
                          .description = "the source"});
}

std::string pdf_of(const Layout& layout) {
  Diagnostics diagnostics;
  std::string pdf = write_pdf(layout, fonts(), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) FAIL_CHECK(to_text(diagnostic));
  REQUIRE(!pdf.empty());
  return pdf;
}

namespace {

void add_table(LayoutBuilder& out, Points top) {
  const TagId table = out.tag(Role::table);
  const TagId caption = out.tag(Role::caption, table);
  const TagId head = out.tag(Role::table_head, table);
  const TagId body = out.tag(Role::table_body, table);
  out.text(caption, "Table 1. Shipments", {40, top}, {.size = 9, .weight = Weight::semibold});
  const std::vector<std::vector<std::string_view>> rows{
      {"Company", "2024", "2025"}, {"Cambricon", "12", "31"}, {"MetaX", "", "17"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TagId row = out.tag(Role::row, i == 0 ? head : body);
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      const bool is_head = i == 0 || j == 0;
      const TagId cell = out.tag(is_head ? Role::head_cell : Role::cell, row);
      if (is_head) out.layout.tags[cell].scope = i == 0 ? Tag::Scope::column : Tag::Scope::row;
      const double y = top + 16 + 14.0 * static_cast<double>(i);
      if (!rows[i][j].empty())
        out.text(cell, rows[i][j], {40 + 90.0 * static_cast<double>(j), y},
                 {.size = 9, .tabular_figures = true});
    }
    out.rule(kArtifact, {40, top + 20 + 14.0 * static_cast<double>(i)},
             {300, top + 20 + 14.0 * static_cast<double>(i)},
             {.color = {200, 200, 200}, .width = 0.5, .dash = {}});
  }
}

void add_figure(LayoutBuilder& out, Points top) {
  const TagId figure = out.tag(Role::figure);
  out.layout.tags[figure].alt = "Bar chart: 124, 68 and 36 units";
  const double heights[] = {62, 34, 18};
  for (int i = 0; i < 3; ++i)
    out.rectangle(figure, {60 + 50.0 * i, top + 70 - heights[i], 30, heights[i]}, {26, 89, 178});
  out.rule(figure, {50, top + 70}, {220, top + 70},
           {.color = {0, 0, 0}, .width = 0.75, .dash = {3, 1.5}});
  out.text(figure, "0", {42, top + 72}, {.size = 7});
}

}  // namespace

Layout demo_layout() {
  LayoutBuilder out;
  out.text(kArtifact, "Weekly briefing", {40, 20}, {.size = 7}, {120, 120, 120});
  const TagId h1 = out.tag(Role::h1);
  out.text(h1, "AI accelerators", {40, 50}, {.size = 20, .weight = Weight::bold}, {26, 89, 178});
  const TagId p = out.tag(Role::paragraph);
  Points x = 40 + out.text(p, "The office of Alibaba (", {40, 75});
  const TagId chinese = out.tag(Role::span, p);
  out.layout.tags[chinese].language = "zh";
  x += out.text(chinese, "阿里巴巴 集团", {x, 75});
  out.text(p, ") confirms effi\u00AD", {x, 75});
  out.text(p, "cient “AVATAR” workflows by", {40, 88}, {.size = 10}, {}, true);
  x = 40 + out.text(p, "see", {40, 101}, {.size = 10}, {}, true);
  const TagId link = out.tag(Role::link, p);
  const Points width = out.text(link, "the source", {x + 4, 101}, {.size = 10}, {0, 51, 153});
  out.link(link, {x + 4, 92, width, 12}, "https://example.com/a(b)?q=%20\\");
  out.text(p, ".", {x + 4 + width, 101});
  add_table(out, 130);
  out.text(kArtifact, "1", {380, 290}, {.size = 7});

  out.new_page();
  const TagId h2 = out.tag(Role::h2);
  out.text(h2, "Shipments by week", {40, 40}, {.size = 14, .weight = Weight::semibold});
  add_figure(out, 60);
  const TagId list = out.tag(Role::list);
  for (int i = 0; i < 2; ++i) {
    const TagId item = out.tag(Role::list_item, list);
    const TagId label = out.tag(Role::label, item);
    const TagId body = out.tag(Role::list_body, item);
    out.text(label, "•", {40, 160 + 14.0 * i});
    out.text(body, i == 0 ? "Revenue ≥ 12 bn → growth" : "Cost − 3 %", {52, 160 + 14.0 * i},
             {.size = 10, .italic = i == 1});
  }
  const TagId note = out.tag(Role::note);
  out.text(note, "1 Company filings, 2026.", {40, 200}, {.size = 7});
  const TagId back = out.tag(Role::link);
  out.text(back, "To the first page", {40, 220});
  out.page().links.push_back({.tag = back,
                              .area = {40, 210, 90, 12},
                              .url = {},
                              .page = 0,
                              .y = 40,
                              .description = "AI accelerators"});
  out.layout.bookmarks = {
      {"AI accelerators 寒武纪", 1, 0, 40}, {"Shipments", 2, 1, 30}, {"Notes", 1, 1, 190}};
  return out.layout;
}

}  // namespace quire::test
