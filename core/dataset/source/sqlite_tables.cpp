#include "dataset/source/sqlite_tables.hpp"

#include <sqlite3.h>

#include <chrono>

#include "base/input_file.hpp"
#include "dataset/source/relation_query.hpp"
#include "dataset/source/typed_rows.hpp"

namespace quire::core::dataset_detail {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongestQuery{60};

struct CloseDatabase {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// A query may read; it may not reach other files.
int authorize(void*, int action, const char*, const char*, const char*, const char*) {
  const bool reads = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
                     action == SQLITE_RECURSIVE;
  return reads ? SQLITE_OK : SQLITE_DENY;
}

int is_past(void* deadline) { return Clock::now() > *static_cast<Clock::time_point*>(deadline) ? 1 : 0; }

Cell cell_of(sqlite3_stmt* row, int field) {
  switch (sqlite3_column_type(row, field)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(row, field));
    case SQLITE_FLOAT:
      return sqlite3_column_double(row, field);
    case SQLITE_TEXT: {
      // As UTF-8, whatever the file's encoding.
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, field));
      return std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(row, field)));
    }
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, field));
      return std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, field)));
    }
  }
}

std::vector<std::string_view> names_of(sqlite3_stmt* statement) {
  std::vector<std::string_view> names;
  names.reserve(static_cast<std::size_t>(sqlite3_column_count(statement)));
  for (int i = 0; i < sqlite3_column_count(statement); ++i) names.emplace_back(sqlite3_column_name(statement, i));
  return names;
}

}  // namespace

/// One file, in one read transaction from its first table to its last.
class SqliteTables::File {
 public:
  explicit File(const std::filesystem::path& path) {
    problem_ = RegularFile(path).problem();
    if (!problem_.empty()) return;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    constexpr int kPatienceMilliseconds = 10'000;
    sqlite3_busy_timeout(handle, kPatienceMilliseconds);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // The first read begins the transaction's snapshot, and shows whether this is a database at all.
    if (code != SQLITE_OK ||
        sqlite3_exec(handle, "begin; select count(*) from sqlite_schema", nullptr, nullptr, nullptr) != SQLITE_OK)
      problem_ = sqlite3_errcode(handle) == SQLITE_NOTADB ? "is not an SQLite database"
                                                          : "cannot be read: " + said();
    constexpr int kStepsBetweenLooks = 10'000;
    sqlite3_set_authorizer(handle, authorize, nullptr);
    sqlite3_progress_handler(handle, kStepsBetweenLooks, is_past, &deadline_);
  }

  void read(const Relation& relation, TableData& table) {
    if (!problem_.empty()) return table.refuse("unreadable-file", problem_);
    deadline_ = Clock::now() + kLongestQuery;
    Statement statement = prepare(query_of(relation), relation, table);
    if (!statement) return;
    const bool whole_table = !relation.table.empty();
    // A copy: they are the first statement's, which the second replaces.
    std::vector<std::string> kept;
    for (const std::string_view name : names_of(statement.get())) kept.emplace_back(name);
    const std::vector<std::string_view> names(kept.begin(), kept.end());
    if (whole_table) statement = prepare(select_declared(*table.schema, relation, names), relation, table);
    if (!statement) return;
    TypedRows rows(table, table.report.file());
    rows.begin(names, 0, whole_table ? Undeclared::ignored : Undeclared::refused);
    std::vector<Cell> cells(names.size());
    int code = SQLITE_OK;
    for (std::uint32_t line = 1; (code = sqlite3_step(statement.get())) == SQLITE_ROW; ++line) {
      for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = cell_of(statement.get(), static_cast<int>(i));
      rows.add(cells, line);
    }
    rows.finish();
    if (code != SQLITE_DONE) refuse(relation, table);
  }

 private:
  Statement prepare(const std::string& query, const Relation& relation, TableData& table) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(handle_.get(), query.c_str(), static_cast<int>(query.size()), &statement, &rest);
    Statement prepared(statement);
    const bool is_select = code == SQLITE_OK && prepared && *rest == '\0' && sqlite3_column_count(statement) > 0;
    if (is_select && sqlite3_bind_parameter_count(statement) == 0) return prepared;
    if (code != SQLITE_OK)
      refuse(relation, table);
    else if (is_select)
      refuse(relation, table, "the query has a parameter, which nothing gives a value");
    else
      refuse(relation, table, "the query must be one select");
    return {};
  }

  void refuse(const Relation& relation, TableData& table, std::string what = {}) {
    const int code = sqlite3_errcode(handle_.get());
    std::string hint;
    if (what.empty() && code == SQLITE_INTERRUPT)
      what = "the query took longer than " + std::to_string(kLongestQuery.count()) + " seconds";
    if (what.empty() && code == SQLITE_AUTH) hint = "a query may only read the tables of its own file";
    if (what.empty()) what = said();
    table.complete = false;
    table.report.error([&] {
      return Diagnostic{"dataset.query", Severity::error, relation.where,
                        "table " + quote(table.schema->name) + ": " + quote(table.report.file()) + ": " + what,
                        std::move(hint)};
    });
  }

  std::string said() const { return sqlite3_errmsg(handle_.get()); }

  std::unique_ptr<sqlite3, CloseDatabase> handle_;
  Clock::time_point deadline_ = Clock::now() + kLongestQuery;
  std::string problem_;
};

SqliteTables::SqliteTables() = default;
SqliteTables::~SqliteTables() = default;

TableData SqliteTables::read(const TableSchema& schema, const SqliteOrigin& origin,
                             const std::filesystem::path& folder, Diagnostics& diagnostics) {
  const std::filesystem::path path = folder / origin.file;
  TableData table(schema, path.string(), diagnostics);
  table.file = origin.file;
  std::unique_ptr<File>& file = files_[path];
  if (!file) file = std::make_unique<File>(path);
  file->read(origin.relation, table);
  return table;
}

}  // namespace quire::core::dataset_detail
