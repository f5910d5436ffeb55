#include "pdf/syntax.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace quire::test {
namespace {

using namespace quire::core;
using namespace std::string_literals;

std::string number(double value, int decimals = 2) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

TEST_CASE("numbers are short and plain", "[pdf]") {
  CHECK(number(0) == "0");
  CHECK(number(100) == "100");
  CHECK(number(-0.001) == "0");
  CHECK(number(12.50) == "12.5");
  CHECK(number(-12.345) == "-12.35");
  CHECK(number(595.276, 3) == "595.276");
  CHECK(number(1.5, 0) == "2");
}

TEST_CASE("what is no number cannot break the syntax", "[pdf]") {
  CHECK(number(std::nan("")) == "0");
  CHECK(number(std::numeric_limits<double>::infinity()) == "0");
  CHECK(number(1e300) == "1000000");
  CHECK(number(-1e300) == "-1000000");
}

TEST_CASE("a literal string cannot be ended from within", "[pdf]") {
  CHECK(literal_string("a(b)c\\") == "(a\\(b\\)c\\\\)");
  CHECK(literal_string("\r\n") == "(\\r\\n)");
  CHECK(literal_string("\0\xFF"s) == "(\0\xFF)"s);
}

TEST_CASE("text strings are ASCII or UTF-16", "[pdf]") {
  CHECK(text_string("Hello (you)") == "(Hello \\(you\\))");
  CHECK(text_string("é") == "<FEFF00E9>");
  CHECK(text_string("𝄞") == "<FEFFD834DD1E>");
  CHECK(text_string("a\nb") == "<FEFF0061000A0062>");
  CHECK(text_bytes("é") == "\xFE\xFF\0\xE9"s);
}

TEST_CASE("bytes that are no UTF-8 become replacement characters", "[pdf]") {
  CHECK(utf16_hex("a\xFF") == "0061FFFD");
  CHECK(utf16_hex("\0"s) == "FFFD");
  CHECK(utf16_hex("\xEF\xBB\xBF") == "FFFD");
}

TEST_CASE("titles hold no control characters and are cut", "[pdf]") {
  CHECK(title_text("a\nb\x01") == "a b\xEF\xBF\xBD");
  CHECK(title_text(std::string(5000, 'x')).size() == 2000);
}

TEST_CASE("dates are UTC midnight", "[pdf]") {
  CHECK(pdf_date(*parse_date("2026-11-23")) == "D:20261123000000Z");
}

}  // namespace
}  // namespace quire::test
