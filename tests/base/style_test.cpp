#include "base/style.hpp"

#include <catch2/catch.hpp>

#include "base/sha256.hpp"

using namespace quire::core;

TEST_CASE("parse_color reads #RRGGBB only", "[base][style]") {
  CHECK(parse_color("#1A2b3C") == Color{0x1A, 0x2B, 0x3C});
  for (const char* text : {"", "#FFF", "1A2B3C", "#1A2B3", "#1A2B3C4", "#1A2B3G", "# A2B3C"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_color(text));
  }
}

TEST_CASE("contrast follows WCAG", "[base][style]") {
  const Color black{};
  const Color white{255, 255, 255};
  CHECK(contrast(black, white) == Approx(21));
  CHECK(contrast(white, black) == Approx(21));
  CHECK(contrast(white, white) == Approx(1));
  // #767676 is the lightest grey that passes 4.5:1 on white, #777777 fails.
  CHECK(contrast({0x76, 0x76, 0x76}, white) >= 4.5);
  CHECK(contrast({0x77, 0x77, 0x77}, white) < 4.5);
}

TEST_CASE("sha256_hex agrees with the examples of FIPS 180-4", "[base][sha256]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
