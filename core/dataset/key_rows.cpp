#include "dataset/key_rows.hpp"

namespace quire::core::dataset_detail {
namespace {

// Fibonacci hashing: consecutive keys land far apart.
std::size_t slot_for(std::int64_t value, std::size_t slots) {
  return (static_cast<std::uint64_t>(value) * 0x9E37'79B9'7F4A'7C15U >> 20) & (slots - 1);
}

}  // namespace

std::uint32_t KeyRows::take(const Column& key, std::uint32_t row) {
  return key.schema->type == ColumnType::text ? take_text(key, row) : take_integer(key, row);
}

std::uint32_t KeyRows::take_text(const Column& key, std::uint32_t row) {
  const auto code = static_cast<std::size_t>(key.codes[row]);
  if (code >= by_code_.size()) by_code_.resize(code + 1, kNew);
  if (by_code_[code] == kNew) {
    by_code_[code] = row;
    return kNew;
  }
  return by_code_[code];
}

std::uint32_t KeyRows::take_integer(const Column& key, std::uint32_t row) {
  const std::int64_t value = key.integers[row];
  if (rising_) {
    if (rows_.empty() || value > key.integers[rows_.back()]) {
      rows_.push_back(row);
      return kNew;
    }
    rising_ = false;
    grow(key);
  }
  std::size_t slot = slot_for(value, slots_.size());
  for (; slots_[slot] != kNew; slot = (slot + 1) & (slots_.size() - 1))
    if (key.integers[slots_[slot]] == value) return slots_[slot];
  slots_[slot] = row;
  rows_.push_back(row);
  if (2 * rows_.size() > slots_.size()) grow(key);
  return kNew;
}

void KeyRows::grow(const Column& key) {
  std::size_t size = 16;
  while (size < 4 * rows_.size()) size *= 2;
  slots_.assign(size, kNew);
  for (const std::uint32_t row : rows_) {
    std::size_t slot = slot_for(key.integers[row], size);
    while (slots_[slot] != kNew) slot = (slot + 1) & (size - 1);
    slots_[slot] = row;
  }
}

}  // namespace quire::core::dataset_detail
