#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quire::core::dataset_detail {

/// Different texts, numbered from 0 in the order of their first appearance.
class Dictionary {
 public:
  static constexpr std::int32_t kNone = -1;

  Dictionary();

  /// The number of `text`, which is added when it is new.
  std::int32_t add(std::string_view text);
  /// Its number, or kNone.
  std::int32_t find(std::string_view text) const;

  std::string_view at(std::int32_t code) const;
  std::size_t size() const { return hashes_.size(); }
  const std::string& bytes() const { return bytes_; }
  /// Entry i is bytes [offsets[i], offsets[i + 1]).
  const std::vector<std::int32_t>& offsets() const { return offsets_; }

 private:
  std::size_t slot_of(std::string_view text, std::size_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<std::int32_t> offsets_{0};
  std::vector<std::size_t> hashes_;  // one per entry
  std::vector<std::int32_t> slots_;  // open addressing, a power of two, kNone where free
};

}  // namespace quire::core::dataset_detail
