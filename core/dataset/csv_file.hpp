#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "dataset/csv_header.hpp"

namespace quire::core::dataset_detail {

/// The bytes of one file, and where the rows of its table stand in them.
struct CsvFile {
  std::string name;  // as printed
  std::string bytes;
  std::size_t begin = 0;  // past a byte order mark
  bool clean = true;      // is_clean(bytes)
  CsvHeader header;
  std::vector<std::uint32_t> row_offsets;

  /// Where a byte stands, given the line and the offset of a record at or before it.
  SourceSpan place(std::size_t offset, std::uint32_t line, std::size_t record) const;

  /// Where the cell of a row that starts in `line` and a column of the schema stands.
  SourceSpan cell(std::size_t row, std::uint32_t line, std::size_t column) const;
};

/// Takes the bytes; finds where the text begins and whether it is clean.
CsvFile make_csv_file(std::string name, std::string bytes);

/// Well-formed UTF-8 without a NUL.
bool is_clean(std::string_view text);

}  // namespace quire::core::dataset_detail
