#pragma once

#include <string>

#include "dataset/source/csv_scanner.hpp"
#include "dataset/source/match_columns.hpp"
#include "dataset/source/slab_reader.hpp"
#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// What every slab of one file is read by.
struct CsvShape {
  const TableSchema* schema = nullptr;
  std::string file;  // as printed in messages
  char delimiter = ',';
  bool header = true;
  ColumnMatch match;
};

/// Where byte `offset` of `text` stands: its record starts at byte `record`, in `line`.
SourceSpan place_in(std::string_view text, std::size_t offset, std::size_t record, std::uint32_t line,
                    const std::string& file);

/// What the scanner found wrong with the record of `text` that it stands at.
Complaints complaints_about(const CsvScanner& scanner, std::string_view text, const std::string& file);

/// Adds the rows of a slab to `batch`. `text` is the slab's, or what follows a header in it, and starts in
/// `line`.
void parse_slab(const CsvShape& shape, std::string_view text, std::uint32_t line, bool regular,
                RecordBatch& batch);

}  // namespace quire::core::dataset_detail
