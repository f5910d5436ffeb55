#include "sheets/sheet_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <optional>

#include "base/diagnostic.hpp"
#include "dataset/source/row_stream.hpp"

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
      cells_[i] = cell_of(sheet_.cell(row, first_ + static_cast<std::int32_t>(i)));
      any = any || !std::holds_alternative<std::monostate>(cells_[i]);
    }
    return any;
  }
  std::vector<Cell>& cells() { return cells_; }

 private:
  Cell cell_of(const SheetCell& cell) {
    switch (cell.kind) {
      case SheetCell::Kind::none: return {};
      case SheetCell::Kind::boolean: return cell.number != 0;
      case SheetCell::Kind::text: return text_of(cell);
      case SheetCell::Kind::date: return moment(cell.number);
      case SheetCell::Kind::number:
        if (book_.is_date(cell.format))
          return moment(cell.number + static_cast<double>(book_.origin.time_since_epoch().count()));
        return cell.number;
    }
    return {};
  }

  // What a formula could not work out is no text: #N/A, #DIV/0! and the others are unknown.
  Cell text_of(const SheetCell& cell) const {
    const std::string& text = book_.texts[cell.text];
    constexpr std::array<std::string_view, 8> kErrors{"#N/A",  "#DIV/0!", "#VALUE!", "#REF!",
                                                      "#NAME?", "#NUM!",   "#NULL!",  "#GETTING_DATA"};
    if (text.empty() || std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end()) return {};
    return std::string_view(text);
  }

  // A day, or a text when there is a time of the day with it.
  Cell moment(double days) {
    constexpr double kFarthest = 4e6;
    if (!(std::abs(days) < kFarthest)) return days;
    const std::chrono::sys_seconds at{std::chrono::seconds(std::llround(days * 86'400))};
    const Date date = std::chrono::floor<std::chrono::days>(at);
    const auto rest = static_cast<int>((at - date).count());
    if (rest == 0) return date;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    made_.push_back(iso_date(date) + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + ":" + two(rest % 60));
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
  return names.empty() ? "has no sheets" : "has no sheet " + quote(name) + "; it has " + names;
}

class RowWriter {
 public:
  RowWriter(Workbook& book, const SheetRequest& request, const std::function<void(const std::string&)>& write)
      : book_(book), request_(request), write_(write) {}

  void run() {
    const auto sheet = std::find_if(book_.sheets.begin(), book_.sheets.end(), [&](const Sheet& one) {
      return request_.sheet.empty() || one.name == request_.sheet;
    });
    const std::optional<SheetRange> range =
        request_.range.empty() ? SheetRange{} : parse_sheet_range(request_.range);
    if (sheet == book_.sheets.end())
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
