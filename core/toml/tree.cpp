#include "toml/tree.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "base/input_file.hpp"
#include "toml/nesting.hpp"

namespace quire::core::toml {
namespace {

Place place_of(const ::toml::source_region& region) {
  return {region.begin.line, region.begin.column};
}

Value convert(const ::toml::node& node);

Table convert_table(const ::toml::table& table) {
  Table out{place_of(table.source()), {}};
  out.entries.reserve(table.size());
  for (const auto& [key, node] : table)
    out.entries.push_back({std::string(key.str()), place_of(key.source()), convert(node)});
  // The library keeps its keys sorted by name.
  std::stable_sort(out.entries.begin(), out.entries.end(), [](const Entry& a, const Entry& b) {
    return a.where.line != b.where.line ? a.where.line < b.where.line
                                        : a.where.column < b.where.column;
  });
  return out;
}

// Recursion is bounded: find_deep_nesting has refused anything deep.
Value convert(const ::toml::node& node) {
  Value out{place_of(node.source()), ClockTime{}};
  if (const auto* text = node.as_string()) {
    out.content = text->get();
  } else if (const auto* integer = node.as_integer()) {
    out.content = integer->get();
  } else if (const auto* decimal = node.as_floating_point()) {
    out.content = decimal->get();
  } else if (const auto* boolean = node.as_boolean()) {
    out.content = boolean->get();
  } else if (const auto* date = node.as_date()) {
    out.content = Date{std::chrono::year_month_day{std::chrono::year{date->get().year},
                                                   std::chrono::month{date->get().month},
                                                   std::chrono::day{date->get().day}}};
  } else if (const auto* array = node.as_array()) {
    Array items;
    items.reserve(array->size());
    for (const ::toml::node& item : *array) items.push_back(convert(item));
    out.content = std::move(items);
  } else if (const auto* table = node.as_table()) {
    out.content = convert_table(*table);
  }
  return out;
}

std::string in_our_style(std::string_view library_message) {
  std::string message = printable(library_message);
  if (!message.empty() && message[0] >= 'A' && message[0] <= 'Z')
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  if (message.ends_with('.')) message.pop_back();
  return message;
}

}  // namespace

const Entry* Table::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

std::string_view kind(const Value& value) {
  static constexpr std::string_view kKinds[] = {"text",      "an integer", "a decimal number",
                                                "a boolean", "a date",     "a time",
                                                "an array",  "a table"};
  return kKinds[value.content.index()];
}

void Source::error(std::string_view code, Place where, std::string message,
                   std::string hint) const {
  diagnostics.error(station + "." + std::string(code), {file, where.line, where.column},
                    std::move(message), std::move(hint));
}

std::optional<Table> parse_toml(std::string_view text, const Source& source) {
  if (const std::optional<std::uint32_t> line = find_deep_nesting(text)) {
    source.error("toml-nesting", {*line, 0}, "tables or arrays are nested too deeply");
    return {};
  }
  try {
    return convert_table(::toml::parse(text));
  } catch (const ::toml::parse_error& error) {
    source.error("toml-syntax", place_of(error.source()),
                 "invalid TOML: " + in_our_style(error.description()));
    return {};
  }
}

std::optional<std::string> read_toml_text(const std::filesystem::path& path, const Source& source) {
  constexpr std::size_t kLargest = 4U << 20;  // bytes; more data than that belongs into a CSV file
  InputFile input = read_input(path, kLargest);
  if (!input.bytes)
    source.error("unreadable-file", {}, quote(path.string()) + " " + input.problem);
  if (!input.bytes || !input.bytes->starts_with("%PDF-")) return std::move(input.bytes);
  source.error("not-toml", {}, quote(path.string()) + " is a PDF, not a TOML file");
  return {};
}

}  // namespace quire::core::toml
