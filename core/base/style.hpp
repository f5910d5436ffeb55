#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::core {

/// sRGB, 8 bits a channel.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Color&) const = default;
};

/// Reads `#1A1A1A`; empty for anything else.
std::optional<Color> parse_color(std::string_view text);

/// WCAG 2 contrast ratio, 1 to 21.
double contrast(Color a, Color b);

/// `color` mixed with `paper`: 0 is the paper, 1 the colour itself.
Color tint(Color color, double strength, Color paper);

enum class Family : std::uint8_t { sans, serif, mono };
enum class Weight : std::uint8_t { regular, semibold, bold };

/// How a piece of text is set: what shaping and line breaking need to know.
struct TextStyle {
  double size = 0;  // points
  Weight weight = Weight::regular;
  bool italic = false;
  bool tabular_figures = false;  // all digits of one width
  Family family = Family::sans;
  bool operator==(const TextStyle&) const = default;
};

}  // namespace quire::core
