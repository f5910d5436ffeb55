#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

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

/// A table in a spreadsheet (.xlsx, .ods).
struct SheetOrigin {
  std::string file;   // relative to the manifest
  std::string sheet;  // empty: the first
  std::string range;  // "B3:H200"; empty: all
  std::int32_t header_row = 0;  // its number, from 1; 0: the first that is not empty; -1: there is none
};

/// A file that a source plugin (quire/source.h) turns into a table.
struct PluginOrigin {
  std::string file;    // relative to the manifest, as the plugin is
  std::string reader;  // the plugin
};

/// A PostgreSQL database, in the words of libpq. What it leaves open, libpq finds where it always does:
/// the service file, PGHOST and its like, the password file. A password never stands here.
struct PostgresDatabase {
  std::string name;  // as tables refer to it and messages call it
  std::vector<std::pair<std::string, std::string>> parameters;
  std::int64_t timeout_seconds = 60;  // for each query
  bool is_sound = true;  // false: what is wrong with it was reported, and it is not asked
  SourceSpan where;
};

struct PostgresOrigin {
  PostgresDatabase database;
  Relation relation;
};

using Origin = std::variant<InlineOrigin, CsvOrigin, SqliteOrigin, SheetOrigin, PluginOrigin, PostgresOrigin>;

}  // namespace quire::core::dataset_detail
