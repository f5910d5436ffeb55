#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::core {

struct ImageSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// Pixels that the header of a PNG file claims, or nothing when it is none.
std::optional<ImageSize> png_size(std::string_view bytes);
/// The same of a JPEG file.
std::optional<ImageSize> jpeg_size(std::string_view bytes);

}  // namespace quire::core
