#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quire::core::dataset_detail {

/// Something in the bytes of a CSV file that RFC 4180 does not have.
enum class CsvFault : std::uint8_t {
  stray_quote,       // in a field that does not begin with one
  text_after_quote,  // between a closing quote and the next comma
  unclosed_quote,    // the rest of the bytes is in the field
  stray_return,      // a carriage return without a line feed, outside quotes
};

struct CsvField {
  std::string_view text;   // unquoted; valid until the next call of `next`
  std::size_t offset = 0;  // of the field's first byte, quote included
};

/// Splits CSV (RFC 4180, LF or CRLF, any delimiter) into records. Knows nothing of columns and types.
class CsvScanner {
 public:
  /// `bytes` begin with a record, which starts in `line`.
  explicit CsvScanner(std::string_view bytes, std::uint32_t line = 1, char delimiter = ',');

  /// Goes to the next record; false after the last.
  bool next();

  std::span<const CsvField> fields() const { return fields_; }
  std::uint32_t line() const { return line_; }  // where the record starts
  std::size_t offset() const { return offset_; }
  std::size_t end() const { return at_; }  // of the record, past its line end

  struct Fault {
    CsvFault kind;
    std::size_t offset;
  };
  std::span<const Fault> faults() const { return faults_; }

 private:
  void read_field();
  void read_quoted();
  void skip_to_end_of_field(CsvFault on_text);

  std::string_view bytes_;
  char delimiter_;
  std::array<bool, 256> is_stop_{};  // what may end a field or be a fault in it
  std::size_t at_ = 0;
  std::uint32_t next_line_;
  std::uint32_t line_ = 0;
  std::size_t offset_ = 0;
  std::vector<CsvField> fields_;
  std::vector<Fault> faults_;
  std::deque<std::string> unescaped_;  // texts of fields with doubled quotes
};

}  // namespace quire::core::dataset_detail
