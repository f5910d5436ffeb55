#include "dataset/source/csv_parser.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "dataset/source/clean_text.hpp"
#include "dataset/source/regular_scanner.hpp"

namespace quire::core::dataset_detail {
namespace {

Diagnostic fault_at(CsvFault kind, SourceSpan where) {
  const auto said = [&](std::string code, std::string message, std::string hint) {
    return Diagnostic{"dataset." + code, Severity::error, where, std::move(message), std::move(hint)};
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

/// Reads records into a batch, from either scanner.
template <class Scanner>
class Parser {
 public:
  Parser(const CsvShape& shape, std::string_view text, std::uint32_t line, RecordBatch& batch)
      : shape_(shape),
        text_(text),
        clean_(is_clean(text)),
        scanner_(text, line, shape.delimiter),
        batch_(batch) {}

  void parse() {
    while (scanner_.next()) {
      if (!is_whole_record()) continue;
      read_row();
      batch_.end_row(scanner_.line());
    }
  }

 private:
  SourceSpan place(std::size_t offset) const {
    return place_in(text_, offset, scanner_.offset(), scanner_.line(), shape_.file);
  }

  // A record of another shape has its cells in unknown columns: it is reported and left out.
  bool is_whole_record() {
    for (const CsvScanner::Fault& fault : scanner_.faults())
      batch_.complaints.add([&] { return fault_at(fault.kind, place(fault.offset)); });
    const std::size_t found = scanner_.fields().size();
    if (scanner_.faults().empty() && found != shape_.match.fields)
      batch_.complaints.add([&] {
        return Diagnostic{"dataset.ragged-row", Severity::error, place(scanner_.offset()),
                          "the row has " + count_of_fields(found) + (shape_.header ? ", the header " : ", the table ") +
                              std::to_string(shape_.match.fields),
                          {}};
      });
    const bool whole = scanner_.faults().empty() && found == shape_.match.fields;
    if (!whole) batch_.complete = false;
    return whole;
  }

  void read_row() {
    for (std::size_t column = 0; column < batch_.columns.size(); ++column) {
      const std::size_t field = shape_.match.field[column];
      if (field == kNoColumn)
        batch_.columns[column].add_missing();  // its absence has been reported once, for all rows
      else
        read_cell(batch_.columns[column], scanner_.fields()[field]);
    }
  }

  void read_cell(Column& column, const CsvField& field) {
    if (!clean_ && !is_clean(field.text)) {
      column.add_missing();
      batch_.complete = false;
      batch_.complaints.add(
          [&] { return explain_unclean(column.schema->name, field.text, place(field.offset)); });
      return;
    }
    const CellProblem problem = column.add_cell(field.text);
    if (problem == CellProblem::none) return;
    batch_.complaints.add([&] {
      Diagnostic said = explain(problem, *column.schema, field.text);
      said.where = place(field.offset);
      return said;
    });
  }

  const CsvShape& shape_;
  std::string_view text_;
  bool clean_;
  Scanner scanner_;
  RecordBatch& batch_;
};

}  // namespace

SourceSpan place_in(std::string_view text, std::size_t offset, std::size_t record, std::uint32_t line,
                    const std::string& file) {
  const std::string_view before = text.substr(record, offset - record);
  line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t feed = before.rfind('\n');
  const std::size_t start = feed == std::string_view::npos ? record : record + feed + 1;
  const std::size_t column = count_code_points(text.substr(start, offset - start)) + 1;
  return {file, line, static_cast<std::uint32_t>(column)};
}

Complaints complaints_about(const CsvScanner& scanner, std::string_view text, const std::string& file) {
  Complaints complaints;
  for (const CsvScanner::Fault& fault : scanner.faults())
    complaints.add([&] {
      return fault_at(fault.kind, place_in(text, fault.offset, scanner.offset(), scanner.line(), file));
    });
  return complaints;
}

void parse_slab(const CsvShape& shape, std::string_view text, std::uint32_t line, bool regular,
                RecordBatch& batch) {
  if (regular)
    Parser<RegularScanner>(shape, text, line, batch).parse();
  else
    Parser<CsvScanner>(shape, text, line, batch).parse();
}

}  // namespace quire::core::dataset_detail
