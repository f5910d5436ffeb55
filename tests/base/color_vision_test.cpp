#include "base/color_vision.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

// Sharma, Wu and Dalal (2005), table 1: pairs that break implementations with a sign or a mean hue
// wrong.
TEST_CASE("colour differences are those of the published pairs", "[base][color]") {
  const auto difference = [](Lab one, Lab other) { return color_difference(one, other); };
  CHECK(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == Approx(2.0425).margin(5e-5));
  CHECK(difference({50, -1.3802, -84.2814}, {50, 0, -82.7485}) == Approx(1.0000).margin(5e-5));
  CHECK(difference({50, 2.5, 0}, {50, 0, -2.5}) == Approx(4.3065).margin(5e-5));
  CHECK(difference({50, 2.5, 0}, {73, 25, -18}) == Approx(27.1492).margin(5e-5));
  CHECK(difference({50, 2.49, -0.001}, {50, -2.49, 0.0009}) == Approx(7.1792).margin(5e-5));
  CHECK(difference({50, 2.49, -0.001}, {50, -2.49, 0.0011}) == Approx(7.2195).margin(5e-5));
  CHECK(difference({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) ==
        Approx(1.2644).margin(5e-5));
  CHECK(difference({2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}) ==
        Approx(0.9082).margin(5e-5));
}

TEST_CASE("a difference is the same both ways and nothing from a colour to itself",
          "[base][color][property]") {
  const Lab one = lab_of({0x00, 0x72, 0xB2});
  const Lab other = lab_of({0xD5, 0x5E, 0x00});
  CHECK(color_difference(one, other) == Approx(color_difference(other, one)));
  CHECK(color_difference(one, one) == 0);
}

TEST_CASE("white and black have no hue", "[base][color]") {
  const Lab white = lab_of({255, 255, 255});
  CHECK(white.lightness == Approx(100).margin(0.01));
  CHECK(white.a == Approx(0).margin(0.01));
  CHECK(lab_of({0, 0, 0}).lightness == Approx(0).margin(0.01));
}

TEST_CASE("red and green come close to each other for deutan readers", "[base][color]") {
  const Color red{0xC0, 0x40, 0x00};
  const Color green{0x60, 0x70, 0x00};
  const auto apart = [&](Vision vision) {
    return color_difference(lab_of(seen_with(vision, red)), lab_of(seen_with(vision, green)));
  };
  CHECK(apart(Vision::deutan) < apart(Vision::normal) / 2);
  CHECK(seen_with(Vision::grey, red).red == seen_with(Vision::grey, red).blue);
  CHECK(seen_with(Vision::deutan, {128, 128, 128}) == Color{128, 128, 128});
}
