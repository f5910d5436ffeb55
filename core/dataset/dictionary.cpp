#include "dataset/dictionary.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace quire::core::dataset_detail {
namespace {

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
}

}  // namespace

Dictionary::Dictionary() : slots_(16) {}

std::int32_t Dictionary::add(std::string_view text) { return add(text, hash_of(text)); }

std::vector<std::int32_t> Dictionary::add_all(const Dictionary& other) {
  constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();
  std::vector<std::int32_t> codes;
  codes.reserve(other.size());
  for (std::size_t i = 0; i < other.size(); ++i) {
    const std::string_view text = other.at(static_cast<std::int32_t>(i));
    if (text.size() > kMost - bytes_.size()) return {};
    codes.push_back(add(text, other.hashes_[i]));
  }
  return codes;
}

std::int32_t Dictionary::add(std::string_view text, std::uint32_t hash) {
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot].code != kNone) return slots_[slot].code;
  const auto code = static_cast<std::int32_t>(hashes_.size());
  slots_[slot] = {hash, code};
  hashes_.push_back(hash);
  bytes_ += text;
  offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
  if (2 * hashes_.size() > slots_.size()) grow();
  return code;
}

std::int32_t Dictionary::find(std::string_view text) const {
  return slots_[slot_of(text, hash_of(text))].code;
}

void Dictionary::clear() {
  bytes_.clear();
  offsets_.resize(1);
  hashes_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot());
}

std::string_view Dictionary::at(std::int32_t code) const {
  const auto i = static_cast<std::size_t>(code);
  const auto begin = static_cast<std::size_t>(offsets_[i]);
  return std::string_view(bytes_).substr(begin, static_cast<std::size_t>(offsets_[i + 1]) - begin);
}

// Where `text` stands, or the free slot where it belongs.
std::size_t Dictionary::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].code != kNone; slot = (slot + 1) & mask)
    if (slots_[slot].hash == hash && at(slots_[slot].code) == text) break;
  return slot;
}

void Dictionary::grow() {
  std::vector<Slot> slots(2 * slots_.size());
  const std::size_t mask = slots.size() - 1;
  for (std::size_t code = 0; code < hashes_.size(); ++code) {
    std::size_t slot = hashes_[code] & mask;
    while (slots[slot].code != kNone) slot = (slot + 1) & mask;
    slots[slot] = {hashes_[code], static_cast<std::int32_t>(code)};
  }
  slots_ = std::move(slots);
}

}  // namespace quire::core::dataset_detail
