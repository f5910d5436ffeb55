#include "sheets/sheet_rows.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "dataset/source/row_stream.hpp"
#include "sheets/cell_place.hpp"
#include "sheets/cell_text.hpp"

namespace quire::core {
namespace {

using dataset_detail::append_cells;
using dataset_detail::append_text;
using dataset_detail::Cell;
using dataset_detail::RowMessage;

constexpr std::size_t kPiece = std::size_t{1} << 20;

/// Cells of a row as the stream has them; texts that are made live until the next row.
class RowMaker {
 public:
  RowMaker(const Workbook& book, const Sheet& sheet, std::int32_t first, std::int32_t last)
      : book_(book), sheet_(sheet), first_(first), cells_(static_cast<std::size_t>(last - first + 1)) {}

  /// Whether anything stands in the row.
  bool take(std::int32_t row) {
    made_.clear();
    bool any = false;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      cells_[i] = cell_of({row, first_ + static_cast<std::int32_t>(i)});
      any = any || !std::holds_alternative<std::monostate>(cells_[i]);
    }
    return any;
  }
  std::vector<Cell>& cells() { return cells_; }

 private:
  Cell cell_of(CellPlace place) {
    const SheetCell cell = sheet_.cell(place.row, place.column);
    switch (cell.kind) {
      case SheetCell::Kind::none: return {};
      case SheetCell::Kind::boolean: return cell.number != 0;
      case SheetCell::Kind::text: return text_of(cell);
      case SheetCell::Kind::date:
        return moment(std::chrono::sys_seconds(std::chrono::seconds(std::llround(cell.number))));
      case SheetCell::Kind::number:
        if (book_.is_date(cell.format)) return moment_of(cell.number, place);
        return cell.number;
    }
    return {};
  }

  Cell text_of(const SheetCell& cell) const {
    const std::string& text = book_.texts[cell.text];
    if (text.empty()) return {};
    return std::string_view(text);
  }

  Cell moment_of(double serial, CellPlace place) {
    const std::optional<std::chrono::sys_seconds> at = moment_of_serial(serial, book_.day_system);
    if (!at)
      refuse_cell(place, number_text(serial), "is formatted as a date, but is no existing day before the year 10000");
    return moment(*at);
  }

  // A day, or a text when there is a time of the day with it.
  Cell moment(std::chrono::sys_seconds at) {
    const Date date = std::chrono::floor<std::chrono::days>(at);
    if (at == date) return date;
    made_.push_back(iso_date(date) + "T" + clock_text(at - date));
    return std::string_view(made_.back());
  }

  const Workbook& book_;
  const Sheet& sheet_;
  std::int32_t first_;
  std::vector<Cell> cells_;
  std::deque<std::string> made_;
};

std::string no_sheet(const Workbook& book, const std::string& name) {
  std::string names;
  for (const Sheet& sheet : book.sheets) names += (names.empty() ? "" : ", ") + quote(sheet.name);
  if (names.empty()) return "has no sheets";
  return (name.empty() ? "has hidden sheets only" : "has no sheet " + quote(name)) + "; it has " + names;
}

class RowWriter {
 public:
  RowWriter(Workbook& book, const SheetRequest& request, const std::function<void(const std::string&)>& write)
      : book_(book), request_(request), write_(write) {}

  void run() {
    Sheet* const sheet = book_.find(request_.sheet);
    const std::optional<SheetRange> range = request_.range.empty() ? SheetRange{} : parse_sheet_range(request_.range);
    if (sheet == nullptr)
      append_text(bytes_, RowMessage::problem, no_sheet(book_, request_.sheet));
    else if (!range)
      append_text(bytes_, RowMessage::problem, "has no range " + quote(request_.range));
    else
      rows(*sheet, *range);
    append_text(bytes_, RowMessage::end, {});
    write_(bytes_);
  }

 private:
  void rows(Sheet& sheet, SheetRange range) {
    sheet.spread_merged();
    std::int32_t widest = 0;
    for (const std::vector<SheetCell>& row : sheet.rows)
      widest = std::max(widest, static_cast<std::int32_t>(row.size()));
    range.last_row = std::min(range.last_row, static_cast<std::int32_t>(sheet.rows.size()) - 1);
    range.last_column = std::min(range.last_column, widest - 1);
    if (range.last_column < range.first_column) range.last_row = -1;
    const std::int32_t begin = std::max(range.first_row, request_.header_row - 1);
    bool has_names = false;
    for (std::int32_t row = begin; row <= range.last_row; ++row) {
      RowMaker& maker = maker_ ? *maker_ : maker_.emplace(book_, sheet, range.first_column, range.last_column);
      if (!maker.take(row)) continue;
      if (!has_names) {
        has_names = true;
        names(maker.cells(), row);
        if (request_.header_row >= 0) continue;
        maker.take(row);
      }
      append_cells(bytes_, RowMessage::row, static_cast<std::uint32_t>(row + 1), maker.cells());
      flush();
    }
    if (!has_names) append_text(bytes_, RowMessage::problem, "has no rows in its sheet " + quote(sheet.name));
  }

  // The cells of the header, or nothing for each column where there is none.
  void names(std::vector<Cell> cells, std::int32_t row) {
    if (request_.header_row < 0) std::fill(cells.begin(), cells.end(), Cell{});
    append_cells(bytes_, RowMessage::names, static_cast<std::uint32_t>(row + 1), cells);
  }

  void flush() {
    if (bytes_.size() < kPiece) return;
    write_(bytes_);
    bytes_.clear();
  }

  Workbook& book_;
  const SheetRequest& request_;
  const std::function<void(const std::string&)>& write_;
  std::optional<RowMaker> maker_;
  std::string bytes_;
};

}  // namespace

void write_rows(Workbook& book, const SheetRequest& request, const std::function<void(const std::string&)>& write) {
  RowWriter(book, request, write).run();
}

}  // namespace quire::core
