#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "dataset/column.hpp"
#include "dataset/dictionary.hpp"
#include "dataset/file_report.hpp"
#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// One table as read: every row, those not known yet at the as-of date included.
struct TableData {
  TableData(const TableSchema& table_schema, std::string printed_file, Diagnostics& diagnostics);

  /// Ends the row that was just added to every column, and checks its key against those before.
  void end_row(std::uint32_t line);

  SourceSpan place(std::size_t row, std::size_t column) const {
    return locate(row, lines[row], column);
  }
  const Column* find(std::string_view column) const;
  std::size_t row_count() const { return lines.size(); }

  const TableSchema* schema;
  std::string file;  // as a TableView names it
  std::string sha256;
  std::vector<Column> columns;  // in the order of the schema
  std::vector<std::uint32_t> lines;
  FileReport report;
  /// False when rows or columns were left out because of mistakes: what is not here may well be in
  /// the file.
  bool complete = true;
  /// Where the cell of a row, which starts in `line`, and a column (by its number) was written.
  std::function<SourceSpan(std::size_t row, std::uint32_t line, std::size_t column)> locate;

 private:
  std::size_t key_column_;   // its number, or columns.size()
  Dictionary integer_keys_;  // an integer key's texts; a text key uses its own dictionary
  std::vector<std::uint32_t> first_lines_;  // of each key, by its dictionary number
};

/// Reads the table's CSV file; its mistakes are in the report.
TableData read_csv(const TableSchema& schema, const std::filesystem::path& folder,
                   Diagnostics& diagnostics);

/// Reads rows that the manifest itself holds. `manifest` is as printed in messages.
TableData read_inline(const TableSchema& schema, const std::string& manifest, std::string file_name,
                      std::string sha256, Diagnostics& diagnostics);

/// Reports every value that references a table and is not in it, hidden rows included.
void check_references(std::vector<TableData>& tables);

}  // namespace quire::core::dataset_detail
