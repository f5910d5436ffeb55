#include "app/plugin/plain_dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/places.hpp"
#include "config/report.hpp"
#include "dataset/cell_words.hpp"
#include "document/csv.hpp"

namespace quire::core {
namespace {

std::string csv_of(const PlainTable& table) {
  std::string text;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    text += (i == 0 ? "" : ",") + csv_field(table.columns[i].name);
  text += "\n";
  for (const std::vector<std::string>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + csv_field(row[i]);
    text += "\n";
  }
  return text;
}

std::string manifest_of(const PlainDataset& dataset) {
  std::string text;
  for (const PlainTable& table : dataset) {
    text +=
        fmt::format("[tables.{0}]\nfile = \"{0}.csv\"\n\n[tables.{0}.provenance]\n", table.name);
    for (const auto& [part, column] : table.provenance) text += part + " = " + toml_text(column) + "\n";
    text += fmt::format("\n[tables.{}.columns]\n", table.name);
    for (const PlainColumn& column : table.columns)
      text += fmt::format("{} = {{ type = \"{}\"{} }}\n", toml_text(column.name), word(column.type),
                          column.unit.empty() ? "" : ", unit = " + toml_text(column.unit));
    text += "\n";
  }
  return text;
}

}  // namespace

bool PlainTable::is_provenance(const std::string& column) const {
  return std::any_of(provenance.begin(), provenance.end(),
                     [&](const auto& part) { return part.second == column; });
}

PlainDataset plain_of(const Dataset& dataset) {
  PlainDataset plain;
  for (const TableView& view : dataset.tables()) {
    PlainTable& table = plain.emplace_back();
    table.name = view.name;
    const ProvenanceColumns& from = view.provenance;
    for (const auto& [part, column] :
         {std::pair{"source", from.source}, std::pair{"source_url", from.source_url},
          std::pair{"as_of", from.as_of}, std::pair{"confidence", from.confidence},
          std::pair{"verification", from.verification},
          std::pair{"unchecked_cells", from.unchecked_cells}})
      if (!column.empty()) table.provenance.emplace_back(part, column);
    for (const ColumnView& column : view.columns)
      table.columns.push_back({std::string(column.name), std::string(column.unit), column.type});
    for (std::size_t row = 0; row < view.row_count; ++row) {
      std::vector<std::string>& cells = table.rows.emplace_back();
      for (const ColumnView& column : view.columns) cells.push_back(cell_words(column, row));
    }
  }
  return plain;
}

std::optional<Dataset> read_plain(const PlainDataset& plain, const std::filesystem::path& folder,
                                  Diagnostics& diagnostics) {
  for (const PlainTable& table : plain)
    std::ofstream(folder / (table.name + ".csv"), std::ios::binary) << csv_of(table);
  const std::filesystem::path manifest = folder / "dataset.toml";
  std::ofstream(manifest, std::ios::binary) << manifest_of(plain);
  return read_dataset(manifest, dataset_options({}), diagnostics);
}

}  // namespace quire::core
