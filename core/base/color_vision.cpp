#include "base/color_vision.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace quire::core {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix kProtan{{{0.152286, 1.052583, -0.204868},
                          {0.114503, 0.786281, 0.099216},
                          {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{{{0.367322, 0.860646, -0.227968},
                          {0.280085, 0.672501, 0.047413},
                          {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan{{{1.255528, -0.076749, -0.178779},
                          {-0.078411, 0.930809, 0.147602},
                          {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kGrey{
    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
// IEC 61966-2-1, to XYZ relative to D65.
constexpr Matrix kToXyz{{{0.4124564, 0.3575761, 0.1804375},
                         {0.2126729, 0.7151522, 0.0721750},
                         {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple kWhite{0.95047, 1.0, 1.08883};

Triple times(const Matrix& matrix, const Triple& v) {
  Triple out{};
  for (std::size_t i = 0; i < 3; ++i)
    out[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
  return out;
}

double to_linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double linear) {
  const double c = std::clamp(linear, 0.0, 1.0);
  const double encoded = c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255));
}

Triple linear_of(Color color) {
  return {to_linear(color.red), to_linear(color.green), to_linear(color.blue)};
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// 0 to 360; 0 where there is no hue.
double hue_of(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

}  // namespace

Lab lab_of(Color color) {
  const Triple xyz = times(kToXyz, linear_of(color));
  const auto f = [](double t) {
    constexpr double kDelta = 6.0 / 29;
    return t > kDelta * kDelta * kDelta ? std::cbrt(t) : t / (3 * kDelta * kDelta) + 4.0 / 29;
  };
  const double x = f(xyz[0] / kWhite[0]);
  const double y = f(xyz[1] / kWhite[1]);
  const double z = f(xyz[2] / kWhite[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double color_difference(const Lab& one, const Lab& other) {
  constexpr double k25To7 = 6103515625.0;
  const double mean_chroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
  const double c7 = std::pow(mean_chroma, 7);
  const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + k25To7)));
  const double a1 = (1 + g) * one.a;
  const double a2 = (1 + g) * other.a;
  const double c1 = std::hypot(a1, one.b);
  const double c2 = std::hypot(a2, other.b);
  const double h1 = hue_of(a1, one.b);
  const double h2 = hue_of(a2, other.b);
  const bool no_hue = c1 * c2 == 0;

  double hue_step = no_hue ? 0 : h2 - h1;
  if (hue_step > 180) hue_step -= 360;
  if (hue_step < -180) hue_step += 360;
  double mean_hue = h1 + h2;
  if (!no_hue) {
    if (std::abs(h1 - h2) > 180) mean_hue += mean_hue < 360 ? 360 : -360;
    mean_hue /= 2;
  }
  const double lightness_step = other.lightness - one.lightness;
  const double chroma_step = c2 - c1;
  const double hue_length = 2 * std::sqrt(c1 * c2) * std::sin(radians(hue_step) / 2);

  const double lightness = (one.lightness + other.lightness) / 2 - 50;
  const double chroma = (c1 + c2) / 2;
  const double t =
      1 - 0.17 * std::cos(radians(mean_hue - 30)) + 0.24 * std::cos(radians(2 * mean_hue)) +
      0.32 * std::cos(radians(3 * mean_hue + 6)) - 0.20 * std::cos(radians(4 * mean_hue - 63));
  const double turn = 30 * std::exp(-std::pow((mean_hue - 275) / 25, 2));
  const double chroma7 = std::pow(chroma, 7);
  const double rotation =
      -2 * std::sqrt(chroma7 / (chroma7 + k25To7)) * std::sin(radians(2 * turn));
  const double s_l = 1 + 0.015 * lightness * lightness / std::sqrt(20 + lightness * lightness);
  const double s_c = 1 + 0.045 * chroma;
  const double s_h = 1 + 0.015 * chroma * t;
  const double l = lightness_step / s_l;
  const double c = chroma_step / s_c;
  const double h = hue_length / s_h;
  return std::sqrt(l * l + c * c + h * h + rotation * c * h);
}

Color seen_with(Vision vision, Color color) {
  if (vision == Vision::normal) return color;
  const Matrix& matrix = vision == Vision::protan   ? kProtan
                         : vision == Vision::deutan ? kDeutan
                         : vision == Vision::tritan ? kTritan
                                                    : kGrey;
  const Triple seen = times(matrix, linear_of(color));
  return {from_linear(seen[0]), from_linear(seen[1]), from_linear(seen[2])};
}

}  // namespace quire::core
