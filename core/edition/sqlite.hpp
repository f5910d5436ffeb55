#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace quire::core::edition_detail {

/// What SQLite said, for `archive.cpp` to catch; never leaves the station.
struct SqlError : std::runtime_error {
  SqlError(int failed_code, const std::string& message)
      : std::runtime_error(message), code(failed_code) {}
  int code;  // SQLITE_BUSY, SQLITE_CORRUPT, …
};

class Database {
 public:
  Database(const std::filesystem::path& file, int flags);
  /// For reading alone, a file that nobody changes.
  static Database immutable(const std::filesystem::path& file);

  /// Statements without a result.
  void execute(const char* sql);
  sqlite3* get() const { return handle_.get(); }
  int changes() const { return sqlite3_changes(handle_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// One prepared statement, for one use: bind in the order of its marks, then step.
class Query {
 public:
  Query(const Database& database, const char* sql);

  Query& bind(std::string_view text);
  Query& bind(std::int64_t number);

  /// Whether there is a row to read.
  bool step();
  void run() { while (step()) {} }

  std::string text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  void check(int code) const;

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  int bound_ = 0;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back when left without `commit`.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(&database) {
    database_->execute("BEGIN IMMEDIATE");
  }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
  bool open_ = true;
};

}  // namespace quire::core::edition_detail
