#include "app/plugin/option_reference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace quire::core {
namespace {

constexpr std::size_t kNamed = 3;  // items of a list that are spelled out

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string type_words(const OptionSchema& option) {
  std::string text(word(option.type));
  if (!option.unit.empty()) text += ", " + option.unit;
  if (option.minimum) text += fmt::format(", at least {}", *option.minimum);
  if (option.maximum) text += fmt::format(", at most {}", *option.maximum);
  for (std::size_t i = 0; i < option.allowed.size(); ++i)
    text += (i == 0 ? ": `" : ", `") + option.allowed[i] + "`";
  return text;
}

std::string words_of(const OptionValue& value) {
  const auto* items = std::get_if<std::vector<std::string>>(&value);
  if (items == nullptr) return "`" + toml_text(value) + "`";
  std::string text = items->empty() ? "none" : "";
  const std::size_t named = items->size() == kNamed + 1 ? items->size() : std::min(items->size(), kNamed);  // "1 more" saves nothing
  for (std::size_t i = 0; i < named; ++i) text += (i == 0 ? "`" : ", `") + (*items)[i] + "`";
  if (items->size() > named) text += fmt::format(" and {} more", items->size() - named);
  return text;
}

std::string default_words(const OptionSchema& option) {
  if (option.fallback) return words_of(*option.fallback);
  return option.example ? "required, such as " + words_of(*option.example) : "required";
}

}  // namespace

std::string option_reference(const Manifest& manifest) {
  if (manifest.options.empty()) return "No options.\n";
  std::string text = "| option | type | default | meaning |\n|---|---|---|---|\n";
  for (const OptionSchema& option : manifest.options)
    text += fmt::format("| `{}` | {} | {} | {} |\n", option.name, escaped(type_words(option)),
                        escaped(default_words(option)), escaped(option.doc));
  return text;
}

}  // namespace quire::core
