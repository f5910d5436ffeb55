#include "sheets/ods_cell.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sheets/cell_text.hpp"
#include "sheets/moments.hpp"
#include "sheets/ods_names.hpp"

namespace quire::core {
namespace {

/// The attribute that has the value of a type; none of a text, which mostly stands in paragraphs alone.
std::string_view attribute_of(std::string_view type) {
  if (type == "date") return "date-value";
  if (type == "time") return "time-value";
  if (type == "boolean") return "boolean-value";
  if (type == "string") return "string-value";
  return "value";
}

bool is_number(std::string_view type) { return type == "float" || type == "percentage" || type == "currency"; }

}  // namespace

void OdsCell::begin(const XmlElement& element) {
  type_ = element.attribute(kOds, "value-type").value_or("");
  const auto value = element.attribute(kOds, attribute_of(type_));
  has_value_ = value.has_value();
  value_ = value.value_or("");
  is_formula_ = element.attribute(kOdsTable, "formula").has_value();
  is_error_ = element.attribute(kCalcExtension, "value-type") == "error";
}

SheetCell OdsCell::value(CellPlace place, Workbook& book) {
  const std::string shown = text_.take();
  if (is_error_ || shows_error(shown)) return {};
  const auto number = [](SheetCell::Kind kind, double value) { return SheetCell{kind, 0, value, 0}; };
  const auto text = [&](std::string what) {
    return SheetCell{SheetCell::Kind::text, 0, 0, book.add_text(std::move(what))};
  };
  if (type_ == "string" && has_value_) return text(value_);
  if (type_ == "string" || type_.empty()) return shown.empty() ? SheetCell{} : text(shown);
  if (is_number(type_)) return number(SheetCell::Kind::number, read_number(value_, place));
  if (type_ == "boolean") return number(SheetCell::Kind::boolean, read_boolean(value_, place) ? 1 : 0);
  if (type_ == "date") {
    const std::optional<std::chrono::sys_seconds> moment = parse_moment(value_);
    if (!moment) refuse_cell(place, value_, "is not a date");
    return number(SheetCell::Kind::date, static_cast<double>(moment->time_since_epoch().count()));
  }
  if (type_ != "time") refuse_cell(place, type_, "is no type of cell");
  const std::optional<std::chrono::seconds> time = parse_duration(value_);
  if (!time) refuse_cell(place, value_, "is not a time");
  return text(clock_text(*time));
}

// Programs that do not mark an error write a 0 or a text beside what they show.
bool OdsCell::shows_error(std::string_view shown) const {
  constexpr std::array<std::string_view, 8> kErrors{"#N/A",   "#DIV/0!", "#VALUE!", "#REF!",
                                                    "#NAME?", "#NUM!",   "#NULL!",  "#GETTING_DATA"};
  return is_formula_ &&
         (std::find(kErrors.begin(), kErrors.end(), shown) != kErrors.end() || shown.starts_with("Err:"));
}

}  // namespace quire::core
