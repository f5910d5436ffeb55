#include "layout/picture.hpp"

#include <algorithm>

namespace quire::core {

Frame set_picture(const Image& image, Size most, TagId parent, const Setting& setting) {
  constexpr double kPointsPerPixel = 0.72;
  const double width = std::max(1U, image.width) * kPointsPerPixel;
  const double height = std::max(1U, image.height) * kPointsPerPixel;
  const double scale = std::min({1.0, most.width / width, most.height / height});
  ImageItem item;
  item.tag = setting.tag(Tag::Role::figure, parent);
  setting.tags[item.tag].alt = image.alt;
  item.area = {0, 0, width * scale, height * scale};
  item.format = image.format == Image::Format::png ? ImageItem::Format::png : ImageItem::Format::jpeg;
  item.bytes = image.bytes;
  Frame frame;
  frame.size = {item.area.width, item.area.height};
  frame.items.emplace_back(std::move(item));
  return frame;
}

}  // namespace quire::core
