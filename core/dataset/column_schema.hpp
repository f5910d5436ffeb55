#pragma once

#include <string>

#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// Reads one entry of `[tables.NAME.columns]`; `context` is that header without its bracket.
ColumnSchema read_column(const dataset_toml::Entry& entry, const dataset_toml::Table& table,
                         const std::string& context, const dataset_toml::Source& source);

}  // namespace quire::core::dataset_detail
