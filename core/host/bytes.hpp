#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace quire::core {

/// Longest form of a 64-bit varint, seven bits a byte.
inline constexpr std::size_t kVarintSize = 10;

/// Writes `number` to `out` (kVarintSize bytes) and returns how many bytes it took.
inline std::size_t encode_varint(std::uint64_t number, char* out) {
  std::size_t size = 0;
  for (; number >= 0x80; number >>= 7) out[size++] = static_cast<char>(number | 0x80);
  out[size++] = static_cast<char>(number);
  return size;
}

/// Signed numbers near zero stay short: 0, -1, 1, -2 … become 0, 1, 2, 3 …
inline std::uint64_t zigzag(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}

/// Reads what was written by somebody who cannot be trusted. After the first read past the end, or
/// of a malformed number, `ok()` is false and every read gives zero or nothing.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

  std::uint8_t byte() {
    const std::string_view taken = take(1);
    return taken.empty() ? 0 : static_cast<std::uint8_t>(taken[0]);
  }
  std::uint64_t varint() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t byte = this->byte();
      if (shift == 63 && byte > 1) break;
      number |= (byte & 0x7F) << shift;
      if (byte < 0x80) return ok_ ? number : 0;
    }
    fail();
    return 0;
  }
  std::int64_t signed_varint() {
    const std::uint64_t number = varint();
    return static_cast<std::int64_t>(number >> 1 ^ (~(number & 1) + 1));
  }
  double number() {
    const std::string_view taken = take(sizeof(double));
    double number = 0;
    if (!taken.empty()) std::memcpy(&number, taken.data(), sizeof number);
    return number;
  }
  /// Valid as long as the bytes read from.
  std::string_view text() { return take(varint()); }

  void fail() {
    ok_ = false;
    rest_ = {};
  }

 private:
  std::string_view take(std::uint64_t size) {
    if (!ok_ || size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace quire::core
