#include <zlib.h>
#include <zstd.h>

#include <new>
#include <vector>

#include "dataset/source/csv_input.hpp"

namespace quire::core::dataset_detail {
namespace {

constexpr std::size_t kBlock = 256 * 1024;  // compressed bytes at a time

/// What both share: blocks of compressed bytes, taken as they are used up.
class Decompressor : public ByteSource {
 public:
  explicit Decompressor(std::unique_ptr<ByteSource> compressed)
      : compressed_(std::move(compressed)), block_(kBlock) {
    problem_ = compressed_->problem();
  }

  std::size_t read(std::span<char> to) final {
    std::size_t size = 0;
    while (size < to.size() && problem_.empty()) {
      // When the output was full, more may be waiting where the input has been used up.
      if (rest_.empty() && !was_full_ && !fill()) break;
      const std::size_t before = rest_.size();
      const std::size_t got = is_whole() && rest_.empty() ? 0 : decompress(rest_, to.subspan(size));
      size += got;
      was_full_ = size == to.size();
      if (got == 0 && before != 0 && rest_.size() == before && problem_.empty()) refuse();
    }
    return size;
  }

 protected:
  /// Takes from `in` what it uses and gives how many bytes it wrote to `out`.
  virtual std::size_t decompress(std::span<char>& in, std::span<char> out) = 0;
  /// Whether the data may end here: all that was taken so far is one whole.
  virtual bool is_whole() const = 0;
  virtual const char* format() const = 0;

  void refuse() { problem_ = std::string("has damaged ") + format() + " data"; }

 private:
  bool fill() {
    rest_ = std::span(block_).first(compressed_->read(block_));
    problem_ = compressed_->problem();
    if (!rest_.empty() || !problem_.empty()) return problem_.empty();
    if (!is_whole()) problem_ = std::string("ends within its ") + format() + " data";
    return false;
  }

  std::unique_ptr<ByteSource> compressed_;
  std::vector<char> block_;
  std::span<char> rest_;
  bool was_full_ = false;
};

class Gunzip final : public Decompressor {
 public:
  explicit Gunzip(std::unique_ptr<ByteSource> compressed) : Decompressor(std::move(compressed)) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~Gunzip() override { inflateEnd(&stream_); }

 private:
  std::size_t decompress(std::span<char>& in, std::span<char> out) override {
    if (ended_) inflateReset(&stream_);  // another member follows
    stream_.next_in = reinterpret_cast<Bytef*>(in.data());
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    ended_ = code == Z_STREAM_END;
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) refuse();
    in = in.last(stream_.avail_in);
    return out.size() - stream_.avail_out;
  }
  bool is_whole() const override { return ended_; }
  const char* format() const override { return "gzip"; }

  z_stream stream_{};
  bool ended_ = false;
};

class Unzstd final : public Decompressor {
 public:
  explicit Unzstd(std::unique_ptr<ByteSource> compressed)
      : Decompressor(std::move(compressed)), stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }
  ~Unzstd() override { ZSTD_freeDStream(stream_); }

 private:
  std::size_t decompress(std::span<char>& in, std::span<char> out) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t left = ZSTD_decompressStream(stream_, &to, &from);
    if (ZSTD_isError(left) != 0) refuse();
    ended_ = left == 0;
    in = in.subspan(from.pos);
    return to.pos;
  }
  bool is_whole() const override { return ended_; }
  const char* format() const override { return "zstd"; }

  ZSTD_DStream* stream_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> compressed) {
  return std::make_unique<Gunzip>(std::move(compressed));
}

std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> compressed) {
  return std::make_unique<Unzstd>(std::move(compressed));
}

}  // namespace quire::core::dataset_detail
