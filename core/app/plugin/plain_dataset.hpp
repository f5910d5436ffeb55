#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"

namespace quire::core {

/// A table as text cells, to be changed and read again; an empty cell is a missing value.
struct PlainColumn {
  std::string name;
  std::string unit;
  ColumnType type = ColumnType::text;
};

struct PlainTable {
  std::string name;
  std::vector<std::pair<std::string, std::string>> provenance;  // "source" is the column "src"
  std::vector<PlainColumn> columns;
  std::vector<std::vector<std::string>> rows;

  bool is_provenance(const std::string& column) const;
};

using PlainDataset = std::vector<PlainTable>;

PlainDataset plain_of(const Dataset& dataset);

/// Written as CSV files with their manifest into `folder`, and read as any dataset is.
std::optional<Dataset> read_plain(const PlainDataset& plain, const std::filesystem::path& folder,
                                  Diagnostics& diagnostics);

}  // namespace quire::core
