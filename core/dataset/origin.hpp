#pragma once

#include <string>
#include <variant>

#include "toml/tree.hpp"

namespace quire::core::dataset_detail {

/// Rows that stand in the manifest itself, owned by its tree.
struct InlineOrigin {
  const toml::Array* rows = nullptr;
};

/// A file of delimited text, plain or compressed; see source/csv_input.hpp.
struct CsvOrigin {
  std::string file;      // relative to the manifest
  char delimiter = ',';
  std::string encoding;  // as iconv names it; empty: UTF-8
  bool header = true;    // false: the columns are those of the schema, in its order
};

using Origin = std::variant<InlineOrigin, CsvOrigin>;

}  // namespace quire::core::dataset_detail
