#include "dataset/source/regular_scanner.hpp"

#include <algorithm>
#include <bit>

namespace quire::core::dataset_detail {
namespace {

std::string undoubled(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"') ++i;
  }
  return out;
}

}  // namespace

bool RegularScanner::next() {
  fields_.clear();
  unescaped_.clear();
  if (at_ >= bytes_.size()) return false;
  line_ = next_line_;
  offset_ = at_;
  for (;;) {
    const std::size_t stop = next_stop();
    add_field(at_, stop);
    at_ = stop + 1;
    if (stop < bytes_.size() && bytes_[stop] != '\n') continue;
    ++next_line_;
    return true;
  }
}

// The delimiter or line feed that ends the field at `at_`, or the end of the bytes.
std::size_t RegularScanner::next_stop() {
  while (stops_ == 0) {
    if (next_block_ >= bytes_.size()) return bytes_.size();
    load_block();
  }
  const std::size_t stop = block_ + static_cast<std::size_t>(std::countr_zero(stops_));
  stops_ &= stops_ - 1;
  return std::min(stop, bytes_.size());
}

void RegularScanner::load_block() {
  block_ = next_block_;
  next_block_ += CsvStructure::kBlock;
  const CsvBlock masks = structure_.next(bytes_, block_);
  stops_ = masks.delimiters | masks.feeds;
}

void RegularScanner::add_field(std::size_t begin, std::size_t end) {
  std::string_view text = bytes_.substr(begin, end - begin);
  if (end < bytes_.size() && bytes_[end] == '\n' && text.ends_with('\r')) text.remove_suffix(1);
  if (text.starts_with('"')) {
    text = text.substr(1, text.size() - 2);
    next_line_ += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    if (text.find('"') != std::string_view::npos) text = unescaped_.emplace_back(undoubled(text));
  }
  fields_.push_back({text, begin});
}

}  // namespace quire::core::dataset_detail
