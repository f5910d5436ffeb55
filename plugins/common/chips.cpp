#include "common/chips.hpp"

#include <algorithm>
#include <cmath>

#include "common/columns.hpp"

namespace quire::analysis {
namespace {

constexpr std::string_view kColumns[kFieldCount] = {"applicable_die_area_mm2",
                                                    "memory_gb",
                                                    "memory_bandwidth_gbps",
                                                    "interconnect_gbps_bidir",
                                                    "fp64_tflops",
                                                    "tf32_tflops",
                                                    "bf16_tflops",
                                                    "fp16_tflops",
                                                    "fp8_tflops",
                                                    "int8_tops",
                                                    "fp4_tflops",
                                                    "tdp_w"};

/// A negative figure is no figure.
Interval measured(std::optional<double> number) {
  return number && *number >= 0 ? Interval(*number) : Interval();
}

void widen(Figure& figure, const Dispute& dispute) {
  for (const double number : dispute.numbers)
    figure.value = figure.value.known() ? hull(figure.value, number) : Interval(number);
  if (!dispute.numbers.empty()) figure.rows.push_back(dispute.row);
}

void apply(Chip& chip, const Dispute& dispute) {
  if (dispute.typing_error) return chip.typing_errors.push_back(dispute);
  if (dispute.field == "eccn") chip.disputed_class = dispute;
  if (dispute.field == "TPP") widen(chip.stated_tpp, dispute);
  const auto* column = std::find(std::begin(kColumns), std::end(kColumns), dispute.field);
  if (column != std::end(kColumns)) widen(chip.figures[column - std::begin(kColumns)], dispute);
}

}  // namespace

Figure Chip::sixteen_bit() const {
  const Figure& bf16 = (*this)[Field::bf16];
  const Figure& fp16 = (*this)[Field::fp16];
  if (!bf16.value.known()) return fp16;
  if (!fp16.value.known()) return bf16;
  Figure both{max(bf16.value, fp16.value), bf16.rows};
  add_rows(both.rows, fp16.rows);
  return both;
}

std::vector<Chip> read_chips(const Dataset& data, std::span<const Dispute> disputes) {
  const Table table = data.table("chips");
  std::vector<Column> columns;
  for (const std::string_view name : kColumns) columns.push_back(table.column(name));
  const Column id = table.column("id");
  const Column model = table.column("model");
  const Column vendor = table.column("vendor");
  const Column country = table.column("vendor_country");
  const Column foundry = table.column("foundry");
  const Column status = table.column("status");
  const Column launch_precision = table.column("launch_precision");
  const Column source = table.column("source");
  const Column confidence = table.column("confidence");
  const Column node = table.column("process_node_nm");
  const Column non_planar = table.column("non_planar");
  const Column launch = table.column("launch_date");
  const Column datacenter = table.column("datacenter_marketed");
  const std::optional<Column> memory_type = table.find("memory_type");
  const std::optional<Column> transistors = table.find("transistors_bn");
  const std::optional<Column> price_low = table.find("price_usd_low");
  const std::optional<Column> price_high = table.find("price_usd_high");
  const std::optional<Column> checked = table.find("as_of");
  const std::optional<Column> area_is_minimum = table.find("die_area_is_minimum");
  std::vector<Chip> chips;
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    Chip chip;
    chip.id = text_at(id, row);
    chip.model = text_at(model, row);
    chip.vendor = text_at(vendor, row);
    chip.country = text_at(country, row);
    chip.foundry = text_at(foundry, row);
    chip.status = text_at(status, row);
    chip.launch_precision = text_at(launch_precision, row);
    chip.source = text_at(source, row);
    chip.confidence = text_at(confidence, row);
    chip.node_nm = node.number(row);
    chip.launch = launch.date(row);
    chip.datacenter = datacenter.boolean(row);
    chip.non_planar = non_planar.boolean(row);
    chip.memory_type = text_at(memory_type, row);
    chip.transistors_bn = number_at(transistors, row);
    chip.as_of = date_at(checked, row);
    chip.row = table.reference(row);
    chip.withheld = chip.status == "shipped" && chip.launch && *chip.launch > data.as_of();
    if (chip.withheld) {
      for (Figure& figure : chip.figures) figure.rows = {chip.row};
      chips.push_back(std::move(chip));
      continue;
    }
    for (int field = 0; field < kFieldCount; ++field)
      chip.figures[static_cast<std::size_t>(field)] = {
          measured(columns[static_cast<std::size_t>(field)].number(row)),
          {table.reference(row, columns[static_cast<std::size_t>(field)])}};
    chip.price_usd = {Interval::between(number_at(price_low, row).value_or(-INFINITY),
                                        number_at(price_high, row).value_or(INFINITY)),
                      {chip.row}};
    for (const std::optional<Column>* end : {&price_low, &price_high})
      if (*end) chip.price_usd.rows.push_back(table.reference(row, **end));
    Interval& area = chip.figures[static_cast<std::size_t>(Field::die_area)].value;
    if (area.known() && area_is_minimum && area_is_minimum->boolean(row) == true)
      area = Interval::at_least(area.low());
    // A planar chip has no applicable die area at all (rules, metric definition of the area).
    if (non_planar.boolean(row) == false) area = 0;
    for (const Dispute& dispute : disputes)
      if (dispute.entity == chip.id) apply(chip, dispute);
    chips.push_back(std::move(chip));
  }
  return chips;
}

void add_rows(std::vector<quire_row>& rows, const std::vector<quire_row>& more) {
  for (const quire_row& row : more) {
    const auto same = [&](const quire_row& other) {
      return other.table == row.table && other.row == row.row && other.column == row.column;
    };
    if (std::none_of(rows.begin(), rows.end(), same)) rows.push_back(row);
  }
}

Figure tpp_of(const Chip& chip, double tf32_bits) {
  const std::pair<Field, double> formats[] = {
      {Field::fp64, 64}, {Field::tf32, tf32_bits}, {Field::bf16, 16}, {Field::fp16, 16},
      {Field::fp8, 8},   {Field::int8, 8},         {Field::fp4, 4}};
  std::vector<FormatRate> rates;
  Figure tpp{{}, {chip.row}};
  for (const auto& [field, bits] : formats) {
    if (!chip[field].value.known()) continue;
    rates.push_back({bits, chip[field].value});
    add_rows(tpp.rows, chip[field].rows);
  }
  tpp.value = total_processing_performance(rates);
  if (!chip.stated_tpp.value.known()) return tpp;
  tpp.value = tpp.value.known() ? hull(tpp.value, chip.stated_tpp.value) : chip.stated_tpp.value;
  add_rows(tpp.rows, chip.stated_tpp.rows);
  return tpp;
}

Figure density_of(const Chip& chip, const Figure& tpp) {
  Figure density{performance_density(tpp.value, chip[Field::die_area].value), tpp.rows};
  add_rows(density.rows, chip[Field::die_area].rows);
  return density;
}

ChipFacts facts_of(const Chip& chip, Interval tpp) {
  return {tpp, chip[Field::die_area].value, chip[Field::interconnect].value,
          chip[Field::memory_bandwidth].value, chip.datacenter};
}

std::string short_model(const Chip& chip) {
  std::string model = chip.model;
  for (const std::string_view suffix : {" (", " SXM", " PCIe"})
    if (const std::size_t at = model.find(suffix); at != std::string::npos && at > 0)
      model.resize(at);
  return model.empty() ? chip.id : model;
}

std::string short_vendor(const Chip& chip) { return chip.vendor.substr(0, chip.vendor.find(" (")); }

}  // namespace quire::analysis
