#include <catch2/catch.hpp>

#include "pdf/layout_builder.hpp"
#include "pdf/read_attachments.hpp"
#include "pdf/tools.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

Layout with_files() {
  Layout layout = demo_layout();
  layout.attachments = {{"table-02.csv", "Table 2: prices (US$)", "text/csv", "a,b\r\n1,2\r\n"},
                        {"chart-01.csv", "Chart 1: 寒武纪", "text/csv", std::string(100000, 'x')},
                        {"document.json", "", "application/json", ""}};
  return layout;
}

}  // namespace

TEST_CASE("a PDF gives back the files it carries", "[pdf][attachments]") {
  Diagnostics diagnostics;
  const auto files = read_attachments(pdf_of(with_files()), {}, diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(files.size() == 3);
  for (const Attachment& attachment : with_files().attachments)
    CHECK(files.at(attachment.name) == attachment.bytes);
  CHECK(read_attachments(pdf_of(demo_layout()), {}, diagnostics).empty());
  CHECK(diagnostics.all().empty());
}

TEST_CASE("attachments are associated files of a PDF/A-3", "[pdf][attachments]") {
  const std::string pdf = pdf_of(with_files());
  CHECK(run_on(pdf, "qpdf --check {}").exit_code == 0);
  CHECK(run_on(pdf, "pdfdetach -list {}").output ==
        "3 embedded files\n1: chart-01.csv\n2: document.json\n3: table-02.csv\n");
  CHECK(run_on(pdf, "pdfinfo -meta {}").output.find("pdfaid:part=\"3\"") != std::string::npos);
  const std::string text = unpacked(pdf);
  CHECK(count_of(text, "/AFRelationship /Data") == 3);
  CHECK(count_of(text, "/Subtype /text#2fcsv") == 2);
  CHECK(count_of(text, "/AF [") == 1);
}

TEST_CASE("what is no PDF says so", "[pdf][attachments]") {
  Diagnostics diagnostics;
  CHECK(read_attachments("no PDF", {"x.pdf", 0, 0}, diagnostics).empty());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]).starts_with("x.pdf: error: cannot read the PDF: "));
}

TEST_CASE("a damaged PDF is an error or gives what is whole, and never a crash", "[pdf][attachments]") {
  const std::string pdf = pdf_of(with_files());
  for (std::size_t at = 0; at < pdf.size(); at += pdf.size() / 150) {
    Diagnostics diagnostics;
    std::string damaged = pdf;
    damaged[at] = static_cast<char>(~damaged[at]);
    read_attachments(damaged, {}, diagnostics);
    read_attachments(pdf.substr(0, at), {}, diagnostics);
  }
}
