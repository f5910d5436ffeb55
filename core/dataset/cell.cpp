#include "dataset/cell.hpp"

#include <cmath>

namespace quire::core::dataset_detail {
namespace {

// What a value is that the type cannot hold.
CellProblem misfit(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return CellProblem::not_an_integer;
    case ColumnType::boolean:
      return CellProblem::not_a_boolean;
    case ColumnType::date:
      return CellProblem::not_a_date;
    default:
      return CellProblem::not_a_number;
  }
}

class Adder {
 public:
  explicit Adder(Column& column) : column_(column), type_(column.schema->type) {}

  CellProblem operator()(std::monostate) { return column_.add_missing(); }
  CellProblem operator()(std::string_view text) { return column_.add_cell(text); }

  CellProblem operator()(std::int64_t value) {
    if (type_ == ColumnType::integer) return column_.add_integer(value);
    if (type_ == ColumnType::decimal) return column_.add_decimal(static_cast<double>(value));
    // SQLite has no booleans but these.
    if (type_ == ColumnType::boolean && (value == 0 || value == 1)) return column_.add_boolean(value == 1);
    return as_text(value);
  }

  CellProblem operator()(double value) {
    if (!std::isfinite(value)) return column_.reject(CellProblem::not_a_number);
    if (type_ == ColumnType::decimal) return column_.add_decimal(value);
    constexpr double kBeyond = 9'223'372'036'854'775'808.0;  // 2 to the power of 63
    if (type_ == ColumnType::integer && value == std::trunc(value) && value >= -kBeyond && value < kBeyond)
      return column_.add_integer(static_cast<std::int64_t>(value));
    return as_text(value);
  }

  CellProblem operator()(bool value) {
    if (type_ == ColumnType::boolean) return column_.add_boolean(value);
    return as_text(value);
  }

  CellProblem operator()(Date value) {
    using namespace std::chrono;
    // The days that four digits and a calendar can write.
    if (value < Date{year{1} / January / 1} || value > Date{year{9999} / December / 31})
      return column_.reject(CellProblem::not_a_date);
    if (type_ == ColumnType::date) return column_.add_date(value);
    return as_text(value);
  }

 private:
  CellProblem as_text(const Cell& cell) {
    if (type_ != ColumnType::text && type_ != ColumnType::list) return column_.reject(misfit(type_));
    return column_.add_cell(text_of(cell));
  }

  Column& column_;
  ColumnType type_;
};

}  // namespace

CellProblem add(Column& column, const Cell& cell) { return std::visit(Adder(column), cell); }

std::string text_of(const Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
  if (const auto* decimal = std::get_if<double>(&cell)) return shown(*decimal, ColumnType::decimal);
  if (const auto* boolean = std::get_if<bool>(&cell)) return *boolean ? "true" : "false";
  if (const auto* date = std::get_if<Date>(&cell)) return iso_date(*date);
  if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
  return {};
}

}  // namespace quire::core::dataset_detail
