#include "pdf/byte_reader.hpp"
#include "pdf/images.hpp"

namespace quire::core {

namespace {

// Markers of ITU-T T.81, table B.1.
constexpr int kStartOfScan = 0xDA;
constexpr int kEndOfImage = 0xD9;

bool has_no_length(int marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

// SOF0 to SOF15 without the tables and reserved codes between them.
bool is_frame(int marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

ImageResult read_frame(std::string_view file, int marker, std::string_view segment) {
  // 0xC0 baseline, 0xC1 extended, 0xC2 progressive: all that DCTDecode knows.
  if (marker > 0xC2)
    return ImageProblem{"the JPEG is of an uncommon kind (lossless or arithmetic coding)",
                        "save it as a baseline JPEG"};
  ByteReader in(segment);
  const int bits = in.u8();
  const int height = in.u16();
  const int width = in.u16();
  const int components = in.u8();
  if (bits != 8) return ImageProblem{"the JPEG has not 8 bits a colour", "save it with 8 bits"};
  if (width == 0 || height == 0) return ImageProblem{"the JPEG has no size", "save it anew"};
  if (components != 1 && components != 3)
    return ImageProblem{"the JPEG has " + std::to_string(components) + " colour components",
                        "convert it to sRGB or grey"};
  return ImageData{"/Width " + std::to_string(width) + "/Height " + std::to_string(height) +
                       "/ColorSpace/" + (components == 1 ? "DeviceGray" : "DeviceRGB") +
                       "/BitsPerComponent 8/Filter/DCTDecode",
                   std::string(file)};
}

}  // namespace

ImageResult read_jpeg(std::string_view file) try {
  const ImageProblem damaged{"it is not a complete JPEG", "check the file"};
  ByteReader in(file);
  if (in.u16() != 0xFFD8) return damaged;
  while (true) {
    if (in.u8() != 0xFF) return damaged;
    int marker = in.u8();
    while (marker == 0xFF) marker = in.u8();  // fill bytes
    if (has_no_length(marker)) continue;
    if (marker == kStartOfScan || marker == kEndOfImage) return damaged;
    const int length = in.u16();
    if (length < 2) return damaged;
    const std::string_view segment = in.bytes(static_cast<std::size_t>(length - 2));
    if (is_frame(marker)) return read_frame(file, marker, segment);
  }
} catch (const OutOfBytes&) {
  return ImageProblem{"it is not a complete JPEG", "check the file"};
}

}  // namespace quire::core
