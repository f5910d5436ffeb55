#pragma once

#include <filesystem>

#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// Reads a table of a spreadsheet, which `program` (quire-sheets) takes apart in a process of its own. Its
/// mistakes are in the table's report. A row's line is its number in the sheet, a cell's column its number
/// in the range.
TableData read_sheet(const TableSchema& schema, const SheetOrigin& origin, const std::filesystem::path& folder,
                     const std::filesystem::path& program, Diagnostics& diagnostics);

}  // namespace quire::core::dataset_detail
