#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/interval.hpp"
#include "quire/value.hpp"

/// Words and figures for titles and alternative texts, which hold no values; everywhere else a
/// number or date is a Value.
namespace quire::analysis {

/// "2026-11-23".
std::string iso_date(Date date);

/// As the page prints a Value: digits in threes from five on, a true minus.
std::string plain(double number, int decimals);
/// The same for bounds: "752–800", "at least 5", "n/k".
std::string plain(Interval number, int decimals);

/// "a", "a and b", "a, b and c".
std::string joined(const std::vector<std::string>& items, std::string_view last = "and");
/// "1 chip", "3 chips", "no chip".
std::string counted(std::size_t count, std::string_view noun);
/// "1 market is", "0 markets are": the number in figures, for the start of a title.
std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// Lower case, everything but letters and digits as single dashes, for keys; "unnamed" for nothing.
std::string slug(std::string_view text);

/// The Chinese characters of a body or firm that is best known by a Latin name; else empty.
std::string_view chinese_name(std::string_view latin);

}  // namespace quire::analysis
