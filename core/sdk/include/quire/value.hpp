#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ratio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quire/abi.h"

namespace quire {

/// Days, as C++20 has them; spelled out so that the header serves C++17 too.
#if __cplusplus >= 202002L
using Days = std::chrono::days;
#else
using Days = std::chrono::duration<std::int64_t, std::ratio<86400> >;
#endif

/// A calendar day.
using Date = std::chrono::time_point<std::chrono::system_clock, Days>;

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

inline quire_string raw(std::string_view text) noexcept { return {text.data(), text.size()}; }

/// One typed fact on the page: number, interval, unknown, infinite, text or date.
///
/// The host formats it (thousands, decimals, "n/k", ranges), marks it as unchecked when one of its
/// rows was never verified, and lists those rows' sources. A key makes it comparable across
/// editions; give one to every figure that a reader might want to follow.
///
///     section.paragraph().text("The limit is ").value(Value::number(4800).decimals(0)).text(".");
class Value {
 public:
  Value(const Value&) = default;
  Value(Value&&) = default;
  Value& operator=(const Value&) = default;
  /// `value = std::move(value).decimals(2)` is written easily and must lose nothing.
  Value& operator=(Value&& other) noexcept {
    if (this == &other) return *this;
    kind_ = other.kind_;
    decimals_ = other.decimals_;
    low_ = other.low_;
    high_ = other.high_;
    date_ = other.date_;
    text_ = std::move(other.text_);
    unit_ = std::move(other.unit_);
    key_ = std::move(other.key_);
    name_ = std::move(other.name_);
    formula_ = std::move(other.formula_);
    rows_ = std::move(other.rows_);
    return *this;
  }
  ~Value() = default;

  /// A NaN becomes unknown, because that is what it means. So does an infinite
  /// number: most are a division by zero. Say `infinite` where it is a finding.
  static Value number(double number, std::string_view unit = {}) {
    return interval(number, number, unit);
  }
  /// `low` to `high`; either may be infinite. Equal bounds are a number.
  static Value interval(double low, double high, std::string_view unit = {}) {
    if (std::isnan(low) || std::isnan(high)) return unknown(unit);
    Value value(low == high ? QUIRE_VALUE_NUMBER : QUIRE_VALUE_INTERVAL);
    value.low_ = low < high ? low : high;
    value.high_ = low < high ? high : low;
    value.unit_ = unit;
    // An interval without any bound says nothing.
    if (std::isinf(value.low_) && std::isinf(value.high_)) value.kind_ = QUIRE_VALUE_UNKNOWN;
    return value;
  }
  /// Printed as "n/k". Unknown is not zero and not an average.
  static Value unknown(std::string_view unit = {}) {
    Value value(QUIRE_VALUE_UNKNOWN);
    value.unit_ = unit;
    return value;
  }
  /// Printed as "∞": above every number, and known to be. `Value::infinite("weeks")` is a stock
  /// that never runs out, where `interval(12, kUnbounded, "weeks")` lasts 12 weeks or more.
  static Value infinite(std::string_view unit = {}) {
    Value value(QUIRE_VALUE_INFINITE);
    value.unit_ = unit;
    return value;
  }
  static Value text(std::string_view text) {
    Value value(QUIRE_VALUE_TEXT);
    value.text_ = text;
    return value;
  }
  static Value date(Date date) {
    Value value(QUIRE_VALUE_DATE);
    value.date_ = static_cast<std::int32_t>(date.time_since_epoch().count());
    return value;
  }

  // The setters change the value itself, also a temporary one: keep a Value, not a reference to what they return.

  /// Stable across editions, lower case, parts divided by slashes: "chip/nvidia-h20-96/tpp".
  Value&& key(std::string_view key) && { return key_ = key, std::move(*this); }
  Value& key(std::string_view key) & { return key_ = key, *this; }
  /// What a reader calls a figure that stands in a sentence, a few words: "US measures in force". The log of changes uses
  /// it; a figure of a table, a chart or a tile is called by its row, column or label instead.
  Value&& name(std::string_view name) && { return name_ = name, std::move(*this); }
  Value& name(std::string_view name) & { return name_ = name, *this; }
  /// Digits after the point. Without it: three significant digits.
  Value&& decimals(int digits) && { return decimals_ = digits, std::move(*this); }
  Value& decimals(int digits) & { return decimals_ = digits, *this; }
  /// How it was computed, for the method note: "max over formats of TOPS x bits".
  Value&& formula(std::string_view formula) && { return formula_ = formula, std::move(*this); }
  Value& formula(std::string_view formula) & { return formula_ = formula, *this; }
  /// A row it came from (Table::reference); call once for each.
  Value&& from(quire_row row) && { return rows_.push_back(row), std::move(*this); }
  Value& from(quire_row row) & { return rows_.push_back(row), *this; }

  /// The C form; valid while this Value lives and is not changed.
  quire_value raw() const noexcept {
    quire_value out{};
    out.struct_size = sizeof out;
    out.kind = kind_;
    out.decimals = decimals_;
    out.low = low_;
    out.high = high_;
    out.date = date_;
    out.text = quire::raw(text_);
    out.unit = quire::raw(unit_);
    out.key = quire::raw(key_);
    out.formula = quire::raw(formula_);
    out.rows = rows_.data();
    out.row_count = rows_.size();
    out.name = quire::raw(name_);
    return out;
  }

 private:
  explicit Value(std::int32_t kind) : kind_(kind) {}

  std::int32_t kind_;
  std::int32_t decimals_ = -1;
  double low_ = 0;
  double high_ = 0;
  std::int32_t date_ = 0;
  std::string text_;
  std::string unit_;
  std::string key_;
  std::string name_;
  std::string formula_;
  std::vector<quire_row> rows_;
};

}  // namespace quire
