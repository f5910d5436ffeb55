#include <algorithm>
#include <cstdint>
#include <quire/plugin.hpp>
#include <string>
#include <vector>

namespace {

struct Chip {
  std::int64_t row;
  double bandwidth;
};

/// Chips with an id and a known bandwidth, the fastest first; equal ones in the dataset's order.
std::vector<Chip> rank(const quire::Column& id, const quire::Column& bandwidth) {
  std::vector<Chip> chips;
  for (std::int64_t row = 0; row < bandwidth.size(); ++row)
    if (const auto known = bandwidth.number(row); known && id.text(row)) chips.push_back({row, *known});
  std::stable_sort(chips.begin(), chips.end(),
                   [](const Chip& a, const Chip& b) { return a.bandwidth > b.bandwidth; });
  return chips;
}

class MemoryRanking {
 public:
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    const quire::Table table = data.table("chips");
    const quire::Column id = table.column("id");
    const quire::Column vendor = table.column("vendor");
    const quire::Column model = table.column("model");
    const quire::Column bandwidth = table.column("memory_bandwidth_gbps");

    std::vector<Chip> chips = rank(id, bandwidth);
    if (chips.empty()) {
      section.callout(quire::CalloutKind::gap, "No memory bandwidth is known");
      section.paragraph("The table of chips has no value in this column.");
      return;
    }
    const auto name = [&](std::int64_t row) {
      return std::string(vendor.text(row).value_or("?")) + " " +
             std::string(model.text(row).value_or("?"));
    };
    // A value carries its rows (for the sources), its unit and a key (to compare editions).
    const auto value = [&](const Chip& chip) {
      return quire::Value::number(chip.bandwidth, bandwidth.unit())
          .decimals(0)
          .key("memory_ranking/" + std::string(*id.text(chip.row)))
          .from(table.reference(chip.row));
    };

    section.title(name(chips[0].row) + " has the fastest memory");
    section.lead()
        .text("Of the accelerators whose memory bandwidth is known, ")
        .strong(name(chips[0].row))
        .text(" is the fastest, at ")
        .value(value(chips[0]))
        .text(".")
        .cite(table.reference(chips[0].row));

    quire::TableBlock block = section.table("memory_ranking/table");
    block.title("The accelerators with the fastest memory").subtitle("GB/s per package, as makers state it");
    block.column("Accelerator")
        .column("Bandwidth", quire::TableBlock::Align::right, bandwidth.unit());
    const std::size_t count =
        std::min(chips.size(), static_cast<std::size_t>(options.integer("count")));
    for (std::size_t i = 0; i < count; ++i) {
      quire::TableRow row = block.row(*id.text(chips[i].row));
      row.cell(name(chips[i].row));
      row.cell(value(chips[i]));
    }
  }
};

}  // namespace

QUIRE_PLUGIN(MemoryRanking);
