#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/rare_text.hpp"

namespace quire::core {

/// A row of the dataset, as the reader of the briefing can look it up: `chips.csv`, line 9.
struct RowReference {
  std::string table;
  std::string file;
  std::uint32_t line = 0;  // in `file`, from 1
  std::vector<std::string> columns{};  // of the cells that it was read from or computed with, where they are known
  bool operator==(const RowReference&) const = default;
};

/// `rows` cut where anything but the line changes: a count has hundreds of rows of one table, and what is written down
/// names that once. The spans live in `rows`.
std::vector<std::span<const RowReference>> runs_of(const std::vector<RowReference>& rows);

/// How a statement stands to the edition before. Set by the edition station, never by plugins.
enum class ChangeMark : std::uint8_t {
  none,     // nothing to compare with
  same,
  raised,
  lowered,
  changed,  // neither up nor down: a state, a range, known or unknown since
  added,
};
std::string_view shape(ChangeMark mark);  // "●", "▲", "▼", "◆", "✚"; empty for none

/// One fact on the page, typed. Nothing is formatted before layout.
struct Value {
  enum class Kind : std::uint8_t {
    number,
    interval,
    unknown,
    text,
    date,
    infinite,  // above every number, and known to be
  };

  Kind kind = Kind::unknown;
  // number: low == high. interval: low <= high, either may be infinite (an open bound). Never NaN.
  double low = 0;
  double high = 0;
  int decimals = -1;  // digits after the point; -1: as many as three significant digits need
  Date date{};
  RareText text;
  RareText unit;     // "TFLOPS", "GB/s", "%"; empty for a pure number
  RareText key;      // stable across editions: "chip/nvidia-h20-96/tpp"; empty for none
  RareText name;     // what a reader calls it where no row, column or label does
  RareText formula;  // how it was computed; empty for a figure read from the dataset
  std::vector<RowReference> rows;
  bool unchecked = false;  // a row it came from was never verified against its source
  ChangeMark change = ChangeMark::none;

  bool operator==(const Value&) const = default;
  /// The same figure, whoever says it, and from whichever rows.
  bool same_fact(const Value& other) const {
    return kind == other.kind && low == other.low && high == other.high && date == other.date &&
           text == other.text && unit == other.unit;
  }
};

/// "number", "interval", "unknown", "text", "date", "infinite": as dumps and archives call it.
std::string_view word(Value::Kind kind);
std::optional<Value::Kind> parse_kind(std::string_view word);

/// A number or an interval.
inline bool is_numeric(const Value& value) {
  return value.kind == Value::Kind::number || value.kind == Value::Kind::interval;
}

enum class UnitDisplay { with_unit, number_only };

/// The value as a reader sees it: thin spaces between thousands, a true minus, an en dash in
/// ranges, "n/k" for unknown, "∞", "≥ 3" for an open bound, a no-break space before the unit; a currency
/// stands before its amount.
std::string format(const Value& value, UnitDisplay unit = UnitDisplay::with_unit);

/// A bare number by the same rules.
std::string format_number(double number, int decimals);

}  // namespace quire::core
