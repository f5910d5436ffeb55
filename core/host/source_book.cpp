#include "host/source_book.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace quire::core {
namespace {

/// The row's text in a column of provenance; empty when there is no such column or no value.
std::string text_in(const TableView& table, std::string_view column_name, std::size_t row) {
  const ColumnView* column = column_name.empty() ? nullptr : table.find(column_name);
  if (column == nullptr || column->type != ColumnType::text || !column->has(row)) return {};
  return printable(column->text(row));
}

std::optional<Date> date_in(const TableView& table, std::string_view column_name, std::size_t row) {
  const ColumnView* column = column_name.empty() ? nullptr : table.find(column_name);
  if (column == nullptr || column->type != ColumnType::date || !column->has(row)) return {};
  return column->date(row);
}

}  // namespace

SourceIndex SourceBook::source_of(const TableView& table, std::size_t row) {
  const auto [known, is_new_row] = by_row_.try_emplace({std::string(table.name), row});
  if (!is_new_row) return known->second;

  std::string title = text_in(table, table.provenance.source, row);
  const std::string url = text_in(table, table.provenance.source_url, row);
  if (title.empty()) title = url.empty() ? printable(table.file) : url;
  const auto [entry, is_new_source] =
      by_title_and_url_.try_emplace({title, url}, static_cast<SourceIndex>(sources_.size()));
  known->second = entry->second;
  const std::optional<Date> as_of = date_in(table, table.provenance.as_of, row);
  if (is_new_source) {
    Source& source = sources_.emplace_back();
    source.title = title;
    source.url = url;
    source.grade = text_in(table, table.provenance.confidence, row);
    source.as_of = source.newest_as_of = as_of;
  }
  Source& source = sources_[entry->second];
  if (as_of && (!source.as_of || *as_of < *source.as_of)) source.as_of = as_of;
  if (as_of && (!source.newest_as_of || *as_of > *source.newest_as_of)) source.newest_as_of = as_of;
  source.unchecked = source.unchecked || is_unchecked(table, row);
  source.rows.push_back(reference(table, row));
  return entry->second;
}

RowReference SourceBook::reference(const TableView& table, std::size_t row) {
  return {std::string(table.name), std::string(table.file),
          row < table.lines.size() ? table.lines[row] : 0};
}

bool SourceBook::is_unchecked(const TableView& table, std::size_t row) {
  if (table.provenance.verification.empty()) return false;
  const std::string word = text_in(table, table.provenance.verification, row);
  return word != "checked" && word != "derived" && word != "partly";
}

bool SourceBook::is_unchecked(const TableView& table, std::size_t row, const std::vector<std::string>& cells) {
  const std::string_view name = table.provenance.unchecked_cells;
  const ColumnView* column = name.empty() ? nullptr : table.find(name);
  if (column == nullptr || column->type != ColumnType::list || !column->has(row)) return false;
  const auto end = static_cast<std::size_t>(column->offsets[row + 1]);
  for (auto i = static_cast<std::size_t>(column->offsets[row]); i < end; ++i)
    if (std::find(cells.begin(), cells.end(), column->item(i)) != cells.end()) return true;
  return false;
}

}  // namespace quire::core
