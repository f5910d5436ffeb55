// <sheetData><row r="3"><c r="B3" s="1" t="s"><f>A1</f><v>5</v></c></row></sheetData>, a million times.
#include <stdexcept>
#include <utility>

#include "base/diagnostic.hpp"
#include "sheets/cell_text.hpp"
#include "sheets/rich_text.hpp"
#include "sheets/xlsx_parts.hpp"
#include "sheets/xml_parser.hpp"

namespace quire::core {
namespace {

class SheetCells final : public XmlHandler {
 public:
  SheetCells(Workbook& book, Sheet& sheet) : book_(book), sheet_(sheet), shared_texts_(book.texts.size()) {}

  void start(const XmlElement& element) override {
    if (element.depth() == kList) {
      in_rows_ = element.name() == "sheetData";
    } else if (!in_rows_) {
      if (element.name() == "mergeCell") add_merged(element.attribute("ref").value_or(""));
    } else if (element.depth() == kRow && element.name() == "row") {
      begin_row(element.attribute("r"));
    } else if (element.depth() == kCell && element.name() == "c") {
      begin_cell(element);
    } else if (element.depth() == kValue) {
      in_value_ = element.name() == "v";
      in_inline_ = element.name() == "is";
      has_inline_ = has_inline_ || in_inline_;
    } else if (in_inline_) {
      inline_.start(element.name());
    }
  }

  void end(std::string_view name, int depth) override {
    if (!in_rows_) return;
    if (depth == kCell && name == "c") end_cell();
    if (depth == kValue) in_value_ = in_inline_ = false;
    if (depth > kValue && in_inline_) inline_.end(name);
  }

  void text(std::string_view piece) override {
    if (in_value_)
      value_ += piece;
    else if (in_inline_)
      inline_.text(piece);
  }

 private:
  // Depths within <worksheet>.
  static constexpr int kList = 1;
  static constexpr int kRow = 2;
  static constexpr int kCell = 3;
  static constexpr int kValue = 4;

  enum class Type { number, shared, text, inline_text, boolean, error, date };

  // Without a number of its own, a row follows the one before.
  void begin_row(std::optional<std::string_view> number) {
    place_ = {place_.row + 1, -1};
    row_is_named_ = number.has_value();
    if (!number) return;
    const std::uint32_t row = read_count(*number).value_or(0);
    if (row < 1 || row > static_cast<std::uint32_t>(kMostSheetRows))
      throw std::runtime_error("is damaged: it has a row " + quote(*number));
    place_.row = static_cast<std::int32_t>(row) - 1;
  }

  void begin_cell(const XmlElement& element) {
    if (const auto address = element.attribute("r"))
      move_to(*address);
    else
      ++place_.column;
    format_ = read_count(element.attribute("s").value_or("0")).value_or(0);
    type_ = type_of(element.attribute("t").value_or("n"));
    value_.clear();
    inline_.take();
    has_inline_ = false;
  }

  void move_to(std::string_view address) {
    const std::optional<CellPlace> place = parse_cell_place(address);
    if (!place) throw std::runtime_error("is damaged: it has a cell " + quote(address));
    if (row_is_named_ && place->row != place_.row)
      throw std::runtime_error("is damaged: cell " + cell_name(*place) + " stands in row " +
                               std::to_string(place_.row + 1));
    place_ = *place;
  }

  Type type_of(std::string_view word) const {
    if (word == "n") return Type::number;
    if (word == "s") return Type::shared;
    if (word == "str") return Type::text;
    if (word == "inlineStr") return Type::inline_text;
    if (word == "b") return Type::boolean;
    if (word == "e") return Type::error;
    if (word == "d") return Type::date;
    refuse_cell(place_, word, "is no type of cell");
  }

  // A formula that nobody has worked out yet has no value, and is unknown like an error.
  void end_cell() {
    if (has_inline_) return add_text(inline_.take());
    if (value_.empty() || type_ == Type::error) return;
    switch (type_) {
      case Type::number: return add_number(SheetCell::Kind::number, read_number(value_, place_));
      case Type::boolean: return add_number(SheetCell::Kind::boolean, read_boolean(value_, place_) ? 1 : 0);
      case Type::date: return add_date();
      case Type::shared: return add_shared();
      case Type::text:
      case Type::inline_text: return add_text(without_escapes(value_));
      case Type::error: break;
    }
  }

  void add_date() {
    const std::string_view text = without_blanks(value_);
    const std::optional<std::chrono::sys_seconds> moment = parse_moment(text);
    if (moment) return add_number(SheetCell::Kind::date, static_cast<double>(moment->time_since_epoch().count()));
    const std::optional<std::chrono::seconds> time = parse_clock(text);
    if (!time) refuse_cell(place_, value_, "is not a date");
    add_text(clock_text(*time));
  }

  void add_shared() {
    const std::optional<std::uint32_t> number = read_count(without_blanks(value_));
    if (!number || *number >= shared_texts_) refuse_cell(place_, value_, "is the number of no text");
    add_cell({SheetCell::Kind::text, format_, 0, *number});
  }

  void add_text(std::string text) { add_cell({SheetCell::Kind::text, format_, 0, book_.add_text(std::move(text))}); }
  void add_number(SheetCell::Kind kind, double number) { add_cell({kind, format_, number, 0}); }

  void add_cell(const SheetCell& value) {
    reserve_row();
    SheetCell& cell = sheet_.at(place_.row, place_.column);
    if (cell.kind != SheetCell::Kind::none)
      throw std::runtime_error("is damaged: it has the cell " + cell_name(place_) + " twice");
    cell = value;
  }

  // Rows are mostly as long as the one before.
  void reserve_row() {
    const auto row = static_cast<std::size_t>(place_.row);
    if (row != sheet_.rows.size() || sheet_.rows.empty()) return;
    const std::size_t length = sheet_.rows.back().size();
    sheet_.rows.emplace_back().reserve(length);
  }

  void add_merged(std::string_view text) {
    const std::string whole(text);
    const std::optional<SheetRange> range =
        parse_sheet_range(text.find(':') == text.npos ? whole + ":" + whole : whole);
    if (!range) throw std::runtime_error("has merged cells at " + quote(text) + ", which is no range");
    sheet_.merged.push_back(*range);
  }

  Workbook& book_;
  Sheet& sheet_;
  std::size_t shared_texts_;
  bool in_rows_ = false;
  bool row_is_named_ = false;
  CellPlace place_{-1, -1};
  std::uint32_t format_ = 0;
  Type type_ = Type::number;
  bool in_value_ = false;
  bool in_inline_ = false;
  bool has_inline_ = false;
  std::string value_;
  RichText inline_;
};

}  // namespace

void read_xlsx_cells(const ZipPackage& package, const std::string& part, Workbook& book, Sheet& sheet) {
  SheetCells cells(book, sheet);
  parse_xml(package, part, cells);
}

}  // namespace quire::core
