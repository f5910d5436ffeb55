#include "chip_comparison/wording.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace quire::chip_comparison {
namespace {

using analysis::Interval;

bool is_whole(Interval number) {
  return (std::isinf(number.low()) || number.low() == std::floor(number.low())) &&
         (std::isinf(number.high()) || number.high() == std::floor(number.high()));
}

std::string padded(int number, int width) {
  std::string digits = std::to_string(number);
  return std::string(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))),
                     '0') +
         digits;
}

Value with_rows(Value value, const std::vector<quire_row>& rows) {
  for (const quire_row& row : rows) value.from(row);
  return value;
}

std::string chip_key(const Chip& chip, std::string_view name) {
  return "chip/" + chip.id + "/" + std::string(name);
}

}  // namespace

std::string dated(Date day, std::string_view precision) {
  const std::chrono::year_month_day parts{day};
  const std::string year = padded(static_cast<int>(parts.year()), 4);
  const unsigned month = static_cast<unsigned>(parts.month());
  if (precision == "year") return year;
  if (precision == "quarter") return year + " Q" + std::to_string((month + 2) / 3);
  const std::string year_month = year + "-" + padded(static_cast<int>(month), 2);
  if (precision == "month") return year_month;
  return year_month + "-" + padded(static_cast<int>(static_cast<unsigned>(parts.day())), 2);
}

std::string shipping(const Chip& chip, Date day) {
  const std::string status = chip.status.substr(0, chip.status.find(','));
  if (status == "shipped") {
    if (!chip.launch) return "shipped";
    return *chip.launch <= day ? dated(*chip.launch, chip.launch_precision) : "not yet";
  }
  if (!chip.launch) return status;
  return status + ", " + (*chip.launch > day ? "due " : "") +
         dated(*chip.launch, chip.launch_precision);
}

std::string_view name_of(Measure measure) {
  if (measure == Measure::memory) return "memory";
  return measure == Measure::bandwidth ? "memory bandwidth" : "16-bit compute";
}

std::string unit_of(Measure measure) {
  if (measure == Measure::memory) return "GB";
  return measure == Measure::bandwidth ? "GB/s" : "TFLOPS";
}

std::string key_of(Measure measure) {
  if (measure == Measure::memory) return "memory";
  return measure == Measure::bandwidth ? "memory_bandwidth" : "compute_16bit";
}

Value figure_value(const Chip& chip, std::string_view name, const Figure& figure,
                   std::string_view unit) {
  Value value = analysis::value_of(figure.value, unit)
                    .key(chip_key(chip, name))
                    .decimals(is_whole(figure.value) ? 0 : 1);
  const bool is_rate = name == key_of(Measure::compute);
  if (figure.rows.size() > 1)
    std::move(value).formula(is_rate ? "the higher of BF16 and FP16; where sources disagree, from the lowest to the highest"
                                     : "from the lowest to the highest that a source gives");
  return with_rows(std::move(value), figure.rows);
}

Value computed_value(const Chip& chip, std::string_view name, Interval number, int decimals,
                     std::string_view formula, const std::vector<quire_row>& rows) {
  return with_rows(
      analysis::value_of(number).key(chip_key(chip, name)).decimals(decimals).formula(formula),
      rows);
}

Value unkeyed_tpp_value(const Assessment& one) {
  return with_rows(analysis::value_of(one.tpp.value).decimals(0).formula("M2.3: highest dense TOPS x bits over formats"),
                   one.tpp.rows);
}

Value unkeyed_density_value(const Assessment& one) {
  return with_rows(analysis::value_of(one.density.value).decimals(2).formula("M2.3: TPP / applicable die area"),
                   one.density.rows);
}

Value tpp_value(const Assessment& one) { return unkeyed_tpp_value(one).key(chip_key(one.chip, "tpp")); }

Value density_value(const Assessment& one) { return unkeyed_density_value(one).key(chip_key(one.chip, "pd")); }

Value class_value(const Comparison& comparison, const Assessment& one) {
  Value value = Value::text(one.classification.text())
                    .key(chip_key(one.chip, "class"))
                    .formula("M2.3: 3A090 as in force on the day, over all that TPP and die area may be");
  return with_rows(with_rows(std::move(value), one.density.rows), comparison.class_rules);
}

Value index_value(const Comparison& comparison, const Assessment& one, Measure measure) {
  std::vector<quire_row> rows = figure_of(one.chip, measure).rows;
  if (comparison.baseline && comparison.baseline->chip.id != one.chip.id)
    for (const quire_row& row : figure_of(comparison.baseline->chip, measure).rows)
      rows.push_back(row);
  return computed_value(one.chip, "index/" + key_of(measure), one.index_of(measure), 0,
                        "M2.2: 100 x " + std::string(name_of(measure)) + " / that of the baseline", rows);
}

Value count_value(std::string_view key, std::size_t count, std::string_view formula,
                  const std::vector<quire_row>& rows) {
  return with_rows(Value::number(static_cast<double>(count)).key(key).decimals(0).formula(formula), rows);
}

std::vector<quire_row> rows_of(const std::vector<const Assessment*>& chips) {
  std::vector<quire_row> rows;
  for (const Assessment* one : chips) rows.push_back(one->chip.row);
  return rows;
}

}  // namespace quire::chip_comparison
