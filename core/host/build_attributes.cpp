#include <algorithm>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "host/section_builder.hpp"
#include "quire/abi.h"
#include "quire/grammar.hpp"

namespace quire::core {

std::string SectionBuilder::text(const WireNode& node, std::int32_t attribute) const {
  return printable(node.text_of(attribute));
}

std::string SectionBuilder::required_text(const WireNode& node, std::int32_t attribute,
                                          std::string_view what) {
  std::string text = this->text(node, attribute);
  if (text.find_first_not_of(' ') == std::string::npos) problem(node, "has no " + std::string(what));
  return text;
}

std::string SectionBuilder::unique_key(const WireNode& node) {
  std::string key = text(node, QUIRE_KEY);
  if (!key.empty() && !block_keys_.insert(key).second)
    problem(node, "has a key that another block of the section has");
  return key;
}

bool SectionBuilder::flag(const WireNode& node, std::int32_t attribute) {
  const WireAttribute* set = node.find(attribute);
  if (set == nullptr) return false;
  if (set->integer != 0 && set->integer != 1)
    problem(node, "has " + std::to_string(set->integer) + " where 0 or 1 can stand");
  return set->integer != 0;
}

Span SectionBuilder::span(const WireNode& node) {
  const WireAttribute* set = node.find(QUIRE_SPAN);
  if (set == nullptr || set->integer == 12) return Span::full;
  if (set->integer != 6)
    problem(node, "spans " + std::to_string(set->integer) + " columns, not 6 or 12");
  return Span::half;
}

std::size_t SectionBuilder::word(const WireNode& node, std::int32_t attribute,
                                 std::string_view what,
                                 std::span<const std::string_view> words,
                                 std::size_t fallback) {
  const WireAttribute* set = node.find(attribute);
  if (set == nullptr) return fallback;
  const auto found = std::find(words.begin(), words.end(), set->text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::vector<std::string> candidates(words.begin(), words.end());
  const std::string hint = did_you_mean(set->text, candidates);
  problem(node, "has an unknown " + std::string(what) + " " + quote(set->text) +
                    (hint.empty() ? "" : ", " + hint));
  return 0;
}

void SectionBuilder::problem(const WireNode& node, std::string_view text) {
  // The first few say what is wrong; a plugin that gets every row wrong need not be told of each.
  constexpr std::size_t kMostProblems = 20;
  if (problems_.size() < kMostProblems) problems_.push_back(place(node) + " " + std::string(text));
}

std::string SectionBuilder::place(const WireNode& node) const {
  std::string place(grammar::element_name(node.element));
  if (const std::string_view key = node.text_of(QUIRE_KEY); !key.empty())
    place += " " + quote(key);
  else if (const std::string_view title = node.text_of(QUIRE_TITLE); !title.empty())
    place += " " + quote(title);
  return place;
}

}  // namespace quire::core
