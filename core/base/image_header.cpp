#include "base/image_header.hpp"

namespace quire::core {
namespace {

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (char byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

/// Start-of-frame markers: C0 to CF without those for tables (C4, CC) and reserved (C8).
bool is_frame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::optional<ImageSize> png_size(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.size() < 24 || !bytes.starts_with("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"sv)) return {};
  return ImageSize{big_endian(bytes.substr(16, 4)), big_endian(bytes.substr(20, 4))};
}

std::optional<ImageSize> jpeg_size(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (!bytes.starts_with("\xFF\xD8\xFF"sv)) return {};
  // Segments: FF, marker, length (two bytes, counted in itself), data.
  for (std::size_t at = 2; at + 9 <= bytes.size();) {
    if (bytes[at] != '\xFF') return {};
    const auto marker = static_cast<std::uint8_t>(bytes[at + 1]);
    if (marker == 0xFF) {  // padding
      ++at;
      continue;
    }
    if (is_frame(marker))
      return ImageSize{big_endian(bytes.substr(at + 7, 2)), big_endian(bytes.substr(at + 5, 2))};
    const std::uint32_t length = big_endian(bytes.substr(at + 2, 2));
    if (length < 2) return {};
    at += 2 + length;
  }
  return {};
}

}  // namespace quire::core
