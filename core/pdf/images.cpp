#include "pdf/images.hpp"

#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

ImageResult read_image(ImageItem::Format format, std::string_view file) {
  return format == ImageItem::Format::jpeg ? read_jpeg(file) : read_png(file);
}

}  // namespace

std::optional<ImageProblem> problem_of_image(ImageItem::Format format, std::string_view file) {
  ImageResult result = read_image(format, file);
  if (auto* problem = std::get_if<ImageProblem>(&result)) return std::move(*problem);
  return {};
}

std::string Images::name(const ImageItem& image, std::size_t page_index, Diagnostics& diagnostics) {
  if (const auto known = names_.find(image.bytes); known != names_.end()) return known->second;

  ImageResult result = read_image(image.format, image.bytes);
  if (const auto* problem = std::get_if<ImageProblem>(&result)) {
    diagnostics.warn(
        "pdf.image", {},
        "image on page " + std::to_string(page_index + 1) + " not shown: " + problem->message,
        problem->hint);
    return {};
  }
  auto& data = std::get<ImageData>(result);
  const ObjectId object = document_.add_stream_as_is("/Type/XObject/Subtype/Image" + data.entries,
                                                     std::move(data.data));
  std::string name = "I" + std::to_string(names_.size());
  entries_ += '/' + name + ' ' + reference(object);
  names_.emplace(image.bytes, name);
  return name;
}

std::string Images::resources() const {
  return entries_.empty() ? std::string() : "/XObject<<" + entries_ + ">>";
}

}  // namespace quire::core
