#include "dataset/dictionary.hpp"

#include <functional>

namespace quire::core::dataset_detail {

Dictionary::Dictionary() : slots_(16, kNone) {}

std::int32_t Dictionary::add(std::string_view text) {
  const std::size_t hash = std::hash<std::string_view>()(text);
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot] != kNone) return slots_[slot];
  const auto code = static_cast<std::int32_t>(hashes_.size());
  slots_[slot] = code;
  hashes_.push_back(hash);
  bytes_ += text;
  offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
  if (2 * hashes_.size() > slots_.size()) grow();
  return code;
}

std::int32_t Dictionary::find(std::string_view text) const {
  return slots_[slot_of(text, std::hash<std::string_view>()(text))];
}

std::string_view Dictionary::at(std::int32_t code) const {
  const auto i = static_cast<std::size_t>(code);
  const auto begin = static_cast<std::size_t>(offsets_[i]);
  return std::string_view(bytes_).substr(begin, static_cast<std::size_t>(offsets_[i + 1]) - begin);
}

// Where `text` stands, or the free slot where it belongs.
std::size_t Dictionary::slot_of(std::string_view text, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != kNone; slot = (slot + 1) & mask)
    if (hashes_[static_cast<std::size_t>(slots_[slot])] == hash && at(slots_[slot]) == text) break;
  return slot;
}

void Dictionary::grow() {
  slots_.assign(2 * slots_.size(), kNone);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t code = 0; code < hashes_.size(); ++code) {
    std::size_t slot = hashes_[code] & mask;
    while (slots_[slot] != kNone) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::int32_t>(code);
  }
}

}  // namespace quire::core::dataset_detail
