// PNG's pixel data and PDF's /FlateDecode with /Predictor 15 are the same thing, so it goes in
// untouched: PNG specification (ISO/IEC 15948), ISO 32000-1, 7.4.4.4.
#include "pdf/byte_reader.hpp"
#include "pdf/compress.hpp"
#include "pdf/images.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
// What checking an image may cost in memory.
constexpr std::uint64_t kMostBytes = 256'000'000;

enum ColorType : std::uint8_t { kGrey = 0, kRgb = 2, kPalette = 3, kGreyAlpha = 4, kRgbAlpha = 6 };

struct Png {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  int bits = 0;
  int color = 0;
  int interlace = 0;
  bool has_transparency = false;
  std::string_view palette;
  std::string data;
};

const ImageProblem kDamaged{"it is not a complete PNG", "check the file"};

Png read_chunks(std::string_view file) {
  ByteReader in(file);
  if (in.bytes(kSignature.size()) != kSignature) throw OutOfBytes();
  Png out;
  while (true) {
    const std::uint32_t length = in.u32();
    const std::string_view type = in.bytes(4);
    const std::string_view data = in.bytes(length);
    in.skip(4);  // checksum; the pixel data have one of their own, which is looked at
    if (type == "IHDR") {
      ByteReader header(data);
      out.width = header.u32();
      out.height = header.u32();
      out.bits = header.u8();
      out.color = header.u8();
      header.skip(2);
      out.interlace = header.u8();
    } else if (type == "PLTE") {
      out.palette = data;
    } else if (type == "tRNS") {
      out.has_transparency = true;
    } else if (type == "IDAT") {
      out.data += data;
    } else if (type == "IEND") {
      return out;
    }
  }
}

std::optional<ImageProblem> unsupported(const Png& png) {
  if (png.has_transparency || png.color == kGreyAlpha || png.color == kRgbAlpha)
    return ImageProblem{"the PNG is transparent",
                        "save it on a white ground, without alpha channel"};
  if (png.interlace != 0)
    return ImageProblem{"the PNG is interlaced", "save it without interlacing"};
  if (png.bits != 8)
    return ImageProblem{"the PNG has " + std::to_string(png.bits) + (png.bits == 1 ? " bit" : " bits") + " a channel",
                        "save it with 8 bits a channel"};
  if (png.color != kGrey && png.color != kRgb && png.color != kPalette) return kDamaged;
  if (png.color == kPalette &&
      (png.palette.empty() || png.palette.size() % 3 != 0 || png.palette.size() > 768))
    return kDamaged;
  return std::nullopt;
}

/// That the data are there, whole, and filtered in a known way: a reader must not find out.
bool has_valid_pixels(const Png& png, std::size_t row_bytes) {
  const std::optional<std::string> pixels = inflated(png.data, row_bytes * png.height);
  if (!pixels) return false;
  const std::size_t colors = png.palette.size() / 3;
  for (std::size_t row = 0; row < pixels->size(); row += row_bytes) {
    constexpr unsigned char kLastFilter = 4;
    const auto filter = static_cast<unsigned char>((*pixels)[row]);
    if (filter > kLastFilter) return false;
    // Indexes past the palette can be told without undoing a filter only where there is none;
    // readers take the last colour for them (ISO 32000-1, 8.6.6.3).
    if (png.color != kPalette || filter != 0) continue;
    for (std::size_t i = 1; i < row_bytes; ++i)
      if (static_cast<unsigned char>((*pixels)[row + i]) >= colors) return false;
  }
  return true;
}

std::string color_space(const Png& png) {
  if (png.color == kGrey) return "/DeviceGray";
  if (png.color == kRgb) return "/DeviceRGB";
  std::string out = "[/Indexed/DeviceRGB " + std::to_string(png.palette.size() / 3 - 1) + '<';
  for (const char c : png.palette) append_hex(out, static_cast<unsigned char>(c));
  return out + ">]";
}

}  // namespace

ImageResult read_png(std::string_view file) try {
  Png png = read_chunks(file);
  if (png.width == 0 || png.height == 0) return kDamaged;
  if (const std::optional<ImageProblem> problem = unsupported(png)) return *problem;

  const std::uint64_t channels = png.color == kRgb ? 3 : 1;
  const std::uint64_t row_bytes = 1 + channels * png.width;
  if (row_bytes > kMostBytes / png.height)
    return ImageProblem{"the PNG is too large", "make it smaller: 3000 pixels fill a page"};
  if (!has_valid_pixels(png, row_bytes)) return kDamaged;

  return ImageData{"/Width " + std::to_string(png.width) + "/Height " + std::to_string(png.height) +
                       "/ColorSpace" + color_space(png) +
                       "/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " +
                       std::to_string(channels) + "/Columns " + std::to_string(png.width) + ">>",
                   std::move(png.data)};
} catch (const OutOfBytes&) {
  return kDamaged;
}

}  // namespace quire::core
