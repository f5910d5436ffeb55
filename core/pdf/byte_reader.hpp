#pragma once

#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace quire::core {

/// A read past the end of the data.
struct OutOfBytes : std::runtime_error {
  OutOfBytes() : std::runtime_error("unexpected end of data") {}
};

/// Big-endian numbers out of untrusted bytes; throws OutOfBytes instead of reading past the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view data, std::size_t position = 0)
      : data_(data), position_(position) {
    if (position > data.size()) throw OutOfBytes();
  }

  std::uint8_t u8() { return static_cast<std::uint8_t>(bytes(1)[0]); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return number(4); }
  /// `size` bytes, at most 4.
  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    for (const char c : bytes(size)) value = value << 8 | static_cast<std::uint8_t>(c);
    return value;
  }

  std::string_view bytes(std::size_t size) {
    if (size > data_.size() - position_) throw OutOfBytes();
    const std::string_view out = data_.substr(position_, size);
    position_ += size;
    return out;
  }
  void skip(std::size_t size) { bytes(size); }

  bool at_end() const { return position_ == data_.size(); }
  std::size_t position() const { return position_; }

 private:
  std::string_view data_;
  std::size_t position_;
};

}  // namespace quire::core
