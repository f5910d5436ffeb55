#include "config/theme_check.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <span>

#include "base/color_vision.hpp"

namespace quire::core {
namespace {

using toml::Array;
using toml::Place;
using toml::Reader;
using toml::Source;
using toml::Value;

constexpr double kLeastDifference = 9;  // CIEDE2000, of colours that mean different things

std::string hex(Color color) {
  std::string out = "#";
  for (const std::uint8_t channel : {color.red, color.green, color.blue}) {
    out += "0123456789ABCDEF"[channel >> 4];
    out += "0123456789ABCDEF"[channel & 15];
  }
  return out;
}

// Two decimals, cut and not rounded: 4.497 must not read as the 4.50 that it fails to reach.
std::string ratio_text(double ratio) {
  const int hundredths = static_cast<int>(std::floor(ratio * 100));
  const std::string decimals = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + decimals + ":1";
}

Place place_of(Reader& reader, std::string_view key, std::size_t index) {
  const Value* list = reader.value(key);
  const Array* items = list == nullptr ? nullptr : std::get_if<Array>(&list->content);
  return items != nullptr && index < items->size() ? (*items)[index].where : reader.where(key);
}

// The reader to whom two colours look most alike, and how much they differ to that one.
struct Likeness {
  std::string_view reader;
  double difference = 0;
};

Likeness likeness(Color one, Color other) {
  constexpr std::pair<Vision, std::string_view> kReaders[] = {
      {Vision::normal, "everyone"},
      {Vision::protan, "readers without red cones"},
      {Vision::deutan, "readers without green cones"},
      {Vision::tritan, "readers without blue cones"}};
  Likeness most{"", std::numeric_limits<double>::infinity()};
  for (const auto& [vision, reader] : kReaders) {
    const double difference =
        color_difference(lab_of(seen_with(vision, one)), lab_of(seen_with(vision, other)));
    if (difference < most.difference) most = {reader, difference};
  }
  return most;
}

void check_difference(Reader& reader, std::string_view list, std::size_t first, std::size_t second,
                      std::span<const Color> colors) {
  const Likeness alike = likeness(colors[first], colors[second]);
  if (alike.difference >= kLeastDifference) return;
  reader.error("colors-alike", place_of(reader, list, second),
               quote(list) + ": colours " + std::to_string(first + 1) + " (" + hex(colors[first]) +
                   ") and " + std::to_string(second + 1) + " (" + hex(colors[second]) +
                   ") look alike to " + std::string(alike.reader) + ": they differ by " +
                   fmt::format("{:.1f}", alike.difference) + ", less than 9 (CIEDE2000)",
               "make one of them lighter or darker");
}

}  // namespace

void check_contrast(const Source& source, Place where, const std::string& what, Color color,
                    Color paper, double wanted) {
  const double ratio = contrast(color, paper);
  if (ratio >= wanted) return;
  source.error("low-contrast", where,
               what + " (" + hex(color) + ") has a contrast of " + ratio_text(ratio) + " on " +
                   hex(paper) + ", less than " + ratio_text(wanted),
               "choose a colour that differs more from the paper");
}

void check_series(Reader& reader, const Theme& theme) {
  for (std::size_t i = 0; i < theme.series.size(); ++i) {
    check_contrast(reader.source(), place_of(reader, "series", i),
                   "series colour " + std::to_string(i + 1), theme.series[i], theme.paper,
                   kMarkContrast);
    for (std::size_t j = 0; j < i; ++j) check_difference(reader, "series", j, i, theme.series);
  }
}

void check_sequential(Reader& reader, const Theme& theme) {
  const auto lightness = [&](std::size_t i) {
    return lab_of(seen_with(Vision::grey, theme.sequential[i])).lightness;
  };
  for (std::size_t i = 1; i < theme.sequential.size(); ++i) {
    check_difference(reader, "sequential", i - 1, i, theme.sequential);
    if (lightness(i) >= lightness(i - 1))
      reader.error("colors-out-of-order", place_of(reader, "sequential", i),
                   "\"sequential\": colour " + std::to_string(i + 1) + " (" +
                       hex(theme.sequential[i]) + ") is not darker than the one before it",
                   "order them from light to dark: the scale must hold in greyscale");
  }
}

}  // namespace quire::core
