#pragma once

#include <filesystem>
#include <memory>

#include "dataset/origin.hpp"
#include "dataset/source/csv_parser.hpp"
#include "dataset/source/slab_reader.hpp"

namespace quire::core::dataset_detail {

/// Finds where cells stand in a file that has been read, by reading it again. Rows that come in their
/// order are found in one pass.
class CsvPlaces {
 public:
  CsvPlaces(std::filesystem::path path, CsvOrigin origin, CsvShape shape);

  /// The cell of the row that starts in `line`; without its column when the file has changed since.
  SourceSpan cell(std::uint32_t line, std::size_t column);

 private:
  bool go_to(std::uint32_t line);
  void open();

  std::filesystem::path path_;
  CsvOrigin origin_;
  CsvShape shape_;
  std::unique_ptr<CsvInput> input_;
  std::unique_ptr<SlabReader> slabs_;
  Slab slab_;
  std::unique_ptr<CsvScanner> scanner_;  // over slab_, standing at the last record asked for
};

}  // namespace quire::core::dataset_detail
