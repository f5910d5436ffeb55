#include "pdf/compress.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace quire::core {

namespace {

// Of 12. On the weekly briefing level 9 makes the file about 1 % smaller.
constexpr int kLevel = 6;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};
struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

}  // namespace

std::string deflated(std::string_view data) {
  // A compressor is a megabyte of tables: made once a thread.
  thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
      libdeflate_alloc_compressor(kLevel));
  if (!compressor) throw std::bad_alloc();
  // What comes out is much smaller than the room it may need, and a document's streams are all kept.
  const std::size_t most = libdeflate_zlib_compress_bound(compressor.get(), data.size());
  const auto room = std::make_unique_for_overwrite<char[]>(most);
  return {room.get(), libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), room.get(), most)};
}

std::optional<std::string> inflated(std::string_view data, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  std::string out(size, '\0');
  // A null actual size asks for exactly `size` bytes.
  if (libdeflate_zlib_decompress(decompressor.get(), data.data(), data.size(), out.data(), size,
                                 nullptr) != LIBDEFLATE_SUCCESS)
    return std::nullopt;
  return out;
}

}  // namespace quire::core
