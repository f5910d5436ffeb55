#include "base/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;
using namespace std::string_view_literals;

TEST_CASE("to_text says place, severity, message and hint", "[base][diagnostic]") {
  CHECK(to_text({"c.k",
                 Severity::error,
                 {"weekly.toml", 2, 12},
                 "unknown plugin \"trned\"",
                 "did you mean \"trend\"?"}) ==
        "weekly.toml:2:12: error: unknown plugin \"trned\"\n"
        "  hint: did you mean \"trend\"?\n");
  CHECK(to_text({"c.k", Severity::warning, {"a.csv", 7, 0}, "m", ""}) == "a.csv:7: warning: m\n");
  CHECK(to_text({"c.k", Severity::error, {"a.csv", 0, 0}, "m", ""}) == "a.csv: error: m\n");
  CHECK(to_text({"c.k", Severity::error, {}, "m", ""}) == "error: m\n");
}

TEST_CASE("the caret stands under its column", "[base][diagnostic]") {
  const Diagnostic diagnostic{"c.k", Severity::error, {"a.toml", 2, 5}, "m", "h"};
  CHECK(to_text_with_caret(diagnostic, "x = 1\ny = zz\r\nw = 2\n") ==
        "a.toml:2:5: error: m\n"
        "  y = zz\n"
        "      ^\n"
        "  hint: h\n");
}

TEST_CASE("a line that may hold a password is not shown", "[base][diagnostic]") {
  for (const char* line : {"PassWord = \"hunter2\"", "x = \"postgresql://boss:hunter2@db\""})
    CHECK(to_text_with_caret({"c.k", Severity::error, {"a", 1, 1}, "m", "h"}, line) == "a:1:1: error: m\n  hint: h\n");
  CHECK(to_text_with_caret({"c.k", Severity::error, {"a", 1, 1}, "m", ""}, "u = \"https://example.org/\"").find("example") != std::string::npos);
}

TEST_CASE("the caret counts characters, and tabs take one place", "[base][diagnostic]") {
  CHECK(to_text_with_caret({"c.k", Severity::error, {"a", 1, 4}, "m", ""}, "é\t中x") ==
        "a:1:4: error: m\n"
        "  é 中x\n"
        "     ^\n");
}

TEST_CASE("a long line is cut around the column", "[base][diagnostic]") {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  const std::string text =
      to_text_with_caret({"c.k", Severity::error, {"a.csv", 1, 501}, "m", ""}, line);
  CHECK(text == "a.csv:1:501: error: m\n  " + std::string(60, 'a') + "X" + std::string(59, 'b') +
                    "\n  " + std::string(60, ' ') + "^\n");
}

TEST_CASE("a place past the end of the source gets no caret", "[base][diagnostic]") {
  CHECK(to_text_with_caret({"c.k", Severity::error, {"a", 9, 1}, "m", ""}, "one line\n") ==
        "a:9:1: error: m\n");
}

TEST_CASE("quoted makes any bytes fit for a message", "[base][diagnostic]") {
  CHECK(quote("plain"sv) == "\"plain\"");
  CHECK(quote("a\nb\tc"sv) == "\"a b c\"");
  CHECK(quote(std::string_view("\x1b[31m\0", 6)) == "\"\uFFFD[31m\uFFFD\"");
  CHECK(quote("\xff"sv) == "\"\uFFFD\"");
  CHECK(quote(std::string(81, 'x')) == "\"" + std::string(80, 'x') + "…\"");
  CHECK(quote(std::string(80, 'x')) == "\"" + std::string(80, 'x') + "\"");
}

TEST_CASE("Diagnostics counts errors, not warnings", "[base][diagnostic]") {
  Diagnostics diagnostics;
  diagnostics.warn("c.w", {}, "w");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error("c.e", {}, "e");
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.error_count() == 1);
  CHECK(diagnostics.all().size() == 2);
}
