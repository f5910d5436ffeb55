#include "dataset/source/slab_reader.hpp"

#include <algorithm>
#include <bit>

#include "dataset/source/csv_scanner.hpp"
#include "dataset/source/csv_structure.hpp"

namespace quire::core::dataset_detail {
namespace {

struct Records {
  std::size_t end = 0;  // past the last record that ends in the bytes
  bool regular = true;
};

// Where the last record ends. Exact as long as the bytes are regular.
Records find_records(std::string_view bytes, char delimiter, bool at_end) {
  CsvStructure structure(delimiter);
  Records found;
  for (std::size_t at = 0; at < bytes.size(); at += CsvStructure::kBlock) {
    const CsvBlock masks = structure.next(bytes, at);
    if (masks.faults != 0) found.regular = false;
    if (masks.feeds != 0)
      found.end = at + CsvStructure::kBlock - static_cast<std::size_t>(std::countl_zero(masks.feeds));
  }
  if (at_end && (structure.in_quotes() || bytes.ends_with('\r'))) found.regular = false;
  return found;
}

// The same record by record.
std::size_t find_end_slowly(std::string_view bytes, char delimiter) {
  std::size_t end = 0;
  for (CsvScanner scanner(bytes, 1, delimiter); scanner.next();) {
    const auto is_unclosed = [](const CsvScanner::Fault& fault) { return fault.kind == CsvFault::unclosed_quote; };
    if (std::any_of(scanner.faults().begin(), scanner.faults().end(), is_unclosed)) break;
    if (bytes[scanner.end() - 1] == '\n') end = scanner.end();
  }
  return end;
}

}  // namespace

bool SlabReader::next(Slab& slab) {
  slab.size = 0;
  slab.cut = false;
  for (std::size_t wanted = slab_;; wanted *= 2) {
    fill(slab, wanted);
    if (!input_.problem().empty() || slab.size == 0) return false;
    Records records = find_records(slab.text(), delimiter_, at_end_);
    if (!records.regular) records.end = find_end_slowly(slab.text(), delimiter_);
    slab.cut = !at_end_ && records.end == 0 && wanted >= kLongestRecord;
    if (records.end == 0 && !at_end_ && !slab.cut) continue;
    const std::size_t end = at_end_ || slab.cut ? slab.size : records.end;
    rest_.assign(slab.buffer.begin() + static_cast<std::ptrdiff_t>(end),
                 slab.buffer.begin() + static_cast<std::ptrdiff_t>(slab.size));
    slab.size = end;
    slab.regular = records.regular && !slab.cut;
    slab.line = line_;
    const std::string_view text = slab.text();
    line_ += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    return true;
  }
}

// Makes the slab hold `wanted` bytes, or all that there are.
void SlabReader::fill(Slab& slab, std::size_t wanted) {
  wanted = std::max(wanted, slab.size + rest_.size() + 1);
  if (slab.buffer.size() < wanted) slab.buffer.resize(wanted);
  std::copy(rest_.begin(), rest_.end(), slab.buffer.begin() + static_cast<std::ptrdiff_t>(slab.size));
  slab.size += rest_.size();
  rest_.clear();
  if (at_end_) return;
  const std::span<char> free = std::span(slab.buffer).first(wanted).subspan(slab.size);
  const std::size_t got = input_.read(free);
  at_end_ = got < free.size();
  slab.size += got;
  if (is_first_) skip_byte_order_mark(slab);
  is_first_ = false;
}

void SlabReader::skip_byte_order_mark(Slab& slab) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!slab.text().starts_with(kMark)) return;
  slab.buffer.erase(slab.buffer.begin(), slab.buffer.begin() + kMark.size());
  slab.size -= kMark.size();
}

}  // namespace quire::core::dataset_detail
