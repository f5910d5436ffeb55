#include <algorithm>
#include <memory>

#include "base/sha256.hpp"
#include "dataset/csv_file.hpp"
#include "dataset/csv_scanner.hpp"
#include "base/input_file.hpp"
#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {
namespace {

// Lines, byte offsets and dictionaries of one file then fit into 31 bits.
constexpr std::size_t kLargestCsv = 0x7FFF'FFFF;

Diagnostic fault_at(CsvFault kind, SourceSpan where) {
  const auto said = [&](std::string code, std::string message, std::string hint) {
    return Diagnostic{"dataset." + code, Severity::error, where, std::move(message),
                      std::move(hint)};
  };
  switch (kind) {
    case CsvFault::stray_quote:
      return said("stray-quote", "quote inside an unquoted field",
                  "put the whole field in quotes and double those inside it");
    case CsvFault::text_after_quote:
      return said("text-after-quote", "text after the closing quote of a field",
                  "double a quote that belongs to the text");
    case CsvFault::unclosed_quote:
      return said("unclosed-quote", "this quote is never closed", "");
    case CsvFault::stray_return:
      break;
  }
  return said("stray-return", "carriage return without a line feed",
              "end lines with LF or CRLF, and put fields that hold line ends in quotes");
}

std::string count_of_fields(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " field" : " fields");
}

class CsvReader {
 public:
  CsvReader(TableData& table, CsvFile& file)
      : table_(table), file_(file), scanner_(file.bytes, file.begin) {}

  void read() {
    if (!scanner_.next()) {
      table_.complete = false;
      table_.report.error([&] {
        return Diagnostic{"dataset.no-header",
                          Severity::error,
                          {file_.name, 1, 1},
                          "the file has no header line",
                          {}};
      });
      return;
    }
    report_faults();
    file_.header = match_header(
        scanner_.fields(), *table_.schema, [&](std::size_t offset) { return place(offset); },
        table_.report);
    const std::vector<std::size_t>& fields = file_.header.field;
    if (std::find(fields.begin(), fields.end(), kNoColumn) != fields.end()) table_.complete = false;
    while (scanner_.next()) {
      if (!is_whole_record()) continue;
      file_.row_offsets.push_back(static_cast<std::uint32_t>(scanner_.offset()));
      read_row();
      table_.end_row(scanner_.line());
    }
  }

 private:
  SourceSpan place(std::size_t offset) const {
    return file_.place(offset, scanner_.line(), scanner_.offset());
  }

  void report_faults() {
    for (const CsvScanner::Fault& fault : scanner_.faults())
      table_.report.error([&] { return fault_at(fault.kind, place(fault.offset)); });
  }

  // A record of another shape has its cells in unknown columns: it is reported and left out.
  bool is_whole_record() {
    report_faults();
    const std::size_t wanted = file_.header.schema_column.size();
    const std::size_t found = scanner_.fields().size();
    if (scanner_.faults().empty() && found != wanted)
      table_.report.error([&] {
        return Diagnostic{
            "dataset.ragged-row",
            Severity::error,
            place(scanner_.offset()),
            "the row has " + count_of_fields(found) + ", the header " + std::to_string(wanted),
            {}};
      });
    const bool whole = scanner_.faults().empty() && found == wanted;
    if (!whole) table_.complete = false;
    return whole;
  }

  void read_row() {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const std::size_t field = file_.header.field[column];
      if (field == kNoColumn)
        table_.columns[column].add_missing();  // its absence has been reported once, for all rows
      else
        read_cell(table_.columns[column], scanner_.fields()[field]);
    }
  }

  void read_cell(Column& column, const CsvField& field) {
    if (!file_.clean && !is_clean(field.text)) {
      column.add_missing();
      table_.complete = false;
      table_.report.error([&] {
        const bool has_nul = field.text.find('\0') != std::string_view::npos;
        return Diagnostic{has_nul ? "dataset.nul-character" : "dataset.invalid-utf8",
                          Severity::error, place(field.offset),
                          "column " + quote(column.schema->name) + ": " + quote(field.text) +
                              (has_nul ? " contains a NUL character" : " is not valid UTF-8"),
                          has_nul ? "" : "save the file as UTF-8"};
      });
      return;
    }
    const CellProblem problem = column.add_cell(field.text);
    if (problem == CellProblem::none) return;
    table_.report.error([&] {
      Diagnostic said = explain(problem, *column.schema, field.text);
      said.where = place(field.offset);
      return said;
    });
  }

  TableData& table_;
  CsvFile& file_;
  CsvScanner scanner_;
};

}  // namespace

TableData read_csv(const TableSchema& schema, const std::filesystem::path& folder,
                   Diagnostics& diagnostics) {
  const std::filesystem::path path = folder / schema.file;
  TableData table(schema, path.string(), diagnostics);
  table.file = schema.file;
  InputFile input = read_input(path, kLargestCsv);
  if (!input.bytes) {
    table.complete = false;
    table.report.error([&] {
      return Diagnostic{
          "dataset.unreadable-file",
          Severity::error,
          schema.where,
          "table " + quote(schema.name) + ": " + quote(path.string()) + " " + input.problem,
          {}};
    });
    return table;
  }
  const auto file =
      std::make_shared<CsvFile>(make_csv_file(path.string(), std::move(*input.bytes)));
  table.sha256 = sha256_hex(file->bytes);
  table.locate = [file](std::size_t row, std::uint32_t line, std::size_t column) {
    return file->cell(row, line, column);
  };
  CsvReader(table, *file).read();
  return table;
}

}  // namespace quire::core::dataset_detail
