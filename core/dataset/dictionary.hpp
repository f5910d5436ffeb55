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
  /// The numbers here of all texts of `other`, added where new. Empty when they would not fit: bytes are
  /// counted in 31 bits, as Arrow does.
  std::vector<std::int32_t> add_all(const Dictionary& other);
  /// Its number, or kNone.
  std::int32_t find(std::string_view text) const;

  /// Forgets all texts, keeps the memory.
  void clear();

  std::string_view at(std::int32_t code) const;
  std::size_t size() const { return hashes_.size(); }
  const std::string& bytes() const { return bytes_; }
  /// Entry i is bytes [offsets[i], offsets[i + 1]).
  const std::vector<std::int32_t>& offsets() const { return offsets_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;  // beside the code: most that differ show it without a look at the text
    std::int32_t code = kNone;
  };

  std::int32_t add(std::string_view text, std::uint32_t hash);
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<std::int32_t> offsets_{0};
  std::vector<std::uint32_t> hashes_;  // one per entry
  std::vector<Slot> slots_;            // open addressing, a power of two
};

}  // namespace quire::core::dataset_detail
