#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::core::dataset_detail {

/// Which of 64 bytes are which, a bit each, the first byte lowest. Those inside quotes do not count,
/// except where it says so.
struct CsvBlock {
  std::uint64_t delimiters = 0;
  std::uint64_t feeds = 0;
  std::uint64_t faults = 0;  // bytes that show RFC 4180 is not kept just before them or with them
};

/// Walks over CSV 64 bytes at a time and finds its structure without a branch per byte: quotes are
/// counted by a prefix sum of exclusive or, as simdjson does for JSON.
///
/// It is exact as long as no fault was met: then a quote opens a field, closes it or is doubled, and a
/// carriage return is before a line feed. After a fault only CsvScanner tells the records apart.
class CsvStructure {
 public:
  explicit CsvStructure(char delimiter) : delimiter_(delimiter) {}

  static constexpr std::size_t kBlock = 64;

  /// The block of `bytes` that begins at `at`; blocks come one after the other, the last may be shorter.
  CsvBlock next(std::string_view bytes, std::size_t at);
  /// Whether the bytes so far end inside quotes.
  bool in_quotes() const { return in_quotes_ != 0; }

 private:
  char delimiter_;
  std::uint64_t in_quotes_ = 0;      // all ones when the block before ended inside quotes
  std::uint64_t after_return_ = 0;   // 1 when it ended with a carriage return outside quotes
  std::uint64_t after_closing_ = 0;  // 1 when it ended with a closing quote
  std::uint64_t may_open_ = 1;       // 1 when a quote may open a field at the next byte
};

}  // namespace quire::core::dataset_detail
