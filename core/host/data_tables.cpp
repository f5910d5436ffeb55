#include <algorithm>

#include "host/host.hpp"
#include "host/section_cache.hpp"

namespace quire::core {
namespace {

std::optional<Date> newest_row(const TableView& table) {
  const ColumnView* as_of = table.find(table.provenance.as_of);
  if (as_of == nullptr || as_of->type != ColumnType::date) return {};
  std::optional<Date> newest;
  for (std::size_t row = 0; row < table.row_count; ++row)
    if (as_of->has(row)) newest = std::max(newest.value_or(as_of->date(row)), as_of->date(row));
  return newest;
}

}  // namespace

std::vector<DataTable> data_tables(const Dataset& dataset) {
  std::vector<DataTable> data;
  for (const TableView& table : dataset.tables()) {
    DataTable& entry = data.emplace_back();
    entry.name = table.name;
    entry.file = table.file;
    entry.sha256 = table.sha256;
    entry.schema = schema_hash(table);
    entry.rows = table.row_count;
    entry.hidden_rows = table.hidden_rows;
    entry.dated = table.dated;
    entry.newest = newest_row(table);
    entry.max_age = table.max_age;
  }
  return data;
}

}  // namespace quire::core
