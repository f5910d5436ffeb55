#include "host/omit_blocks.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "host/elements.hpp"
#include "quire/abi.h"

namespace quire::core {
namespace {

// The level of a block that is no heading: below all of them.
constexpr std::int64_t kNoHeading = 100;

std::int64_t level_of(const WireNode& node) {
  if (node.element != QUIRE_HEADING) return kNoHeading;
  const WireAttribute* level = node.find(QUIRE_LEVEL);
  return level == nullptr ? 2 : level->integer;
}

bool is_letter_or_digit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80;
}

/// As a word of its own: not "ES" in "TIMES".
bool says(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_letter_or_digit(text[at - 1])) && (end == text.size() || !is_letter_or_digit(text[end])))
      return true;
  }
  return false;
}

/// Blocks of a section as a reader of a word sees them.
class Reader {
 public:
  explicit Reader(const std::vector<WireValue>& values) : values_(&values) {}

  bool finds(std::string_view word, const std::vector<WireNode>& nodes) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](const WireNode& node) { return finds(word, node); });
  }
  /// Bytes that looking for one word goes over.
  std::size_t length(const std::vector<WireNode>& nodes) const {
    std::size_t bytes = 0;
    for (const WireNode& node : nodes) {
      bytes += kNodeCost + node.text.size() + length(node.children);
      if (node.kind == WireNode::Kind::value) bytes += length_of_value(node.value);
      for (const WireAttribute& attribute : node.attributes)
        bytes += attribute_type(attribute.attribute) == AttributeType::value ? length_of_value(attribute.value)
                                                                             : attribute.text.size();
    }
    return bytes;
  }

 private:
  static constexpr std::size_t kNodeCost = 32;

  bool finds(std::string_view word, const WireNode& node) const {
    if (node.element == QUIRE_TERM || node.element == QUIRE_METHOD) return false;
    if (says(node.text, word)) return true;
    if (node.kind == WireNode::Kind::value && finds_in_value(word, node.value)) return true;
    for (const WireAttribute& attribute : node.attributes)
      if (says(attribute.text, word) ||
          (attribute_type(attribute.attribute) == AttributeType::value && finds_in_value(word, attribute.value)))
        return true;
    return finds(word, node.children);
  }
  std::size_t length_of_value(std::size_t index) const {
    const WireValue& value = (*values_)[index];
    return value.text.size() + value.unit.size() + value.formula.size();
  }
  bool finds_in_value(std::string_view word, std::size_t index) const {
    const WireValue& value = (*values_)[index];
    return says(value.text, word) || says(value.unit, word) || says(value.formula, word);
  }

  const std::vector<WireValue>* values_;
};

/// A term's label may hold several: "BF16, FP16, FP8".
std::vector<std::string_view> words_of(std::string_view label) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= label.size();) {
    const std::size_t end = std::min(label.find(", ", begin), label.size());
    if (end > begin) words.push_back(label.substr(begin, end - begin));
    begin = end + 2;
  }
  return words;
}

std::size_t count_words(const std::vector<WireNode>& nodes) {
  std::size_t count = 0;
  for (const WireNode& node : nodes)
    if (node.element == QUIRE_TERM || node.element == QUIRE_METHOD) count += words_of(node.text_of(QUIRE_LABEL)).size();
  return count;
}

/// Takes out the terms and methods that only `left_out` mentions. A section with so many of them that looking for each
/// would take seconds keeps them all.
void drop_orphans(SectionTree& tree, const std::vector<WireNode>& left_out) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 28;
  const Reader reader(tree.values);
  const std::size_t words = count_words(tree.section.children);
  if (words == 0 || reader.length(left_out) + reader.length(tree.section.children) > kMostBytes / words) return;
  std::vector<WireNode> kept = std::exchange(tree.section.children, {});
  const auto is_orphan = [&](const WireNode& node) {
    if (node.element != QUIRE_TERM && node.element != QUIRE_METHOD) return false;
    const auto stands_in = [&](const std::vector<WireNode>& nodes) {
      const std::vector<std::string_view> names = words_of(node.text_of(QUIRE_LABEL));
      return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return reader.finds(name, nodes); });
    };
    return stands_in(left_out) && !stands_in(kept);
  };
  std::vector<bool> orphans;
  for (const WireNode& node : kept) orphans.push_back(is_orphan(node));
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (!orphans[i]) tree.section.children.push_back(std::move(kept[i]));
}

}  // namespace

Omission omit_blocks(SectionTree& tree, const std::vector<std::string>& keys) {
  Omission omission;
  std::set<std::string_view> wanted(keys.begin(), keys.end());
  std::vector<WireNode> kept;
  std::vector<WireNode> left_out;
  std::int64_t under = 0;  // the level of the heading that is being left out, 0 for none
  const auto is_wanted = [&](const WireNode& node) {
    if (stands_apart(node.element)) return true;
    if (under != 0 && level_of(node) <= under) under = 0;
    const std::string_view key = node.text_of(QUIRE_KEY);
    const bool named = !key.empty() && wanted.contains(key);
    if (named && node.element == QUIRE_HEADING && under == 0) under = level_of(node);
    if (!named && under == 0) return true;
    if (!key.empty()) omission.omitted.emplace(key);
    return false;
  };
  for (WireNode& node : tree.section.children) {
    const bool stays = is_wanted(node);
    (stays ? kept : left_out).push_back(std::move(node));
  }
  tree.section.children = std::move(kept);
  if (!left_out.empty()) drop_orphans(tree, left_out);
  for (const std::string& key : keys)
    if (!omission.omitted.contains(key)) omission.not_found.push_back(key);
  return omission;
}

}  // namespace quire::core
