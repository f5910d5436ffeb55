#include <algorithm>
#include <array>
#include <cmath>

#include "document/value.hpp"
#include "layout/chart/ticks.hpp"

namespace quire::core::charts {
namespace {

constexpr std::array<const char*, 10> kSuperscripts{"⁰", "¹", "²", "³", "⁴",
                                                    "⁵", "⁶", "⁷", "⁸", "⁹"};
// Beyond these a reader counts zeros instead of reading a number.
constexpr double kPlainBelow = 1e6;
constexpr double kWordsBelow = 1e15;
constexpr int kMostDecimals = 4;

std::string superscript(int number) {
  std::string text = number < 0 ? "⁻" : "";
  for (char digit : std::to_string(std::abs(number))) text += kSuperscripts[digit - '0'];
  return text;
}

/// Decimals that `value` needs to be told from its rounding; kMostDecimals + 1 if that is too many.
int decimals_of(double value) {
  for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (std::abs(scaled - std::round(scaled)) <= 1e-9 * std::abs(scaled)) return decimals;
  }
  return kMostDecimals + 1;
}

/// "10⁻¹²", "2.5×10²⁰".
std::string power_label(double value) {
  if (value == 0) return "0";
  int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
  const double mantissa = std::abs(value) / std::pow(10.0, exponent);
  const std::string sign = value < 0 ? "\u2212" : "";
  const std::string power = "10" + superscript(exponent);
  if (std::abs(mantissa - 1) < 1e-9) return sign + power;
  const int decimals = std::min(decimals_of(std::round(mantissa * 1e4) / 1e4), kMostDecimals);
  return sign + format_number(mantissa, decimals) + "×" + power;
}

struct Magnitude {
  double unit = 1;
  const char* word = "";
};

Magnitude magnitude_of(double largest) {
  if (largest < kPlainBelow) return {};
  if (largest < 1e9) return {1e6, "\u00A0million"};
  if (largest < 1e12) return {1e9, "\u00A0billion"};
  return {1e12, "\u00A0trillion"};
}

}  // namespace

std::vector<Tick> labelled(const std::vector<double>& values) {
  double largest = 0;
  for (double value : values) largest = std::max(largest, std::abs(value));
  const Magnitude magnitude = magnitude_of(largest);
  int decimals = 0;
  for (double value : values) decimals = std::max(decimals, decimals_of(value / magnitude.unit));

  std::vector<Tick> ticks;
  const bool powers = largest >= kWordsBelow || decimals > kMostDecimals;
  for (double value : values) {
    std::string label = powers ? power_label(value)
                               : format_number(value / magnitude.unit, decimals) +
                                     (value == 0 ? "" : magnitude.word);
    if (!powers && value == 0) label = "0";
    ticks.push_back({value, std::move(label), {}});
  }
  return ticks;
}

std::vector<Tick> log_labelled(const std::vector<double>& values) {
  std::vector<Tick> ticks;
  for (double value : values) {
    const bool plain = value >= 1e-4 * (1 - 1e-9) && value < kPlainBelow;
    ticks.push_back(
        {value, plain ? format_number(value, decimals_of(value)) : power_label(value), {}});
  }
  return ticks;
}

}  // namespace quire::core::charts
