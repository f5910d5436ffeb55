#include "edition/sqlite.hpp"

#include <cerrno>

namespace quire::core::edition_detail {
namespace {

/// Where the shared memory of a write-ahead log finds no room, SQLite speaks of an I/O error only.
bool is_full(sqlite3* database, int code) {
  const int error = sqlite3_system_errno(database);
  return (code & 0xFF) == SQLITE_IOERR && (error == ENOSPC || error == EDQUOT);
}

[[noreturn]] void fail(sqlite3* database, int code) {
  if (database != nullptr && is_full(database, code)) throw SqlError(SQLITE_FULL, sqlite3_errstr(SQLITE_FULL));
  throw SqlError(code & 0xFF, database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
}

// How long another build may hold the archive before this one gives up.
constexpr int kPatienceMilliseconds = 20'000;

}  // namespace

Database::Database(const std::filesystem::path& file, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(handle, code);
  sqlite3_busy_timeout(handle, kPatienceMilliseconds);
}

Database Database::immutable(const std::filesystem::path& file) {
  std::string name = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool plain = c != '?' && c != '#' && c != '%';
    constexpr const char* kHex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    name += plain ? std::string(1, c) : std::string("%") + kHex[byte / 16] + kHex[byte % 16];
  }
  return Database(name + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

void Database::execute(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(handle_.get(), code);
}

Query::Query(const Database& database, const char* sql) : database_(database.get()) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v2(database_, sql, -1, &handle, nullptr);
  handle_.reset(handle);
  check(code);
}

Query& Query::bind(std::string_view text) {
  check(sqlite3_bind_text64(handle_.get(), ++bound_, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Query& Query::bind(std::int64_t number) {
  check(sqlite3_bind_int64(handle_.get(), ++bound_, number));
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(database_, code);
  return false;
}

std::string Query::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

void Query::check(int code) const {
  if (code != SQLITE_OK) fail(database_, code);
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_->get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_->execute("COMMIT");
  open_ = false;
}

}  // namespace quire::core::edition_detail
