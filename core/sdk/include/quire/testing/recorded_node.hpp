#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quire/grammar.hpp"

namespace quire::testing {

inline const char* element_name(int element) {
  static constexpr const char* kNames[] = {
      "section",  "heading",     "paragraph", "list",     "item",   "table",     "column",
      "row",      "cell",        "chart",     "axis",     "series", "point",     "threshold",
      "callout",  "key_figures", "figure",    "judgment", "image",  "highlight", "strong",
      "emphasis", "code",        "link",      "reference", "region", "node",
      "edge", "listing", "trend", "term", "footnote", "method"};
  return element >= 0 && element <= QUIRE_METHOD ? kNames[element] : "?";
}
/// As `quire/abi.h` writes it, in small letters: "x_before".
inline std::string attribute_name(int attribute) {
  std::string name(grammar::attribute_name(attribute));
  for (char& letter : name)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return name;
}

/// An element of a recorded section; element 0 is the section itself.
struct RecordedNode {
  int element = 0;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  // with values, marks and inline elements written out
  std::vector<std::unique_ptr<RecordedNode>> children;  // blocks only; inlines go into `text`

  std::string attribute(std::string_view name) const {
    for (const auto& [key, value] : attributes)
      if (key == name) return value;
    return {};
  }
};

inline void dump_row(const RecordedNode& row, const std::string& indent, std::string& out) {
  out += indent + "row " + row.attribute("key") +
         (row.attribute("emphasized").empty() ? ":" : " (emphasized):");
  for (std::size_t i = 0; i < row.children.size(); ++i) {
    const std::string mark = row.children[i]->attribute("mark");
    const std::string trend = row.children[i]->attribute("trend");
    out += (i == 0 ? " " : " | ") + (mark.empty() ? "" : "(" + mark + ") ") + row.children[i]->text +
           (trend.empty() ? "" : " (trend " + trend + ")");
  }
  out += "\n";
}

/// The element as indented text; a row of a table stands on one line.
inline void dump(const RecordedNode& node, int depth, std::string& out) {
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  if (node.element == QUIRE_ROW) return dump_row(node, indent, out);
  if (node.element == QUIRE_COLUMN || node.element == QUIRE_POINT || node.element == QUIRE_AXIS ||
      node.element == QUIRE_THRESHOLD || node.element == QUIRE_REGION ||
      node.element == QUIRE_NODE || node.element == QUIRE_EDGE || node.element == QUIRE_FIGURE) {
    out += indent + element_name(node.element);
    for (const auto& [name, content] : node.attributes) out += " " + name + "=\"" + content + "\"";
    out += "\n";
    return;
  }
  out += indent + element_name(node.element);
  std::string body;
  for (const auto& [name, content] : node.attributes) {
    if (name == "key" || name == "kind" || name == "role" || name == "level")
      out += name == "key" ? " \"" + content + "\"" : " " + content;
    else
      body += indent + "  " + name + ": " + content + "\n";
  }
  out += "\n" + body;
  if (!node.text.empty()) out += indent + "  " + node.text + "\n";
  for (const auto& child : node.children) dump(*child, depth + 1, out);
}

inline void inspect_widths(const RecordedNode& table, const std::string& what,
                           std::vector<std::string>& found) {
  const auto is_column = [](const auto& child) { return child->element == QUIRE_COLUMN; };
  const auto columns = static_cast<std::size_t>(
      std::count_if(table.children.begin(), table.children.end(), is_column));
  for (const auto& child : table.children)
    if (child->element == QUIRE_ROW && child->children.size() != columns)
      found.push_back(what + " has " + std::to_string(columns) + " columns and a row of " +
                      std::to_string(child->children.size()));
}
inline void inspect_judgment(const RecordedNode& judgment, const std::string& what,
                             std::vector<std::string>& found) {
  const std::string likelihood = judgment.attribute("likelihood");
  if (likelihood.empty()) found.push_back(what + " has no likelihood");
  if (judgment.text.find(likelihood) == std::string::npos)
    found.push_back(what + " does not say \"" + likelihood + "\"");
  if (judgment.text.find("confidence") != std::string::npos)
    found.push_back(what + " speaks of confidence beside the likelihood");
  if (judgment.attribute("confidence").empty() || judgment.attribute("because").empty())
    found.push_back(what + " has no confidence with a reason");
}

/// What a host accepts and an editor would not.
inline void inspect(const RecordedNode& node, std::vector<std::string>& block_keys,
                    std::vector<std::string>& found) {
  const std::string key = node.attribute("key");
  const std::string what = std::string(element_name(node.element)) + " \"" + key + "\"";
  if (node.element == QUIRE_TABLE || node.element == QUIRE_CHART) {
    if (std::find(block_keys.begin(), block_keys.end(), key) != block_keys.end())
      found.push_back(what + " is there twice");
    block_keys.push_back(key);
    if (node.attribute("title").empty()) found.push_back(what + " has no title");
  }
  if (node.element == QUIRE_CHART && node.attribute("alt").empty())
    found.push_back(what + " has no alternative text");
  if (node.element == QUIRE_TABLE) inspect_widths(node, what, found);
  if (node.element == QUIRE_JUDGMENT) inspect_judgment(node, what, found);
  for (const auto& child : node.children) inspect(*child, block_keys, found);
}

}  // namespace quire::testing
