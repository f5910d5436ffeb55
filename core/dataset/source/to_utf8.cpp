#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "dataset/source/csv_input.hpp"

namespace quire::core::dataset_detail {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

iconv_t open_converter(const std::string& encoding) {
  return iconv_open("UTF-8", encoding.c_str());
}

bool is_open(iconv_t converter) { return converter != reinterpret_cast<iconv_t>(-1); }

/// Converts block by block: a character that a block cuts waits for the rest of it.
class ToUtf8 final : public ByteSource {
 public:
  ToUtf8(std::unique_ptr<ByteSource> text, std::string encoding)
      : text_(std::move(text)),
        encoding_(std::move(encoding)),
        converter_(open_converter(encoding_)),
        block_(kBlock),
        converted_(4 * kBlock) {
    problem_ = text_->problem();
    if (!is_open(converter_)) problem_ = "is in an encoding that is not known here: " + encoding_;
  }
  ~ToUtf8() override {
    if (is_open(converter_)) iconv_close(converter_);
  }

  std::size_t read(std::span<char> to) override {
    std::size_t size = 0;
    while (size < to.size() && (!rest_.empty() || convert_block())) {
      const std::size_t part = std::min(rest_.size(), to.size() - size);
      std::memcpy(to.data() + size, rest_.data(), part);
      rest_ = rest_.subspan(part);
      size += part;
    }
    return size;
  }

 private:
  bool convert_block() {
    if (!problem_.empty()) return false;
    const std::size_t got = text_->read(std::span(block_).subspan(kept_));
    problem_ = text_->problem();
    if (!problem_.empty()) return false;
    if (got == 0 && kept_ == 0) return convert_rest();
    char* in = block_.data();
    std::size_t in_left = kept_ + got;
    char* out = converted_.data();
    std::size_t out_left = converted_.size();
    const std::size_t code = iconv(converter_, &in, &in_left, &out, &out_left);
    // EINVAL: the block ends within a character, which is a mistake only at the end of the file. E2BIG: the rest
    // goes the next time.
    if (code == static_cast<std::size_t>(-1) && errno != E2BIG && (errno != EINVAL || got == 0))
      problem_ = "is not " + encoding_ + ": byte " +
                 std::to_string(passed_ + static_cast<std::size_t>(in - block_.data()) + 1) +
                 " is not a character of it";
    passed_ += static_cast<std::size_t>(in - block_.data());
    std::memmove(block_.data(), in, in_left);
    kept_ = in_left;
    rest_ = std::span(converted_).first(converted_.size() - out_left);
    return !rest_.empty() || convert_block();
  }

  /// What the converter holds back, in case an accent follows it.
  bool convert_rest() {
    char* out = converted_.data();
    std::size_t out_left = converted_.size();
    iconv(converter_, nullptr, nullptr, &out, &out_left);
    rest_ = std::span(converted_).first(converted_.size() - out_left);
    return !rest_.empty();
  }

  std::unique_ptr<ByteSource> text_;
  std::string encoding_;
  iconv_t converter_;
  std::vector<char> block_;
  std::vector<char> converted_;
  std::span<char> rest_;
  std::size_t kept_ = 0;    // bytes at the beginning of block_ that wait for more
  std::size_t passed_ = 0;  // bytes converted
};

}  // namespace

std::unique_ptr<ByteSource> to_utf8(std::unique_ptr<ByteSource> text, const std::string& encoding) {
  return std::make_unique<ToUtf8>(std::move(text), encoding);
}

bool is_utf8_name(std::string_view encoding) {
  std::string lower(encoding);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lower == "utf-8" || lower == "utf8" || lower == "us-ascii" || lower == "ascii";
}

bool is_encoding(const std::string& encoding) {
  // A slash would begin iconv's own options.
  if (encoding.empty() || encoding.find('/') != std::string::npos) return false;
  const iconv_t converter = open_converter(encoding);
  if (!is_open(converter)) return false;
  iconv_close(converter);
  return true;
}

}  // namespace quire::core::dataset_detail
