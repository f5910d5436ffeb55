#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// Tables out of SQLite files, which are opened for reading only. All tables of one file are read as of
/// the same moment.
class SqliteTables {
 public:
  SqliteTables();
  ~SqliteTables();

  /// Its mistakes are in the table's report. A row's line is its number in the result.
  TableData read(const TableSchema& schema, const SqliteOrigin& origin, const std::filesystem::path& folder,
                 Diagnostics& diagnostics);

 private:
  class File;
  std::map<std::filesystem::path, std::unique_ptr<File>> files_;
};

}  // namespace quire::core::dataset_detail
