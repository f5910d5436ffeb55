#include "dataset/source/csv_structure.hpp"

#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace quire::core::dataset_detail {
namespace {

constexpr unsigned kLast = CsvStructure::kBlock - 1;

#ifdef __SSE2__
/// Four vectors of sixteen bytes, every x86-64 has them.
class Bytes {
 public:
  explicit Bytes(const char* block) {
    for (std::size_t i = 0; i < kParts; ++i)
      parts_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * i));
  }

  std::uint64_t equal_to(char c) const {
    const __m128i wanted = _mm_set1_epi8(c);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kParts; ++i)
      bits |= std::uint64_t{static_cast<std::uint32_t>(
                  _mm_movemask_epi8(_mm_cmpeq_epi8(parts_[i], wanted)))}
              << 16 * i;
    return bits;
  }

 private:
  static constexpr std::size_t kParts = 4;
  __m128i parts_[kParts];
};
#else
class Bytes {
 public:
  explicit Bytes(const char* block) : block_(block) {}

  std::uint64_t equal_to(char c) const {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i <= kLast; ++i) bits |= std::uint64_t{block_[i] == c} << i;
    return bits;
  }

 private:
  const char* block_;
};
#endif

// Bit i of the result: whether an odd number of bits up to and with i is set.
std::uint64_t prefix_xor(std::uint64_t bits) {
  for (unsigned shift = 1; shift <= 32; shift *= 2) bits ^= bits << shift;
  return bits;
}

}  // namespace

CsvBlock CsvStructure::next(std::string_view text, std::size_t at) {
  std::array<char, kBlock> padded{};
  const std::size_t left = text.size() - at;
  if (left < kBlock) std::memcpy(padded.data(), text.data() + at, left);
  const Bytes bytes(left < kBlock ? padded.data() : text.data() + at);
  const std::uint64_t quotes = bytes.equal_to('"');
  const std::uint64_t delimiters = bytes.equal_to(delimiter_);
  const std::uint64_t feeds = bytes.equal_to('\n');
  const std::uint64_t returns = bytes.equal_to('\r');

  const std::uint64_t inside = prefix_xor(quotes) ^ in_quotes_;  // with the opening quote, not the closing
  const std::uint64_t opening = quotes & inside;
  const std::uint64_t closing = quotes & ~inside;
  const std::uint64_t returns_outside = returns & ~inside;
  const std::uint64_t ends = delimiters | feeds | quotes;

  CsvBlock found;
  found.delimiters = delimiters & ~inside;
  found.feeds = feeds & ~inside;
  found.faults = opening & ~(ends << 1 | may_open_);
  found.faults |= (closing << 1 | after_closing_) & ~(ends | returns);
  found.faults |= (returns_outside << 1 | after_return_) & ~feeds;
  if (left < kBlock) found.faults &= (std::uint64_t{1} << left) - 1;  // what follows is only padding

  in_quotes_ = 0 - (inside >> kLast);
  after_return_ = returns_outside >> kLast;
  after_closing_ = closing >> kLast;
  may_open_ = ends >> kLast;
  return found;
}

}  // namespace quire::core::dataset_detail
