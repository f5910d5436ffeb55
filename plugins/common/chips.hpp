#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/disputes.hpp"
#include "common/export_metrics.hpp"
#include "common/interval.hpp"
#include "quire/plugin.hpp"

namespace quire::analysis {

/// The figures of a chip that are columns of the table "chips", dense rates throughout.
enum class Field {
  die_area,          // mm2, logic dies on non-planar nodes; at least that where a part is not published
  memory,            // GB
  memory_bandwidth,  // GB/s
  interconnect,      // GB/s, both directions together
  fp64,              // TFLOPS
  tf32,
  bf16,
  fp16,
  fp8,
  int8,  // TOPS
  fp4,
  power  // W
};
inline constexpr int kFieldCount = 12;

/// A figure with the rows it rests on: the chip's, and those of the disputes about it.
struct Figure {
  Interval value;
  std::vector<quire_row> rows;
};

struct Chip {
  std::string id, model, vendor, country, foundry, status, launch_precision, source, confidence;
  std::optional<double> node_nm;
  std::optional<Date> launch;
  std::optional<bool> datacenter;
  std::optional<bool> non_planar;  // some logic die is made on a non-planar node
  std::string memory_type;         // "HBM3", "LPDDR4X"; empty: not known
  std::optional<double> transistors_bn;
  std::optional<Date> as_of;  // when the row was last checked
  quire_row row{};
  /// Shipped after the day of the edition: the figures came with the launch and are left unknown.
  bool withheld = false;
  std::array<Figure, kFieldCount> figures;
  /// Throughput per package as a dispute lists it ("TPP"), beside what the formats give; or
  /// unknown.
  Figure stated_tpp;
  Figure price_usd;  // street or list price of one chip; often an estimate
  std::vector<Dispute> typing_errors;
  std::optional<Dispute> disputed_class;  // sources give different control numbers

  const Figure& operator[](Field field) const { return figures[static_cast<std::size_t>(field)]; }
  /// The highest rate at 16 bit: BF16 or FP16, whichever is more.
  Figure sixteen_bit() const;
};

/// Every chip known on the day of the edition. A row tells a shipped chip as it was launched:
/// before its launch date the chip is there, its figures are not yet known. A disputed figure is
/// the interval over the dataset's own value and all numbers the dispute lists.
std::vector<Chip> read_chips(const Dataset& data, std::span<const Dispute> disputes);

/// Adds the rows that are not there yet.
void add_rows(std::vector<quire_row>& rows, const std::vector<quire_row>& more);

/// Total processing performance: the maximum over formats, dense, formats never added up; widened
/// by what a dispute states as TPP. The rule does not say how long a TF32 operation is:
/// `tf32_bits`.
inline constexpr double kTf32Stored = 32;
inline constexpr double kTf32Used = 19;
Figure tpp_of(const Chip& chip, double tf32_bits);
/// TPP per applicable die area.
Figure density_of(const Chip& chip, const Figure& tpp);
/// What decides the chip's class.
ChipFacts facts_of(const Chip& chip, Interval tpp);

/// The model without what a table has in columns of its own: "H20 SXM 96GB" is "H20".
std::string short_model(const Chip& chip);
/// The vendor without its bracket: "Huawei (HiSilicon)" is "Huawei".
std::string short_vendor(const Chip& chip);

}  // namespace quire::analysis
