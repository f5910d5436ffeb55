#include "dataset/source/typed_rows.hpp"

#include <bit>

#include "dataset/source/clean_text.hpp"

namespace quire::core::dataset_detail {
namespace {

constexpr std::size_t kRowsPerBatch = 16'384;
constexpr std::size_t kBytesPerBatch = std::size_t{64} << 20;  // of texts: far from the 2 GiB that one column holds
constexpr std::size_t kBytesPerHash = std::size_t{64} << 10;

}  // namespace

TypedRows::TypedRows(TableData& table, std::string name)
    : table_(table), name_(std::move(name)), batch_(*table.schema) {}

void TypedRows::begin(std::span<const std::string_view> names, std::uint32_t line,
                      Undeclared undeclared) {
  const auto place = [&](std::size_t field) {
    return SourceSpan{name_, line, static_cast<std::uint32_t>(field + 1)};
  };
  match_ = match_columns(names, *table_.schema, name_, place, table_.report, undeclared);
  table_.complete = table_.complete && match_.is_complete();
  table_.locate = [name = name_, match = match_](std::size_t, std::uint32_t row, std::size_t column) {
    return SourceSpan{name, row, static_cast<std::uint32_t>(match.field[column] + 1)};
  };
}

void TypedRows::add(std::span<const Cell> cells, std::uint32_t line) {
  for (std::size_t i = 0; i < batch_.columns.size(); ++i) {
    const std::size_t field = match_.field[i];
    if (field == kNoColumn) {
      batch_.columns[i].add_missing();  // its absence has been reported once, for all rows
      continue;
    }
    add_cell(batch_.columns[i], cells[field], line, field);
    hash(cells[field]);
  }
  batch_.end_row(line);
  if (batch_.lines.size() < kRowsPerBatch && batch_bytes_ < kBytesPerBatch) return;
  table_.append(batch_);
  batch_bytes_ = 0;
}

void TypedRows::add_cell(Column& column, const Cell& cell, std::uint32_t line, std::size_t field) {
  const auto* text = std::get_if<std::string_view>(&cell);
  if (text != nullptr && !is_clean(*text)) {
    column.add_missing();
    batch_.complete = false;
    batch_.complaints.add([&] { return explain_unclean(column.schema->name, *text, {name_, line, static_cast<std::uint32_t>(field + 1)}); });
    return;
  }
  if (text != nullptr) batch_bytes_ += text->size();
  const CellProblem problem = dataset_detail::add(column, cell);
  if (problem == CellProblem::none) return;
  batch_.complaints.add([&] {
    Diagnostic said = explain(problem, *column.schema, text_of(cell));
    said.where = {name_, line, static_cast<std::uint32_t>(field + 1)};
    return said;
  });
}

// The kind, then the value: eight bytes, or a text after its length.
void TypedRows::hash(const Cell& cell) {
  std::uint64_t number = 0;
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) number = static_cast<std::uint64_t>(*integer);
  if (const auto* decimal = std::get_if<double>(&cell)) number = std::bit_cast<std::uint64_t>(*decimal);
  if (const auto* boolean = std::get_if<bool>(&cell)) number = *boolean ? 1 : 0;
  if (const auto* date = std::get_if<Date>(&cell))
    number = static_cast<std::uint64_t>(date->time_since_epoch().count());
  const auto* text = std::get_if<std::string_view>(&cell);
  if (text != nullptr) number = text->size();
  bytes_ += static_cast<char>(cell.index());
  for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift);
  if (text != nullptr) bytes_ += *text;
  if (bytes_.size() < kBytesPerHash) return;
  hash_.update(bytes_);
  bytes_.clear();
}

void TypedRows::finish() {
  table_.append(batch_);
  hash_.update(bytes_);
  table_.sha256 = hash_.hex();
}

}  // namespace quire::core::dataset_detail
