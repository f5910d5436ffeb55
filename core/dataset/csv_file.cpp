#include "dataset/csv_file.hpp"

#include <algorithm>
#include <cstring>

#include "base/utf8.hpp"

namespace quire::core::dataset_detail {

SourceSpan CsvFile::place(std::size_t offset, std::uint32_t line, std::size_t record) const {
  const std::string_view text(bytes);
  const std::string_view before = text.substr(record, offset - record);
  line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t feed = before.rfind('\n');
  const std::size_t start = feed == std::string_view::npos ? record : record + feed + 1;
  const std::size_t column = count_code_points(text.substr(start, offset - start)) + 1;
  return {name, line, static_cast<std::uint32_t>(column)};
}

SourceSpan CsvFile::cell(std::size_t row, std::uint32_t line, std::size_t column) const {
  CsvScanner scanner(bytes, row_offsets[row], line);
  const bool found = scanner.next();
  const std::size_t field = header.field[column];
  if (!found || field >= scanner.fields().size()) return {name, line, 0};
  return place(scanner.fields()[field].offset, line, row_offsets[row]);
}

CsvFile make_csv_file(std::string name, std::string bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  CsvFile file;
  file.name = std::move(name);
  file.bytes = std::move(bytes);
  file.begin = file.bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  file.clean = is_clean(file.bytes);
  return file;
}

bool is_clean(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (text.find('\0') != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t word = 0;
    if (i + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & kHighBits) == 0) {
        i += sizeof word;
        continue;
      }
    }
    // No character begins in one run of non-ASCII bytes and ends in another.
    while (i < text.size() && is_ascii(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && !is_ascii(text[i])) ++i;
    if (find_invalid_utf8(text.substr(begin, i - begin)) != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace quire::core::dataset_detail
