#pragma once

#include <set>
#include <string>
#include <string_view>

#include "common/words.hpp"
#include "policy_summary/measures.hpp"
#include "quire/value.hpp"

namespace quire::policy_summary {

using analysis::iso_date;

/// "us", "china", "others": the side in keys.
std::string_view key_word(Side side);
/// "US", "Chinese", "other governments'".
std::string_view adjective(Side side);
/// "US", "China", or the country code itself.
std::string_view country_name(std::string_view code);

/// At most `limit` characters of ASCII text, cut between words, "…" in place of the rest. Text with
/// other characters is cut by bytes, never inside a character.
std::string shortened(std::string_view text, std::size_t limit);

/// Names of Chinese bodies and firms, with the Chinese characters where the section speaks of one
/// for the first time.
class Names {
 public:
  /// `actor`: one name, or several divided by "/".
  std::string introduce(std::string_view actor);

 private:
  std::set<std::string, std::less<>> seen_;
};

}  // namespace quire::policy_summary
