#pragma once

#include <vector>

#include "dataset/origin.hpp"

namespace quire::core::dataset_detail {

/// Reads `[databases]`; `databases` may be null. One with mistakes, which are reported, is in the result.
std::vector<PostgresDatabase> read_databases(const toml::Table* databases, const toml::Source& source);

}  // namespace quire::core::dataset_detail
