#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.hpp"
#include "config/option_value.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// The enumerator whose word the key holds; the words stand in the order of the enumerators. Without the
/// key, or with another word, which is reported, `out` stays as it is.
template <typename Enum>
void read_word(toml::Reader& reader, std::string_view key, const std::vector<std::string>& words,
               Enum& out) {
  const std::optional<std::string> text = reader.text(key);
  if (!text) return;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) {
    out = static_cast<Enum>(found - words.begin());
    return;
  }
  const std::string near = did_you_mean(*text, words);
  reader.error("invalid-value", reader.where(key),
               "unknown " + std::string(key) + " " + quote(*text),
               near.empty() ? "allowed: " + listed(words) : near);
}

}  // namespace quire::core::config_detail
