#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/interval.hpp"
#include "quire/value.hpp"

namespace quire::market_signals {

/// "2026-11-23", for titles and alternative texts; everywhere else a date is a Value.
std::string iso_date(Date date);
/// For the same places: grouped and rounded as the page shows values, "n/k" for unknown.
std::string plain(analysis::Interval number, int decimals);
/// Decimals for a measured figure: none where both bounds are whole.
int decimals_for(analysis::Interval number);
/// "a", "a and b", "a, b and c".
std::string joined(const std::vector<std::string>& items);
/// "1 quarter", "3 quarters", "no quarter".
std::string counted(std::size_t count, std::string_view noun);
/// Lower case, runs of anything but letters and digits as one dash: for keys.
std::string slug(std::string_view text);
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
