#include "dataset/source/csv_places.hpp"

namespace quire::core::dataset_detail {

CsvPlaces::CsvPlaces(std::filesystem::path path, CsvOrigin origin, CsvShape shape)
    : path_(std::move(path)), origin_(std::move(origin)), shape_(std::move(shape)) {}

SourceSpan CsvPlaces::cell(std::uint32_t line, std::size_t column) {
  const std::size_t field = shape_.match.field[column];
  if (!go_to(line) || field >= scanner_->fields().size()) return {shape_.file, line, 0};
  return place_in(slab_.text(), scanner_->fields()[field].offset, scanner_->offset(), line, shape_.file);
}

bool CsvPlaces::go_to(std::uint32_t line) {
  if (!scanner_ || scanner_->line() > line) open();
  for (;;) {
    if (scanner_->line() == line) return true;
    if (scanner_->line() > line) return false;
    if (scanner_->next()) continue;
    if (!slabs_->next(slab_)) return false;
    scanner_ = std::make_unique<CsvScanner>(slab_.text(), slab_.line, origin_.delimiter);
  }
}

void CsvPlaces::open() {
  input_ = std::make_unique<CsvInput>(path_, origin_.encoding);
  slabs_ = std::make_unique<SlabReader>(*input_, origin_.delimiter);
  scanner_ = std::make_unique<CsvScanner>(std::string_view());
}

}  // namespace quire::core::dataset_detail
