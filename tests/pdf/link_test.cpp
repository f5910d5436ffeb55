#include <catch2/catch.hpp>

#include "pdf/layout_builder.hpp"
#include "pdf/links.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tools.hpp"

namespace quire::test {
namespace {

using namespace quire::core;
using namespace std::string_literals;

TEST_CASE("only web and mail addresses are links", "[pdf][links]") {
  CHECK(safe_url("https://example.com/a?b=c#d") == "https://example.com/a?b=c#d");
  CHECK(safe_url("HTTP://example.com") == "HTTP://example.com");
  CHECK(safe_url("mailto:desk@example.com") == "mailto:desk@example.com");
  CHECK_FALSE(safe_url("javascript:alert(1)"));
  CHECK_FALSE(safe_url("file:///etc/passwd"));
  CHECK_FALSE(safe_url(" https://example.com"));
  CHECK_FALSE(safe_url("https"));
  CHECK_FALSE(safe_url(""));
}

TEST_CASE("what an address may not hold is percent-encoded", "[pdf][links]") {
  CHECK(safe_url("https://x/a b\"<>\\^`{|}%20") == "https://x/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%20");
  CHECK(safe_url("https://x/é\xFF\0\n"s) == "https://x/%C3%A9%FF%00%0A");
}

TEST_CASE("link areas lead to addresses and pages", "[pdf][links]") {
  const std::string text = unpacked(pdf_of(demo_layout()));
  CHECK(count_of(text, "/URI (https://example.com/a\\(b\\)?q=%20%5C)") == 1);
  CHECK(count_of(text, "/Subtype /Link") == 2);
  CHECK(count_of(text, "/Contents (the source)") == 1);
  // To 40 points from the top of the first page, whose height is 300.
  CHECK(count_of(text, "/XYZ\n      null\n      260\n      null") +
            count_of(text, "/XYZ\n    null\n    260\n    null") ==
        2);  // the link and a bookmark
}

TEST_CASE("links that must not be are left out, their text stays", "[pdf][links]") {
  LayoutBuilder out;
  const TagId bad = out.tag(Tag::Role::link);
  out.text(bad, "click", {20, 50});
  out.link(bad, {20, 40, 30, 12}, "javascript:alert(1)");
  const TagId lost = out.tag(Tag::Role::link);
  out.text(lost, "here", {20, 70});
  out.link(lost, {20, 60, 30, 12}, "");
  out.page().links.back().page = 9;

  Diagnostics diagnostics;
  const std::string pdf = write_pdf(out.layout, fonts(), diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(to_text(diagnostics.all()[0]) ==
        "warning: page 1: link to \"javascript:alert(1)\" left out\n"
        "  hint: links begin with http:, https: or mailto:\n");
  CHECK(to_text(diagnostics.all()[1]) ==
        "warning: page 1: link to page 10 left out\n  hint: the last page is 1\n");
  CHECK(run_on(pdf, "pdfinfo -struct-text {}").output ==
        "Document\n  Span (inline)\n    \"click\"\n  Span (inline)\n    \"here\"\n");
  CHECK(count_of(unpacked(pdf), "/Annots") == 0);
}

TEST_CASE("a link in decoration is left out", "[pdf][links]") {
  LayoutBuilder out;
  const TagId link = out.tag(Tag::Role::link, kArtifact);
  out.text(link, "running head", {20, 50});
  out.link(link, {20, 40, 30, 12}, "https://example.com");
  Diagnostics diagnostics;
  const std::string pdf = write_pdf(out.layout, fonts(), diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) == "warning: page 1: link in decoration left out\n");
  CHECK(count_of(unpacked(pdf), "/Annots") == 0);
}

}  // namespace
}  // namespace quire::test
