#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/words.hpp"

namespace quire::market_signals {

using analysis::counted;
using analysis::iso_date;
using analysis::joined;
using analysis::plain;
using analysis::slug;

/// Decimals for a measured figure: none where both bounds are whole.
int decimals_for(analysis::Interval number);
/// "percent" is "%"; every other unit stays as the dataset has it.
std::string_view page_unit(std::string_view unit);
/// The metric without what qualifies it: "China revenue incl. Hong Kong" is "China revenue".
std::string short_metric(std::string_view metric);
/// With a capital letter, for the start of a subtitle.
std::string capitalized(std::string text);

/// "rose 45.0 % on the year", "fell 3.0 % on the year", "did not change on the year".
std::string moved(double percent);

/// Names with the Chinese characters at the first mention in the section.
class Names {
 public:
  std::string introduce(std::string_view entity);

 private:
  std::vector<std::string> seen_;
};

}  // namespace quire::market_signals
