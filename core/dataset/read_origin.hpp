#pragma once

#include "dataset/origin.hpp"
#include "toml/reader.hpp"

namespace quire::core::dataset_detail {

/// What cuts the fields of a file of that name, where its table does not say.
char usual_delimiter(const std::string& file);

/// Reads the keys of a table that say where its rows are.
Origin read_origin(toml::Reader& reader, const std::string& table,
                   const std::vector<PostgresDatabase>& databases);

}  // namespace quire::core::dataset_detail
