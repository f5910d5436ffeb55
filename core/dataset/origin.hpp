#pragma once

#include <string>
#include <variant>

#include "base/diagnostic.hpp"
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

/// A table of a database or a query to it: one of the two.
struct Relation {
  std::string table;
  std::string query;
  SourceSpan where;  // of that key
};

struct SqliteOrigin {
  std::string file;  // relative to the manifest
  Relation relation;
};

using Origin = std::variant<InlineOrigin, CsvOrigin, SqliteOrigin>;

}  // namespace quire::core::dataset_detail
