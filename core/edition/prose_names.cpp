#include "edition/prose_names.hpp"

#include <string_view>

namespace quire::core::edition_detail {
namespace {

constexpr int kWordsASide = 4;

/// Texts and values of a line in turn: the value `i` stands after text `i`.
struct Line {
  std::vector<std::string> texts{""};
  std::vector<const Value*> values;
  std::vector<const Inlines*> footnotes;
};

void flatten(const Inlines& inlines, Line& line) {
  for (const Inline& item : inlines) {
    switch (item.kind) {
      case Inline::Kind::text:
      case Inline::Kind::code: line.texts.back() += item.text; break;
      case Inline::Kind::strong:
      case Inline::Kind::emphasis:
      case Inline::Kind::link: flatten(item.children, line); break;
      case Inline::Kind::value:
        line.values.push_back(item.value.get());
        line.texts.emplace_back();
        break;
      case Inline::Kind::reference:
      case Inline::Kind::citation: break;
      case Inline::Kind::footnote: line.footnotes.push_back(&item.children); break;
    }
  }
}

bool is_space(char c) { return c == ' ' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view last_words(std::string_view text) {
  for (const std::string_view end : {". ", "? ", "! "})
    if (const std::size_t at = text.rfind(end); at != std::string_view::npos) text.remove_prefix(at + end.size());
  text = trimmed(text);
  int words = 0;
  for (std::size_t i = text.size(); i > 0; --i)
    if (is_space(text[i - 1]) && ++words == kWordsASide) return text.substr(i);
  return text;
}

std::string_view first_words(std::string_view text) {
  for (const std::string_view end : {". ", "? ", "! "})
    if (const std::size_t at = text.find(end); at != std::string_view::npos) text = text.substr(0, at);
  text = trimmed(text);
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  int words = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_space(text[i]) && ++words == kWordsASide) return text.substr(0, i);
  return text;
}

}  // namespace

std::vector<std::pair<const Value*, std::string>> name_by_words(const Inlines& inlines) {
  Line line;
  flatten(inlines, line);
  std::vector<std::pair<const Value*, std::string>> names;
  for (std::size_t i = 0; i < line.values.size(); ++i) {
    const std::string_view before = last_words(line.texts[i]);
    const std::string_view after = first_words(line.texts[i + 1]);
    std::string words(before);
    if (!before.empty() || !after.empty()) words += before.empty() ? "…" : " …";
    if (!after.empty()) words += (after.front() == ',' ? "" : " ") + std::string(after);
    names.emplace_back(line.values[i], std::move(words));
  }
  for (const Inlines* footnote : line.footnotes) {
    const auto more = name_by_words(*footnote);
    names.insert(names.end(), more.begin(), more.end());
  }
  return names;
}

}  // namespace quire::core::edition_detail
