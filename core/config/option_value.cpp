#include "config/option_value.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "toml/write.hpp"

namespace quire::core::config_detail {
namespace {

std::optional<OptionValue> read_list(const toml::Reader& reader, std::string_view key,
                                     const toml::Array& array) {
  std::vector<std::string> items;
  for (const toml::Value& item : array) {
    if (const std::string* text = std::get_if<std::string>(&item.content))
      items.push_back(*text);
    else
      reader.error("wrong-type", item.where,
                   quote(key) + " must hold text only, found " + std::string(kind(item)));
  }
  if (items.size() != array.size()) return {};
  return items;
}

}  // namespace

std::optional<OptionValue> read_option_value(const toml::Reader& reader,
                                             std::string_view key,
                                             const toml::Value& value) {
  if (const bool* boolean = std::get_if<bool>(&value.content)) return *boolean;
  if (const auto* integer = std::get_if<std::int64_t>(&value.content)) return *integer;
  if (const Date* date = std::get_if<Date>(&value.content)) return *date;
  if (const auto* text = std::get_if<std::string>(&value.content)) return *text;
  if (const auto* array = std::get_if<toml::Array>(&value.content))
    return read_list(reader, key, *array);
  if (const double* decimal = std::get_if<double>(&value.content)) {
    if (std::isfinite(*decimal)) return *decimal;
    reader.error("not-finite", value.where, quote(key) + " must be a finite number");
    return {};
  }
  reader.wrong_type(key, value, "a single value or a list of texts");
  return {};
}

std::string_view kind(const OptionValue& value) {
  static constexpr std::string_view kKinds[] = {"a boolean", "an integer", "a decimal number",
                                                "text",      "a date",     "a list"};
  return kKinds[value.index()];
}

std::string shown(double number) {
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), result.ptr};
}

std::string shown(const OptionValue& value) {
  if (const bool* boolean = std::get_if<bool>(&value)) return *boolean ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const double* decimal = std::get_if<double>(&value)) return shown(*decimal);
  if (const Date* date = std::get_if<Date>(&value)) return iso_date(*date);
  if (const auto* text = std::get_if<std::string>(&value)) return quote(*text);
  return listed(std::get<std::vector<std::string>>(value));
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + quote(word);
  return out;
}

}  // namespace quire::core::config_detail

namespace quire::core {

std::string toml_text(const OptionValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return toml::written(*text);
  const auto* words = std::get_if<std::vector<std::string>>(&value);
  if (words == nullptr) return config_detail::shown(value);
  std::string out;
  for (const std::string& word : *words) out += (out.empty() ? "" : ", ") + toml::written(word);
  return "[" + out + "]";
}

}  // namespace quire::core
