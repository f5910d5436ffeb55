#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chip_comparison/comparison.hpp"
#include "common/words.hpp"
#include "quire/plugin.hpp"

namespace quire::chip_comparison {

using analysis::chinese_name;
using analysis::counted;
using analysis::iso_date;
using analysis::joined;
using analysis::plain;
using analysis::short_model;
using analysis::short_vendor;

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
/// The same without a key: of chips that the next edition is not compared with.
Value unkeyed_tpp_value(const Assessment& one);
Value unkeyed_density_value(const Assessment& one);
Value class_value(const Comparison& comparison, const Assessment& one);
/// The chip's index on a measure, baseline = 100.
Value index_value(const Comparison& comparison, const Assessment& one, Measure measure);
/// A number of chips, of which `formula` says which are counted.
Value count_value(std::string_view key, std::size_t count, std::string_view formula,
                  const std::vector<quire_row>& rows);
std::vector<quire_row> rows_of(const std::vector<const Assessment*>& chips);

std::string unit_of(Measure measure);
std::string key_of(Measure measure);  // "memory", "memory_bandwidth", "compute_16bit"

}  // namespace quire::chip_comparison
