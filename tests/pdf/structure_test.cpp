#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pdf/layout_builder.hpp"
#include "pdf/pdf.hpp"
#include "pdf/structure_tree.hpp"
#include "pdf/tools.hpp"

namespace quire::test {
namespace {

using namespace quire::core;
using Json = nlohmann::json;
using Role = Tag::Role;

std::string structure(const Layout& layout) {
  return run_on(pdf_of(layout), "pdfinfo -struct-text {}").output;
}

/// The objects of a file: "obj:12 0 R" to their values.
Json objects_of(const std::string& pdf) {
  return Json::parse(run_on(pdf, "qpdf --json=2 --json-key=qpdf {}").output)["qpdf"][1];
}

const Json& resolve(const Json& objects, const Json& reference) {
  const Json& object = objects.at("obj:" + reference.get<std::string>());
  return object.contains("stream") ? object["stream"]["dict"] : object["value"];
}

TEST_CASE("the structure tree of everything", "[pdf][structure]") {
  CHECK(structure(demo_layout()) ==
        R"(Document
  H1 (block)
    "AI accelerators"
  P (block)
    "The office of Alibaba ("
    Span (inline)
      "阿里巴巴 集团"
    ") confirms efficient “AVATAR” workflows by see "
    Link (inline)
      "the source"
      Object 18 0
    "."
  Table (block)
    Caption
      "Table 1. Shipments"
    THead
      TR
        TH:
           /Scope /Column
          "Company"
        TH:
           /Scope /Column
          "2024"
        TH:
           /Scope /Column
          "2025"
    TBody
      TR
        TH:
           /Scope /Row
          "Cambricon"
        TD
          "12"
        TD
          "31"
      TR
        TH:
           /Scope /Row
          "MetaX"
        TD
        TD
          "17"
  H2 (block)
    "Shipments by week"
  Figure:
     /Placement /Block
     /BBox [42 166.25 220 232]
    "0"
  L (block)
    LI (block)
      Lbl (block)
        "•"
      LBody (block)
        "Revenue ≥ 12 bn → growth"
    LI (block)
      Lbl (block)
        "•"
      LBody (block)
        "Cost − 3 %"
  Note <note-0000000031> (inline)
    "1 Company filings, 2026."
  Link (inline)
    "To the first page"
    Object 19 0
)");
}

TEST_CASE("children stand in the order in which they show", "[pdf][structure]") {
  LayoutBuilder out;
  const TagId first = out.tag(Role::section);
  const TagId second = out.tag(Role::section);
  const TagId in_first = out.tag(Role::paragraph, first);
  const TagId in_second = out.tag(Role::paragraph, second);
  out.tag(Role::paragraph, first);  // never shows
  out.text(in_second, "two", {20, 50});
  out.text(in_first, "one", {20, 70});
  out.text(second, "again", {20, 90});
  CHECK(structure(out.layout) ==
        R"(Document
  Sect
    P (block)
      "two"
    "again"
  Sect
    P (block)
      "one"
)");
}

TEST_CASE("an element goes on on the next page", "[pdf][structure]") {
  LayoutBuilder out;
  const TagId p = out.tag(Role::paragraph);
  out.text(p, "begins", {20, 50}, {.size = 10}, {}, true);
  out.new_page();
  out.text(p, "and ends", {20, 50});
  CHECK(structure(out.layout) == "Document\n  P (block)\n    \"begins \"\n    \"and ends\"\n");
}

TEST_CASE("what is in decoration is decoration", "[pdf][structure]") {
  LayoutBuilder out;
  const TagId decoration = out.tag(Role::artifact);
  const TagId inside = out.tag(Role::span, decoration);
  out.text(inside, "running head", {20, 50});
  out.text(out.tag(Role::paragraph), "text", {20, 70});
  CHECK(structure(out.layout) == "Document\n  P (block)\n    \"text\"\n");
}

TEST_CASE("consecutive items of one tag are one piece of content", "[pdf][structure]") {
  LayoutBuilder out;
  const TagId p = out.tag(Role::paragraph);
  for (int i = 0; i < 5; ++i) out.text(p, "line", {20, 50 + 12.0 * i});
  out.text(kArtifact, "1", {20, 280});
  out.text(kArtifact, "2", {40, 280});
  const std::string text = unpacked(pdf_of(out.layout));
  CHECK(count_of(text, "BDC\n") == 1);
  CHECK(count_of(text, "/Artifact BMC\n") == 1);
  CHECK(count_of(text, "EMC\n") == 2);
}

TEST_CASE("attributes of tables, figures and languages", "[pdf][structure]") {
  LayoutBuilder out;
  const TagId row = out.tag(Role::row, out.tag(Role::table));
  const TagId head = out.tag(Role::head_cell, row);
  out.layout.tags[head].scope = Tag::Scope::column;
  out.layout.tags[head].column_span = 2;
  out.text(head, "wide", {20, 50});
  const TagId figure = out.tag(Role::figure);
  out.layout.tags[figure].alt = "a (small) box";
  out.layout.tags[figure].language = "zh";
  out.rectangle(figure, {10, 100, 30, 40}, {});
  const std::string text = unpacked(pdf_of(out.layout));
  CHECK(count_of(text, "/ColSpan 2") == 1);
  CHECK(count_of(text, "/Scope /Column") == 1);
  CHECK(count_of(text, "/Alt (a \\(small\\) box)") == 1);
  CHECK(count_of(text, "/Lang (zh)") == 1);
  CHECK(count_of(text, "/BBox [\n      10\n      160\n      40\n      200\n    ]") == 1);
}

TEST_CASE("content and elements lead to each other", "[pdf][structure]") {
  const std::string pdf = pdf_of(demo_layout());
  const Json objects = objects_of(pdf);
  const Json& catalog = resolve(objects, objects.at("trailer").at("value").at("/Root"));
  const Json& root = resolve(objects, catalog.at("/StructTreeRoot"));
  const Json& numbers = resolve(objects, root.at("/ParentTree")).at("/Nums");
  REQUIRE(numbers.size() == 2 * 4);  // two pages, two links

  int contents = 0;
  int annotations = 0;
  for (std::size_t i = 0; i < numbers.size(); i += 2) {
    CHECK(numbers[i] == i / 2);
    if (!numbers[i + 1].is_array()) {
      const Json& link = resolve(objects, numbers[i + 1]);
      CHECK(link.at("/S") == "/Link");
      const Json& annotation = resolve(objects, link.at("/K").back().at("/Obj"));
      CHECK(annotation.at("/StructParent") == numbers[i]);
      CHECK(annotation.at("/Contents").get<std::string>().size() > 3);
      ++annotations;
      continue;
    }
    for (std::size_t id = 0; id < numbers[i + 1].size(); ++id) {
      const Json& element = resolve(objects, numbers[i + 1][id]);
      CHECK(resolve(objects, element.at("/Pg")).at("/StructParents") == numbers[i]);
      const Json& kids = element.at("/K");
      CHECK(std::count(kids.begin(), kids.end(), Json(id)) == 1);
      ++contents;
    }
  }
  CHECK(contents == 23);
  CHECK(annotations == 2);

  // Each element is a kid of its parent.
  for (const auto& [name, object] : objects.items()) {
    if (!object.contains("value") || !object["value"].is_object()) continue;
    const Json& element = object["value"];
    if (element.value("/Type", "") != "/StructElem" || element["/S"] == "/Document") continue;
    const Json& kids = resolve(objects, element.at("/P")).at("/K");
    CHECK(std::count(kids.begin(), kids.end(), Json(name.substr(4))) == 1);
  }
}

TEST_CASE("notes have an identifier that can be looked up", "[pdf][structure]") {
  const std::string text = unpacked(pdf_of(demo_layout()));
  CHECK(count_of(text, "/ID (note-0000000031)") == 1);
  CHECK(count_of(text, "/Names [\n    (note-0000000031)") == 1);
}

TEST_CASE("tags that are no tree are refused", "[pdf][structure]") {
  LayoutBuilder out;
  const TagId a = out.tag(Role::section);
  const TagId b = out.tag(Role::section, a);
  CHECK(StructureTree::is_well_formed(out.layout.tags));
  out.layout.tags[a].parent = b;  // a circle
  CHECK_FALSE(StructureTree::is_well_formed(out.layout.tags));
  out.layout.tags[a].parent = 900;
  CHECK_FALSE(StructureTree::is_well_formed(out.layout.tags));
}

TEST_CASE("items and links of tags that are not there are refused", "[pdf][structure]") {
  LayoutBuilder out;
  out.text(77, "lost", {20, 50});
  out.link(out.tag(Role::paragraph), {0, 0, 9, 9}, "https://example.com");
  Diagnostics diagnostics;
  CHECK(write_pdf(out.layout, fonts(), diagnostics).empty());
  REQUIRE(diagnostics.error_count() == 2);
  CHECK(diagnostics.all()[0].message == "page 1: an item's tag does not exist");
  CHECK(diagnostics.all()[1].message == "page 1: a link's tag is not a link");
}

}  // namespace
}  // namespace quire::test
