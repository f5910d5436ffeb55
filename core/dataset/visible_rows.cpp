#include "dataset/visible_rows.hpp"

#include <algorithm>
#include <numeric>

namespace quire::core::dataset_detail {
namespace {

void set_bit(std::vector<std::uint8_t>& bits, std::size_t i) {
  bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
}

// Numbers the texts of visible rows anew, in the order in which they appear.
class Recoder {
 public:
  Recoder(const Dictionary& from, Dictionary& to)
      : from_(from), to_(to), codes_(from.size(), Dictionary::kNone) {}

  std::int32_t operator()(std::int32_t old) {
    std::int32_t& code = codes_[static_cast<std::size_t>(old)];
    if (code == Dictionary::kNone) code = to_.add(from_.at(old));
    return code;
  }

 private:
  const Dictionary& from_;
  Dictionary& to_;
  std::vector<std::int32_t> codes_;
};

void pack_validity(const Column& column, const std::vector<std::uint32_t>& rows,
                   PackedColumn& out) {
  out.validity.resize((rows.size() + 7) / 8);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (column.present[rows[i]] != 0)
      set_bit(out.validity, i);
    else
      ++out.missing;
  }
}

void select_list(const Column& column, const std::vector<std::uint32_t>& rows,
                 PackedColumn::Selected& out) {
  Recoder recode(column.dictionary, out.dictionary);
  out.offsets.push_back(0);
  for (const std::uint32_t row : rows) {
    for (std::int32_t i = column.offsets[row]; i < column.offsets[row + 1]; ++i)
      out.codes.push_back(recode(column.codes[static_cast<std::size_t>(i)]));
    out.offsets.push_back(static_cast<std::int32_t>(out.codes.size()));
  }
}

void select(const Column& column, const std::vector<std::uint32_t>& rows, PackedColumn::Selected& out) {
  switch (column.schema->type) {
    case ColumnType::integer:
      for (const std::uint32_t row : rows) out.integers.push_back(column.integers[row]);
      break;
    case ColumnType::decimal:
      for (const std::uint32_t row : rows) out.decimals.push_back(column.decimals[row]);
      break;
    case ColumnType::date:
      for (const std::uint32_t row : rows) out.codes.push_back(column.codes[row]);
      break;
    case ColumnType::boolean:
      out.bits.resize((rows.size() + 7) / 8);
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (column.codes[rows[i]] != 0) set_bit(out.bits, i);
      break;
    case ColumnType::text: {
      Recoder recode(column.dictionary, out.dictionary);
      for (const std::uint32_t row : rows)
        out.codes.push_back(column.present[row] != 0 ? recode(column.codes[row]) : 0);
      break;
    }
    case ColumnType::list:
      select_list(column, rows, out);
      break;
  }
}

/// The rows that were known at `as_of`, all of them when it is empty or the table is not dated.
std::vector<std::uint32_t> known_rows(const TableData& table, std::optional<Date> as_of) {
  const Column* known_from =
      table.schema->known_from.empty() ? nullptr : table.find(table.schema->known_from);
  std::vector<std::uint32_t> rows(table.row_count());
  std::iota(rows.begin(), rows.end(), 0U);
  if (!as_of || known_from == nullptr) return rows;
  const std::int64_t last = as_of->time_since_epoch().count();
  std::erase_if(rows, [&](std::uint32_t row) { return known_from->codes[row] > last; });
  return rows;
}

bool names(const std::vector<std::string>& audiences, std::string_view audience) {
  return std::find(audiences.begin(), audiences.end(), audience) != audiences.end();
}

/// A row that names nobody is for everybody.
bool may_see(const Column& audiences, std::uint32_t row, std::string_view audience) {
  if (audiences.present[row] == 0) return true;
  if (audiences.schema->type == ColumnType::text) return audiences.dictionary.at(audiences.codes[row]) == audience;
  const auto first = audiences.codes.begin() + audiences.offsets[row];
  const auto last = audiences.codes.begin() + audiences.offsets[row + 1];
  return first == last || std::any_of(first, last, [&](std::int32_t code) { return audiences.dictionary.at(code) == audience; });
}

// The buffers that a column of this type has, of a Column or of what was selected from it.
template <class Buffers>
void point_to(const Buffers& buffers, ColumnType type, PackedColumn& out) {
  if (type == ColumnType::integer)
    out.values = std::as_bytes(std::span(buffers.integers));
  else if (type == ColumnType::decimal)
    out.values = std::as_bytes(std::span(buffers.decimals));
  else
    out.values = std::as_bytes(std::span(buffers.codes));
  out.offsets = buffers.offsets;
  out.dictionary = &buffers.dictionary;
}

}  // namespace

bool is_withheld(const TableSchema& table, const ColumnSchema& column, const View& view) {
  if (!view.audience) return false;
  if (column.name == table.audience) return true;
  return !column.audience.empty() && !names(column.audience, *view.audience);
}

std::vector<std::uint32_t> visible_rows(const TableData& table, const View& view) {
  std::vector<std::uint32_t> rows = known_rows(table, view.as_of);
  const Column* audience = table.schema->audience.empty() ? nullptr : table.find(table.schema->audience);
  if (view.audience && audience != nullptr)
    std::erase_if(rows, [&](std::uint32_t row) { return !may_see(*audience, row, *view.audience); });
  return rows;
}

PackedColumn pack(const Column& column, const std::vector<std::uint32_t>& rows) {
  const ColumnType type = column.schema->type;
  PackedColumn out;
  pack_validity(column, rows, out);
  if (rows.size() == column.present.size() && type != ColumnType::boolean) {
    point_to(column, type, out);
    return out;
  }
  out.selected = std::make_unique<PackedColumn::Selected>();
  select(column, rows, *out.selected);
  point_to(*out.selected, type, out);
  if (type == ColumnType::boolean) out.values = std::as_bytes(std::span(out.selected->bits));
  return out;
}

}  // namespace quire::core::dataset_detail
