#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/source/csv_scanner.hpp"
#include "dataset/source/csv_structure.hpp"

namespace quire::core::dataset_detail {

/// CsvScanner for bytes that are known to be regular, several times as fast.
class RegularScanner {
 public:
  /// `bytes` begin with a record, which starts in `line`.
  RegularScanner(std::string_view bytes, std::uint32_t line, char delimiter)
      : bytes_(bytes), structure_(delimiter), next_line_(line) {}

  bool next();

  std::span<const CsvField> fields() const { return fields_; }
  std::uint32_t line() const { return line_; }
  std::size_t offset() const { return offset_; }
  std::span<const CsvScanner::Fault> faults() const { return {}; }

 private:
  std::size_t next_stop();
  void add_field(std::size_t begin, std::size_t end);
  void load_block();

  std::string_view bytes_;
  CsvStructure structure_;
  std::uint64_t stops_ = 0;      // delimiters and line ends of the block that are still to come
  std::size_t block_ = 0;        // where that block begins
  std::size_t next_block_ = 0;
  std::size_t at_ = 0;
  std::uint32_t next_line_;
  std::uint32_t line_ = 0;
  std::size_t offset_ = 0;
  std::vector<CsvField> fields_;
  std::deque<std::string> unescaped_;  // texts of fields with doubled quotes
};

}  // namespace quire::core::dataset_detail
