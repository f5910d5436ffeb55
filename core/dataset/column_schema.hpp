#pragma once

#include <string>

#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// Reads one entry of `[tables.NAME.columns]`; `context` is that header without its bracket.
ColumnSchema read_column(const toml::Entry& entry, const toml::Table& table,
                         const std::string& context, const toml::Source& source);

}  // namespace quire::core::dataset_detail
