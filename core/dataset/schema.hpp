#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "dataset/origin.hpp"
#include "toml/tree.hpp"

namespace quire::core::dataset_detail {

/// Where a column's values must occur: `column` of `table`.
struct Reference {
  std::string table;
  std::string column;  // empty in the manifest: the key of the table; filled in on reading
};

struct ColumnSchema {
  std::string name;
  ColumnType type = ColumnType::text;
  bool key = false;       // no two rows share a value; implies required
  bool required = false;  // no row is without a value
  std::string unit;
  // Of an integer, a decimal or the days of a date: long double holds all of them unrounded.
  std::optional<long double> minimum;
  std::optional<long double> maximum;
  std::vector<std::string> allowed;  // of text and list items; empty: anything
  std::optional<Reference> reference;
  std::vector<std::string> audience;  // who may see its values; empty: everybody
  SourceSpan where;
};

/// Names of columns, empty where there is none.
struct ProvenanceNames {
  std::string source;
  std::string source_url;
  std::string as_of;
  std::string confidence;
  std::string verification;
  std::string unchecked_cells;  // a list of columns, of a row checked in part
};

struct TableSchema {
  std::string name;
  Origin origin;
  std::string known_from;
  std::string audience;      // the column that says who may see a row; empty: everybody sees all
  std::int64_t max_age = 0;  // days that the newest row may be old; 0: any
  ProvenanceNames provenance;
  std::vector<ColumnSchema> columns;
  SourceSpan where;
  bool sound = true;  // false: a mistake here was reported, the table is not to be read

  const ColumnSchema* find(std::string_view column) const;
  std::vector<std::string> column_names() const;
};

/// Reads the declarations of `dataset.toml`. Tables with mistakes are in the result, not sound.
std::vector<TableSchema> read_schemas(const toml::Table& manifest,
                                      const toml::Source& source);

/// Finds the column that each reference means and reports those that mean none.
void resolve_references(std::vector<TableSchema>& tables, const toml::Source& source);

/// A number as a message shows it, in the way of the column's type.
std::string shown(long double number, ColumnType type);

/// The words in quotes with commas between: `"a", "b"`.
std::string listed(const std::vector<std::string>& words);

}  // namespace quire::core::dataset_detail
