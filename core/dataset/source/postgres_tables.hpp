#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

class PostgresSession;

/// Tables out of PostgreSQL. All tables of one database are read as of the same moment.
class PostgresTables {
 public:
  PostgresTables();
  ~PostgresTables();

  /// Its mistakes are in the table's report. A row's line is its number in the result.
  TableData read(const TableSchema& schema, const PostgresOrigin& origin, Diagnostics& diagnostics);

 private:
  PostgresSession* session_of(const PostgresDatabase& database, TableData& table);

  std::map<std::string, std::unique_ptr<PostgresSession>> sessions_;  // by the database's name
  std::set<std::string> lost_;  // databases of which it was said that they cannot be read
};

}  // namespace quire::core::dataset_detail
