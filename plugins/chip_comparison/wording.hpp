#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chip_comparison/comparison.hpp"
#include "quire/plugin.hpp"

namespace quire::chip_comparison {

/// The model without what a table has in columns of its own: "H20 SXM 96GB" is "H20".
std::string short_model(const Chip& chip);
/// The vendor without its bracket: "Huawei (HiSilicon)" is "Huawei".
std::string short_vendor(const Chip& chip);
/// The vendor's Chinese name, where one is known; else empty.
std::string_view chinese_name(std::string_view short_vendor);

/// "a", "a and b", "a, b and c".
std::string joined(const std::vector<std::string>& items, std::string_view last = "and");
/// "1 chip", "3 chips", "no chip".
std::string counted(std::size_t count, std::string_view noun);
/// For titles, which hold no values: a plain number with that many digits after the point.
std::string plain(double number, int decimals);
std::string plain(analysis::Interval number, int decimals);
/// "2026-11-23", for the same places.
std::string plain(Date day);
/// A launch date as exactly as it is known: "2024-05-14", "2025-03", "2026 Q4", "2025".
std::string dated(Date day, std::string_view precision);
/// When the chip was shipped as of `day`, or how far it is: "2023-11", "not yet", "proposed",
/// "announced, due 2027 Q1".
std::string shipping(const Chip& chip, Date day);

std::string_view name_of(Measure measure);

/// The value of a chip's figure: key "chip/<id>/<name>", the rows it rests on, whole numbers
/// without digits after the point and others with one.
Value figure_value(const Chip& chip, std::string_view name, const Figure& figure,
                   std::string_view unit);
/// The same for a computed number.
Value computed_value(const Chip& chip, std::string_view name, analysis::Interval number,
                     int decimals, std::string_view formula, const std::vector<quire_row>& rows);
Value tpp_value(const Assessment& one);
Value density_value(const Assessment& one);
Value class_value(const Comparison& comparison, const Assessment& one);
/// The chip's index on a measure, baseline = 100.
Value index_value(const Comparison& comparison, const Assessment& one, Measure measure);
/// A number of chips, resting on their rows.
Value count_value(std::string_view key, std::size_t count,
                  const std::vector<const Assessment*>& counted_chips);

std::string unit_of(Measure measure);
std::string key_of(Measure measure);  // "memory", "memory_bandwidth", "compute_16bit"

}  // namespace quire::chip_comparison
