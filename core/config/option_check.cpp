#include "config/option_check.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "config/option_value.hpp"

namespace quire::core::config_detail {
namespace {

std::string_view wanted(OptionType type) {
  static constexpr std::string_view kWanted[] = {"text",      "an integer", "a number",
                                                 "a boolean", "a date",     "a list of texts"};
  return kWanted[static_cast<std::size_t>(type)];
}

std::optional<OptionValue> converted(OptionType type, const OptionValue& value) {
  const auto* integer = std::get_if<std::int64_t>(&value);
  const auto* text = std::get_if<std::string>(&value);
  switch (type) {
    case OptionType::text:
      if (text != nullptr) return value;
      break;
    case OptionType::integer:
      if (integer != nullptr) return value;
      break;
    case OptionType::decimal:
      if (integer != nullptr) return static_cast<double>(*integer);
      if (std::holds_alternative<double>(value)) return value;
      break;
    case OptionType::boolean:
      if (std::holds_alternative<bool>(value)) return value;
      break;
    case OptionType::date:
      if (std::holds_alternative<Date>(value)) return value;
      if (text != nullptr)
        if (const std::optional<Date> date = parse_date(*text)) return *date;
      break;
    case OptionType::list:
      if (std::holds_alternative<std::vector<std::string>>(value)) return value;
      break;
  }
  return {};
}

// Wide enough to hold every int64 and every double without rounding.
std::optional<long double> number(const OptionValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value))
    return static_cast<long double>(*integer);
  if (const auto* decimal = std::get_if<double>(&value)) return *decimal;
  return {};
}

const std::string* first_not_allowed(const OptionSchema& schema, const OptionValue& value) {
  const auto is_refused = [&](const std::string& text) {
    return std::find(schema.allowed.begin(), schema.allowed.end(), text) == schema.allowed.end();
  };
  if (schema.allowed.empty()) return nullptr;
  if (const auto* text = std::get_if<std::string>(&value))
    return is_refused(*text) ? text : nullptr;
  if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
    const auto found = std::find_if(items->begin(), items->end(), is_refused);
    return found == items->end() ? nullptr : &*found;
  }
  return nullptr;
}

}  // namespace

std::optional<OptionValue> checked_value(const OptionSchema& schema, std::string_view name,
                                         const OptionValue& value, const SourceSpan& where,
                                         Diagnostics& diagnostics) {
  std::optional<OptionValue> out = converted(schema.type, value);
  if (!out) {
    const bool bad_date = schema.type == OptionType::date && kind(value) == "text";
    diagnostics.error("config.wrong-type", where,
                      quote(name) + " must be " + std::string(wanted(schema.type)) + ", found " +
                          (bad_date ? shown(value) : std::string(kind(value))),
                      schema.type == OptionType::date   ? "write an existing day as YYYY-MM-DD"
                      : schema.type == OptionType::list ? "write [\"...\"]"
                                                        : "");
    return {};
  }
  const std::optional<long double> size = number(*out);
  const bool too_small = size && schema.minimum && *size < *schema.minimum;
  const bool too_large = size && schema.maximum && *size > *schema.maximum;
  if (too_small || too_large) {
    const std::string bound = too_small ? "less than the minimum " + shown(*schema.minimum)
                                        : "more than the maximum " + shown(*schema.maximum);
    diagnostics.error("config.out-of-range", where,
                      quote(name) + ": " + shown(value) + " is " + bound);
    return {};
  }
  if (const std::string* refused = first_not_allowed(schema, *out)) {
    const std::string near = did_you_mean(*refused, schema.allowed);
    diagnostics.error("config.not-allowed", where,
                      quote(name) + ": " + quote(*refused) + " is not allowed",
                      near.empty() ? "allowed: " + listed(schema.allowed) : near);
    return {};
  }
  return out;
}

}  // namespace quire::core::config_detail
