#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "dataset/table_data.hpp"
#include "dataset/visible_rows.hpp"

/// The dataset as bytes: a header, the columns' buffers, and a directory that says where they are.
/// Numbers are those of the machine; an image never leaves it.
namespace quire::core::dataset_detail {

constexpr std::uint64_t kImageMagic = 0x5461'4465'7269'7551;  // "QuireDaT"
constexpr std::uint64_t kImageVersion = 3;
constexpr std::size_t kImageAlignment = 64;  // of buffers, as Arrow recommends

struct ImageHeader {
  std::uint64_t magic = kImageMagic;
  std::uint64_t version = kImageVersion;
  std::uint64_t size = 0;  // of the whole image
  std::uint64_t directory_offset = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t padding[3] = {};
};
static_assert(sizeof(ImageHeader) == kImageAlignment);

/// Writes the tables, without what the view does not show, into a sealed memory
/// file. What is written is freed, so that a dataset is not in memory twice. Empty when the system has no memory for it. The caller closes the descriptor.
std::optional<int> write_image(std::vector<TableData> tables, const View& view);

/// The tables of an image, or nothing when its header or its directory is not what write_image
/// makes. Buffers are checked for place and size, not for content: reading them all would fault in
/// pages that nobody may need.
std::optional<std::vector<TableView>> read_image(std::string_view image);

}  // namespace quire::core::dataset_detail
