#include <string.h>  // strverscmp, of GNU

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "layout/blocks.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

struct IgnoringCase {
  static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
  bool operator()(const std::string& a, const std::string& b) const {
    const auto before = [](char x, char y) { return lower(x) < lower(y); };
    if (std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before)) return true;
    if (std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(), before)) return false;
    return a < b;
  }
};

// Meanings in the sections' order, each once.
std::map<std::string, std::vector<std::string>, IgnoringCase> terms_of(const Document& document) {
  std::map<std::string, std::vector<std::string>, IgnoringCase> terms;
  for (const Section& section : document.sections)
    for (const Term& term : section.terms) {
      std::vector<std::string>& meanings = terms[term.word];
      if (std::find(meanings.begin(), meanings.end(), term.meaning) == meanings.end())
        meanings.push_back(term.meaning);
    }
  return terms;
}

// Each once, by code: "M2" before "M10"; where sections say different things of one code, in their order.
std::vector<Method> methods_of(const Document& document) {
  std::vector<Method> methods;
  std::set<std::array<std::string_view, 4>> seen;
  for (const Section& section : document.sections)
    for (const Method& method : section.methods)
      if (seen.insert({method.code, method.name, method.formula, method.limits}).second) methods.push_back(method);
  std::stable_sort(methods.begin(), methods.end(), [](const Method& a, const Method& b) {
    return strverscmp(a.code.c_str(), b.code.c_str()) < 0;
  });
  return methods;
}

// The word in front; the lines after the first are set in, and the first may end as much earlier.
std::vector<Unit> entry_units(const std::string& word, const std::string& words, TagId list,
                              const Setting& setting) {
  constexpr Points kIndent = 8;
  const TagId item = setting.tag(Tag::Role::list_item, list);
  const TextRole role = lookup_role(setting.theme);
  TextRole strong = role;
  strong.weight = Weight::semibold;
  strong.color = setting.theme.ink;
  const Points width = kColumnMeasure.width - kIndent;
  const TagId label = setting.tag(Tag::Role::label, item);
  std::vector<InlineSpan> text = flatten(inlines_of(word), {strong, width}, label, setting);
  const TagId body = setting.tag(Tag::Role::list_body, item);
  for (InlineSpan& span : flatten(inlines_of("\u2002" + words), {role, width}, body, setting)) text.push_back(std::move(span));

  std::vector<Frame> lines;
  for (Frame& line : set_lines(text, {role, width}, setting)) {
    Frame placed;
    placed.size = {kColumnMeasure.width, line.size.height};
    place(std::move(line), {lines.empty() ? 0 : kIndent, 0}, placed.items, placed.links);
    lines.push_back(std::move(placed));
  }
  return line_units(std::move(lines), kColumnMeasure, 0.25);
}

struct Entry {
  std::string word;
  std::string words;
};

std::vector<Unit> set_entries(const std::vector<Entry>& entries, TagId parent, const Setting& setting) {
  const TagId list = setting.tag(Tag::Role::list, parent);
  std::vector<Unit> units;
  for (const Entry& entry : entries)
    for (Unit& unit : entry_units(entry.word, entry.words, list, setting)) units.push_back(std::move(unit));
  if (!units.empty()) units.front().space_before = kBaseline / 2;
  return units;
}

}  // namespace

bool has_terms(const Document& document) {
  return std::any_of(document.sections.begin(), document.sections.end(),
                     [](const Section& section) { return !section.terms.empty(); });
}

std::vector<Unit> set_terms(TagId parent, const Setting& setting) {
  std::vector<Entry> entries;
  for (const auto& [word, meanings] : terms_of(setting.document)) {
    Entry& entry = entries.emplace_back(Entry{word, {}});
    for (const std::string& meaning : meanings) entry.words += (entry.words.empty() ? "" : "; ") + meaning;
  }
  return set_entries(entries, parent, setting);
}

bool has_methods(const Document& document) {
  return std::any_of(document.sections.begin(), document.sections.end(),
                     [](const Section& section) { return !section.methods.empty(); });
}

std::vector<Unit> set_methods(TagId parent, const Setting& setting) {
  std::vector<Entry> entries;
  for (const Method& method : methods_of(setting.document))
    entries.push_back({method.code + "\u2002" + method.name,
                       method.formula + (method.limits.empty() ? "" : ". Limits: " + method.limits)});
  return set_entries(entries, parent, setting);
}

}  // namespace quire::core
