#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/diagnostic.hpp"
#include "layout/frame.hpp"
#include "pdf/haru_document.hpp"
#include "pdf/pdf.hpp"

namespace quire::core {

/// An image file taken apart as far as a PDF needs: its compressed data goes in as it is.
struct ImageData {
  std::string entries;  // of the image dictionary: size, colours, filter
  std::string data;
};

using ImageResult = std::variant<ImageData, ImageProblem>;

/// Baseline, extended or progressive; grey or RGB, 8 bits.
ImageResult read_jpeg(std::string_view file);

/// Grey, RGB or palette, 8 bits, neither interlaced nor transparent.
ImageResult read_png(std::string_view file);

/// The images of a document, each stored once.
class Images {
 public:
  explicit Images(HaruDocument& document) : document_(document) {}

  /// The name in the page's resources; empty, after a warning, for an image that cannot be shown.
  std::string name(const ImageItem& image, std::size_t page_index, Diagnostics& diagnostics);

  /// `/XObject<</I0 7 0 R>>`, or nothing without images.
  std::string resources() const;

 private:
  HaruDocument& document_;
  std::map<std::string, std::string> names_;  // by file bytes
  std::string entries_;
};

}  // namespace quire::core
