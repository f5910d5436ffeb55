// What other programs make of the whole file.
#include <catch2/catch.hpp>

#include "pdf/icc_profile.hpp"
#include "pdf/layout_builder.hpp"
#include "pdf/metadata.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tools.hpp"

namespace quire::test {
namespace {

using namespace quire::core;
using namespace std::string_literals;

TEST_CASE("a layout of everything is a valid PDF", "[pdf][file]") {
  const std::string pdf = pdf_of(demo_layout());
  const ToolResult check = run_on(pdf, "qpdf --check {}");
  INFO(check.output);
  CHECK(check.exit_code == 0);
  CHECK(check.output.find("No syntax or stream encoding errors found") != std::string::npos);
  CHECK(pdf.starts_with("%PDF-1.7\n"));
  CHECK(pdf.size() < 25'000);
}

TEST_CASE("the text of a page is what was laid out", "[pdf][file]") {
  CHECK(run_on(pdf_of(demo_layout()), "pdftotext -raw -l 1 {} -").output ==
        "Weekly briefing\n"
        "AI accelerators\n"
        "The office of Alibaba (阿里巴巴 集团) confirms effi\u00AD\n"
        "cient “AVATAR” workflows by\n"
        "see the source.\n"
        "Table 1. Shipments\n"
        "Company 2024 2025\n"
        "Cambricon 12 31\n"
        "MetaX 17\n"
        "1\n\f");
}

TEST_CASE("equal layouts give equal bytes, others another identifier", "[pdf][file]") {
  Layout layout = demo_layout();
  const std::string first = pdf_of(layout);
  CHECK(first == pdf_of(demo_layout()));
  CHECK(run_on(first, "TZ=Asia/Shanghai LC_ALL=de_DE.UTF-8 cat {}").output == first);
  layout.title = "Another";
  const std::string query = "qpdf --json=2 --json-key=qpdf {} | grep -A3 '\"/ID\"'";
  const std::string identifier = run_on(first, query).output;
  CHECK(identifier.size() > 64);
  CHECK(run_on(pdf_of(layout), query).output != identifier);
}

TEST_CASE("the info dictionary says what the layout says", "[pdf][file]") {
  Layout layout = demo_layout();
  layout.title = "Chips & <politics> 寒武纪 𝄞";
  layout.subject = "Week 48";
  const std::string info = run_on(pdf_of(layout), "TZ=UTC pdfinfo -isodates {}").output;
  INFO(info);
  CHECK(info.find("Title:           Chips & <politics> 寒武纪 𝄞\n") != std::string::npos);
  CHECK(info.find("Subject:         Week 48\n") != std::string::npos);
  CHECK(info.find("Author:          Quire\n") != std::string::npos);
  CHECK(info.find("Producer:        Quire 0.1.0\n") != std::string::npos);
  CHECK(info.find("CreationDate:    2026-11-23T00:00:00Z\n") != std::string::npos);
  CHECK(info.find("ModDate:         2026-11-23T00:00:00Z\n") != std::string::npos);
  CHECK(info.find("Tagged:          yes\n") != std::string::npos);
  CHECK(info.find("PDF version:     1.7\n") != std::string::npos);
}

TEST_CASE("the XMP packet says the same, and what the file conforms to", "[pdf][file]") {
  Layout layout = demo_layout();
  layout.title = "Chips & <politics> \"now\"";
  layout.subject = "Week 48";
  const std::string xmp = run_on(pdf_of(layout), "pdfinfo -meta {}").output;
  INFO(xmp);
  CHECK(xmp.find("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Chips &amp; &lt;politics&gt; "
                 "&quot;now&quot;</rdf:li>") != std::string::npos);
  CHECK(xmp.find("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Week 48</rdf:li>") !=
        std::string::npos);
  CHECK(xmp.find("<dc:creator><rdf:Seq><rdf:li>Quire</rdf:li>") != std::string::npos);
  CHECK(xmp.find("pdf:Producer=\"Quire 0.1.0\"") != std::string::npos);
  CHECK(xmp.find("xmp:CreateDate=\"2026-11-23T00:00:00Z\"") != std::string::npos);
  CHECK(xmp.find("pdfaid:part=\"2\" pdfaid:conformance=\"A\" pdfuaid:part=\"1\"") !=
        std::string::npos);
}

TEST_CASE("no title can break the XMP packet", "[pdf][file]") {
  Layout layout;
  layout.title = "]]></rdf:RDF>\0\x01\xFF\xEF\xBF\xBE<?x?>"s;
  CHECK(xmp_packet(layout).find("]]&gt;&lt;/rdf:RDF&gt;\uFFFD\uFFFD\uFFFD\uFFFD&lt;?x?&gt;") !=
        std::string::npos);
}

TEST_CASE("the catalog says what PDF/UA asks for", "[pdf][file]") {
  const std::string text = unpacked(pdf_of(demo_layout()));
  CHECK(count_of(text, "/Lang (en-GB)") == 1);
  CHECK(count_of(text, "/Marked true") == 1);
  CHECK(count_of(text, "/DisplayDocTitle true") == 1);
  CHECK(count_of(text, "/S /GTS_PDFA1") == 1);
  CHECK(count_of(text, "/Tabs /S") == 2);
  CHECK(count_of(text, "/MediaBox [\n    0\n    0\n    400\n    300") == 2);
}

TEST_CASE("bookmarks are nested by level", "[pdf][file]") {
  const std::string outlines =
      run_on(pdf_of(demo_layout()), "qpdf --json=2 --json-key=outlines {}").output;
  INFO(outlines);
  CHECK(outlines.find("\"title\": \"AI accelerators 寒武纪\"") != std::string::npos);
  const std::size_t nested = outlines.find("\"kids\": [\n        {");
  REQUIRE(nested != std::string::npos);
  CHECK(outlines.find("\"title\": \"Shipments\"", nested) != std::string::npos);
  CHECK(count_of(outlines, "\"destpageposfrom1\": 1") == 1);
  CHECK(count_of(outlines, "\"destpageposfrom1\": 2") == 2);
  CHECK(count_of(unpacked(pdf_of(demo_layout())), "/Type /Outlines") == 1);
}

TEST_CASE("a bookmark to a page that is not there is left out", "[pdf][file]") {
  Layout layout = demo_layout();
  layout.bookmarks.push_back({"Lost", 1, 7, 0});
  Diagnostics diagnostics;
  const std::string pdf = write_pdf(layout, fonts(), diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) ==
        "warning: bookmark \"Lost\" left out: there is no page 8\n");
  CHECK(count_of(run_on(pdf, "qpdf --json=2 --json-key=outlines {}").output, "\"title\"") == 3);
}

TEST_CASE("hostile strings stay strings", "[pdf][file]") {
  const std::string hostile = ")>>endobj\n(\\\r\0<</S/JavaScript>>\xFF\xC3("s;
  LayoutBuilder out;
  out.layout.title = out.layout.author = out.layout.subject = out.layout.language = hostile;
  out.layout.bookmarks = {{hostile, 1, 0, 0}};
  const TagId figure = out.tag(Tag::Role::figure);
  out.layout.tags[figure].alt = hostile;
  out.layout.tags[figure].language = hostile;
  out.text(figure, ")Tj ET EMC (\\", {20, 50});
  const TagId link = out.tag(Tag::Role::link);
  out.text(link, "\\", {20, 70});
  out.link(link, {20, 60, 10, 10}, "https://x/" + hostile);
  out.page().links.back().description = hostile;

  const std::string pdf = pdf_of(out.layout);
  const ToolResult check = run_on(pdf, "qpdf --check {}");
  INFO(check.output);
  CHECK(check.exit_code == 0);
  CHECK(count_of(run_on(pdf, "qpdf --json=2 {}").output, "\"/S\": \"/JavaScript\"") == 0);
  CHECK(run_on(pdf, "pdftotext -raw {} -").output == ")Tj ET EMC (\\\n\\\n\f");
  CHECK(count_of(run_on(pdf, "pdfinfo -url {}").output, "https://x/)%3E%3Eendobj%0A(%5C%0D%00") ==
        1);
}

TEST_CASE("hundreds of pages and bookmarks", "[pdf][file]") {
  LayoutBuilder out;
  const TagId p = out.tag(Tag::Role::paragraph);
  for (int i = 0; i < 250; ++i) {
    if (i != 0) out.new_page();
    out.text(p, "Page", {20, 50});
    out.layout.bookmarks.push_back({"Page", 1 + i % 3, static_cast<std::size_t>(i), 0});
  }
  const std::string pdf = pdf_of(out.layout);
  CHECK(run_on(pdf, "qpdf --check {}").exit_code == 0);
  CHECK(run_on(pdf, "qpdf --show-npages {}").output == "250\n");
}

TEST_CASE("the colour profile is one", "[pdf][file]") {
  const std::string profile = srgb_profile();
  CHECK(profile.size() < 700);
  CHECK(profile.substr(36, 4) == "acsp");
  const auto u32 = [&](std::size_t at) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i)
      out = out << 8 | static_cast<unsigned char>(profile[at + i]);
    return out;
  };
  CHECK(u32(0) == profile.size());
  REQUIRE(u32(128) == 9);
  for (std::size_t i = 0; i < 9; ++i) {
    CHECK(u32(132 + 12 * i + 4) % 4 == 0);
    CHECK(u32(132 + 12 * i + 4) + u32(132 + 12 * i + 8) <= profile.size());
  }
  // The three primaries make up the white point (D50) in each coordinate.
  for (std::size_t part = 0; part < 3; ++part) {
    double sum = 0;
    for (std::size_t i = 3; i < 6; ++i) sum += u32(u32(132 + 12 * i + 4) + 8 + 4 * part) / 65536.0;
    CHECK(sum == Approx(u32(u32(132 + 12 * 2 + 4) + 8 + 4 * part) / 65536.0).margin(0.0003));
  }
}

TEST_CASE("a layout that contradicts itself gives no file", "[pdf][file]") {
  Diagnostics diagnostics;
  CHECK(write_pdf(Layout{}, fonts(), diagnostics).empty());
  REQUIRE(diagnostics.error_count() == 2);
  CHECK(to_text(diagnostics.all()[0]) ==
        "error: the layout has no page\n"
        "  hint: this is a mistake of the program, not of the report\n");
  CHECK(diagnostics.all()[1].message == "the layout's tags are no tree");
}

TEST_CASE("libharu's refusal is an error", "[pdf][file]") {
  LayoutBuilder out;
  out.page().size = {1, 1};  // libharu's smallest page is 3 points wide
  Diagnostics diagnostics;
  CHECK(write_pdf(out.layout, fonts(), diagnostics).empty());
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(to_text(diagnostics.all()[0]) ==
        "error: libharu could not set a page's width (error 0x1054, detail 0)\n");
}

}  // namespace
}  // namespace quire::test
