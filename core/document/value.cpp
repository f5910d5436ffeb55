#include "document/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace quire::core {
namespace {

constexpr const char* kNoBreakSpace = "\u00A0";
constexpr const char* kThinSpace = "\u2009";
constexpr const char* kMinus = "\u2212";
constexpr const char* kEnDash = "\u2013";

/// Digits behind the point of the shortest text that reads back as `number`.
int digits_behind_point(double number) {
  std::array<char, 400> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  const char* const point = std::find(buffer.data(), result.ptr, '.');
  return point == result.ptr ? 0 : static_cast<int>(result.ptr - point - 1);
}

int three_digits(double number) {
  const double size = std::abs(number);
  if (size == std::floor(size) || size >= 99.95) return 0;  // what rounds up to 100 is printed as 100
  if (size >= 9.995) return 1;
  if (size >= 0.9995) return 2;
  // 0.0999999 rounds up to a number with a zero less behind its point.
  const int leading_zeros = static_cast<int>(-std::floor(std::log10(size * (1 + 0.5e-3))));
  return std::min(leading_zeros + 2, 20);
}

// Three significant digits, what the figures of this field bear, and none that the number does not have: 0.4 is not 0.400.
int default_decimals(double number) { return std::min(three_digits(number), digits_behind_point(number)); }

std::string digits(double number, int decimals) {
  std::array<char, 400> buffer{};  // the longest double has 309 digits before its point
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                    std::chars_format::fixed, std::clamp(decimals, 0, 20));
  return {buffer.data(), result.ptr};
}

std::string bounded(const Value& value, int decimals) {
  if (std::isinf(value.low)) return "≤" + std::string(kNoBreakSpace) + format_number(value.high, decimals);
  if (std::isinf(value.high)) return "≥" + std::string(kNoBreakSpace) + format_number(value.low, decimals);
  const std::string low = format_number(value.low, decimals);
  const std::string high = format_number(value.high, decimals);
  if (low == high) return "≈" + std::string(kNoBreakSpace) + low;  // a range too narrow to print
  // "−3 to −1": a dash beside a minus cannot be read.
  if (value.low < 0) return low + kNoBreakSpace + "to" + kNoBreakSpace + high;
  return low + kEnDash + high;
}

}  // namespace

std::vector<std::span<const RowReference>> runs_of(const std::vector<RowReference>& rows) {
  const auto is_beside = [](const RowReference& a, const RowReference& b) {
    return a.table == b.table && a.file == b.file && a.columns == b.columns;
  };
  std::vector<std::span<const RowReference>> runs;
  for (std::size_t first = 0, next = 0; first < rows.size(); first = next) {
    while (next < rows.size() && is_beside(rows[first], rows[next])) ++next;
    runs.push_back(std::span(rows).subspan(first, next - first));
  }
  return runs;
}

std::string format_number(double number, int decimals) {
  if (decimals < 0) decimals = default_decimals(number);
  std::string text = digits(std::abs(number), decimals);
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  const std::size_t whole = std::min(text.find('.'), text.size());
  // Four digits stand without a space, as is usual; from five on they are grouped.
  if (whole > 4)
    for (std::size_t i = whole; i > 3;) text.insert(i -= 3, kThinSpace);
  return (number < 0 && !is_zero ? kMinus : "") + text;
}

namespace {

/// "4 GB"; a currency stands before its amount: "USD 4 million".
std::string with_unit(const std::string& number, std::string_view unit) {
  constexpr std::array<std::string_view, 10> kCurrencies{"USD", "EUR", "GBP", "CNY", "RMB", "HKD", "TWD", "JPY", "KRW", "CHF"};
  const std::size_t end = std::min(unit.find(' '), unit.size());
  if (std::find(kCurrencies.begin(), kCurrencies.end(), unit.substr(0, end)) == kCurrencies.end())
    return number + kNoBreakSpace + std::string(unit);
  const std::string multiple = end == unit.size() ? "" : kNoBreakSpace + std::string(unit.substr(end + 1));
  return std::string(unit.substr(0, end)) + kNoBreakSpace + number + multiple;
}

}  // namespace

std::string format(const Value& value, UnitDisplay unit) {
  std::string text;
  switch (value.kind) {
    case Value::Kind::unknown: return "n/k";
    case Value::Kind::infinite: return "∞";
    case Value::Kind::text: return value.text;
    case Value::Kind::date: return iso_date(value.date);
    case Value::Kind::number: text = format_number(value.low, value.decimals); break;
    case Value::Kind::interval: {
      int decimals = value.decimals;
      if (decimals < 0) {
        decimals = 0;
        for (double bound : {value.low, value.high})
          if (!std::isinf(bound)) decimals = std::max(decimals, default_decimals(bound));
      }
      text = bounded(value, decimals);
      break;
    }
  }
  return unit == UnitDisplay::with_unit && !value.unit.empty() ? with_unit(text, value.unit) : text;
}

}  // namespace quire::core
