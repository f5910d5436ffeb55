#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "dataset/column.hpp"
#include "dataset/file_report.hpp"
#include "dataset/key_rows.hpp"
#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// Rows on their way into a table: each cell typed and checked, but not yet against other rows.
struct RecordBatch {
  explicit RecordBatch(const TableSchema& schema);

  void end_row(std::uint32_t line) { lines.push_back(line); }
  /// To be filled again; the memory stays, and its pages need not be asked for once more.
  void clear();

  std::vector<Column> columns;       // in the order of the schema, equally long
  std::vector<std::uint32_t> lines;  // where each row starts
  Complaints complaints;
  /// False when rows or columns were left out because of mistakes: what is not here may well be in
  /// the file.
  bool complete = true;
};

/// One table as read: every row, those not known yet at the as-of date included.
struct TableData {
  TableData(const TableSchema& table_schema, std::string printed_file, Diagnostics& diagnostics);

  /// Adds the rows of a batch, holds their keys against those before, and reports all mistakes in the
  /// order of their lines. The batch is clear after it.
  void append(RecordBatch& batch);
  void reserve(std::size_t rows);
  /// Reports why the rows cannot be had, or not all of them.
  void refuse(std::string code, std::string message, std::string hint = {});

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
  bool complete = true;  // as that of a batch
  /// Where the cell of a row, which starts in `line`, and a column (by its number) was written.
  std::function<SourceSpan(std::size_t row, std::uint32_t line, std::size_t column)> locate;

 private:
  bool take(const RecordBatch& batch);
  void check_keys(std::size_t first_row, Complaints& complaints);

  std::size_t key_column_;  // its number, or columns.size()
  KeyRows key_rows_;
  bool full_ = false;  // no more rows are taken
};

/// Reads the table's CSV file; its mistakes are in the report.
TableData read_csv(const TableSchema& schema, const CsvOrigin& origin,
                   const std::filesystem::path& folder, Diagnostics& diagnostics);

/// Reads rows that the manifest itself holds. `manifest` is as printed in messages.
TableData read_inline(const TableSchema& schema, const InlineOrigin& origin,
                      const std::string& manifest, std::string file_name, std::string sha256,
                      Diagnostics& diagnostics);

/// Reports every value that references a table and is not in it, hidden rows included.
void check_references(std::vector<TableData>& tables);

}  // namespace quire::core::dataset_detail
