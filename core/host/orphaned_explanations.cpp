#include "host/orphaned_explanations.hpp"

#include <algorithm>

#include "quire/abi.h"
#include "quire/grammar.hpp"

namespace quire::core {
namespace {

// Beyond ASCII stand quotation marks, dashes and spaces more often than letters that a word goes on with.
bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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

bool is_explanation(const WireNode& node) { return node.element == QUIRE_TERM || node.element == QUIRE_METHOD; }

/// A section as a reader of a word sees it.
class Reader {
 public:
  explicit Reader(const std::vector<WireValue>& values) : values_(&values) {}

  /// In blocks and highlights.
  bool finds(std::string_view word, const std::vector<WireNode>& nodes) const {
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const WireNode& node) { return !is_explanation(node) && finds(word, node); });
  }
  bool finds(std::string_view word, const WireNode& node) const {
    if (says(node.text, word)) return true;
    if (node.kind == WireNode::Kind::value && finds_in_value(word, node.value)) return true;
    for (const WireAttribute& attribute : node.attributes)
      if (says(attribute.text, word) ||
          (grammar::attribute_type(attribute.attribute) == grammar::AttributeType::value && finds_in_value(word, attribute.value)))
        return true;
    return finds(word, node.children);
  }
  /// Bytes that looking for one word goes over.
  std::size_t length(const std::vector<WireNode>& nodes) const {
    std::size_t bytes = 0;
    for (const WireNode& node : nodes) {
      bytes += kNodeCost + node.text.size() + length(node.children);
      if (node.kind == WireNode::Kind::value) bytes += length_of_value(node.value);
      for (const WireAttribute& attribute : node.attributes)
        bytes += grammar::attribute_type(attribute.attribute) == grammar::AttributeType::value ? length_of_value(attribute.value)
                                                                             : attribute.text.size();
    }
    return bytes;
  }

 private:
  static constexpr std::size_t kNodeCost = 32;

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

/// Terms and methods that nothing of what is left of a section mentions.
class Orphans {
 public:
  /// `section`: what is left.
  Orphans(const SectionTree& tree, const std::vector<WireNode>& left_out) : reader_(tree.values), section_(tree.section) {
    for (const WireNode& node : section_.children) {
      if (!is_explanation(node)) continue;
      explained_.push_back({&node, words_of(node.text_of(QUIRE_LABEL)), false});
      words_ += explained_.back().words.size();
    }
    // A section is not trusted: one in which looking for each word would take seconds keeps them all.
    constexpr std::size_t kMostBytes = std::size_t{1} << 28;
    const std::size_t bytes = reader_.length(left_out) + kPasses * reader_.length(section_.children);
    if (words_ != 0 && bytes <= kMostBytes / words_) find(left_out);
  }

  std::set<const WireNode*> take() const {
    std::set<const WireNode*> orphans;
    for (const Explained& one : explained_)
      if (one.is_orphan) orphans.insert(one.node);
    return orphans;
  }

 private:
  struct Explained {
    const WireNode* node;
    std::vector<std::string_view> words;
    bool is_orphan;
  };
  static constexpr std::size_t kPasses = 3;

  void find(const std::vector<WireNode>& left_out) {
    for (Explained& one : explained_)
      one.is_orphan = any(one, [&](std::string_view word) { return reader_.finds(word, left_out); }) &&
                      !any(one, [&](std::string_view word) { return is_in_section(word); });
    // What is explained still may need another explanation, and that one a third.
    for (std::size_t pass = 1; pass < kPasses; ++pass)
      for (Explained& one : explained_)
        if (one.is_orphan && any(one, [&](std::string_view word) { return is_explained_with(word); })) one.is_orphan = false;
  }

  template <class Holds>
  static bool any(const Explained& one, Holds holds) {
    return std::any_of(one.words.begin(), one.words.end(), holds);
  }
  bool is_in_section(std::string_view word) const {
    return says(section_.text_of(QUIRE_TITLE), word) || reader_.finds(word, section_.children);
  }
  bool is_explained_with(std::string_view word) const {
    return std::any_of(explained_.begin(), explained_.end(),
                       [&](const Explained& other) { return !other.is_orphan && reader_.finds(word, *other.node); });
  }

  Reader reader_;
  const WireNode& section_;
  std::vector<Explained> explained_;
  std::size_t words_ = 0;
};

}  // namespace

std::set<const WireNode*> orphaned_explanations(const SectionTree& tree, const std::vector<WireNode>& left_out) {
  return Orphans(tree, left_out).take();
}

}  // namespace quire::core
