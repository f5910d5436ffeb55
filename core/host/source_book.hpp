#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dataset/dataset.hpp"
#include "document/document.hpp"

namespace quire::core {

/// The sources of a whole document, gathered while its sections are read in order: one entry for
/// each title and address, first use first.
class SourceBook {
 public:
  /// The source of a dataset row, entered at its first use. A row that names no source has its
  /// table's file as one: a figure never stands there without an origin.
  SourceIndex source_of(const TableView& table, std::size_t row);

  static RowReference reference(const TableView& table, std::size_t row);
  /// Was this row never verified? A table that keeps no such record is not held against it; an
  /// empty entry in one that does is.
  static bool is_unchecked(const TableView& table, std::size_t row);
  /// Whether one of these columns is named among those of the row that were not checked.
  static bool is_unchecked(const TableView& table, std::size_t row, const std::vector<std::string>& cells);

  const std::vector<Source>& sources() const { return sources_; }

 private:
  std::vector<Source> sources_;
  std::map<std::pair<std::string, std::string>, SourceIndex> by_title_and_url_;
  std::map<std::pair<std::string, std::size_t>, SourceIndex> by_row_;
};

}  // namespace quire::core
