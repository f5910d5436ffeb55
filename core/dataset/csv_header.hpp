#pragma once

#include <functional>
#include <span>
#include <vector>

#include "dataset/csv_scanner.hpp"
#include "dataset/file_report.hpp"
#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

/// Which column of the file is which of the schema, in both directions; kNoColumn for none.
struct CsvHeader {
  std::vector<std::size_t> schema_column;  // one per field of the file
  std::vector<std::size_t> field;          // one per column of the schema
};

/// Matches the first record of a file with the schema; names that only one side has are reported.
/// `place` tells where a byte offset of the file is.
CsvHeader match_header(std::span<const CsvField> names, const TableSchema& schema,
                       const std::function<SourceSpan(std::size_t)>& place, FileReport& report);

}  // namespace quire::core::dataset_detail
