#include "edition/archive.hpp"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "edition/record_json.hpp"
#include "edition/sqlite.hpp"

namespace quire::core {
namespace {

using edition_detail::Database;
using edition_detail::Query;
using edition_detail::SqlError;
using edition_detail::Transaction;

// "Quir", so that `file` and we can tell an archive from any other database.
constexpr std::int64_t kApplicationId = 0x51756972;

// Step i brings schema i to schema i + 1. Steps are never changed, only added.
constexpr std::array<const char*, 1> kMigrations{R"(
  CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    name TEXT NOT NULL,
    as_of TEXT NOT NULL,
    title TEXT NOT NULL,
    complete INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    judgments INTEGER NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (series, name));
  CREATE TABLE outcome (
    series TEXT NOT NULL,
    edition TEXT NOT NULL,
    key TEXT NOT NULL,
    happened INTEGER NOT NULL,
    decided TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (series, edition, key)) WITHOUT ROWID;
)"};

/// As JSON.
std::string string_list(const std::set<std::string>& strings) {
  return nlohmann::json(strings).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::int64_t pragma(const Database& database, const char* sql) {
  Query query(database, sql);
  return query.step() ? query.integer(0) : 0;
}

void migrate(Database& database) {
  constexpr auto kVersion = static_cast<std::int64_t>(kMigrations.size());
  Transaction transaction(database);
  const std::int64_t version = pragma(database, "PRAGMA user_version");
  if (version == kVersion) return;
  for (auto step = static_cast<std::size_t>(version); step < kMigrations.size(); ++step)
    database.execute(kMigrations[step]);
  database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  database.execute(("PRAGMA user_version = " + std::to_string(kVersion)).c_str());
  transaction.commit();
}

/// WAL: readers never wait, and a killed build leaves what was committed. FULL: so does a machine that
/// loses power. SQLite does not wait by itself where another process makes the same switch.
void keep_write_ahead_log(Database& database) {
  constexpr int kTries = 2000;
  constexpr std::chrono::milliseconds kPause{10};
  for (int left = kTries;; --left) {
    try {
      return database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    } catch (const SqlError& error) {
      if (error.code != SQLITE_BUSY || left == 0) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

/// Why this program cannot use the file, or nothing.
std::string misfit(const Database& database, Archive::Access access) {
  const std::int64_t version = pragma(database, "PRAGMA user_version");
  const std::int64_t tables = pragma(database, "SELECT count(*) FROM sqlite_master");
  if (version == 0 && tables == 0) return access == Archive::Access::read ? "is empty" : "";
  if (pragma(database, "PRAGMA application_id") != kApplicationId)
    return "is a database, but no archive of quire";
  if (version > static_cast<std::int64_t>(kMigrations.size()))
    return "was written by a newer quire: its schema is " + std::to_string(version) +
           ", this program knows " + std::to_string(kMigrations.size());
  return {};
}

/// A write-ahead log needs a file beside it. Where nothing can be written nobody else writes either, so the archive is read
/// as it lies there.
Database opened(const std::filesystem::path& file, int flags) {
  Database database(file, flags);
  try {
    pragma(database, "PRAGMA user_version");
  } catch (const SqlError& error) {
    const bool cannot_write = error.code == SQLITE_CANTOPEN || error.code == SQLITE_READONLY;
    if (!cannot_write || (flags & SQLITE_OPEN_READONLY) == 0) throw;
    return Database::immutable(file);
  }
  return database;
}

std::string hint_for(const SqlError& error) {
  switch (error.code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another build holds it: try again when that has ended";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "restore it from a copy, or set it aside and fill a new one with quire archive import";
    case SQLITE_FULL: return "make room on the disk; what was archived before is whole";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return "name another with --archive FILE, or build with --no-archive";
    default: return {};
  }
}

}  // namespace

struct Archive::Connection {
  Database database;
};

Archive::Archive(std::unique_ptr<Connection> connection, std::filesystem::path file,
                 Diagnostics& diagnostics)
    : connection_(std::move(connection)), file_(std::move(file)), diagnostics_(&diagnostics) {}

Archive::~Archive() = default;

template <class Result, class Work>
Result Archive::attempt(const char* what, Result otherwise, Work work) {
  try {
    return work(connection_->database);
  } catch (const SqlError& error) {
    diagnostics_->error("edition.archive", {file_.string(), 0, 0},
                        "cannot " + std::string(what) + " the archive: " + error.what(),
                        hint_for(error));
    return otherwise;
  }
}

std::unique_ptr<Archive> Archive::open(const std::filesystem::path& file, Access access,
                                       Diagnostics& diagnostics) {
  const SourceSpan where{file.string(), 0, 0};
  std::error_code ignored;
  if (access == Access::read && !std::filesystem::exists(file, ignored)) {
    diagnostics.error("edition.no-archive", where, "there is no archive " + quote(file.string()),
                      "the first build of a report that names one makes it");
    return nullptr;
  }
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  try {
    auto connection = std::make_unique<Connection>(Connection{opened(file, flags)});
    Database& database = connection->database;
    if (const std::string reason = misfit(database, access); !reason.empty()) {
      diagnostics.error("edition.archive", where, quote(file.string()) + " " + reason,
                        "name another with --archive FILE");
      return nullptr;
    }
    if (access == Access::write) {
      keep_write_ahead_log(database);
      migrate(database);
    }
    return std::unique_ptr<Archive>(new Archive(std::move(connection), file, diagnostics));
  } catch (const SqlError& error) {
    diagnostics.error("edition.archive", where,
                      "cannot open the archive: " + std::string(error.what()), hint_for(error));
    return nullptr;
  }
}

std::vector<ArchivedEdition> Archive::list() {
  return attempt("read", std::vector<ArchivedEdition>(), [](const Database& database) {
    std::vector<ArchivedEdition> editions;
    Query query(database,
                "SELECT series, name, title, as_of, complete, figures, judgments FROM edition "
                "ORDER BY series, as_of, name");
    while (query.step())
      editions.push_back({query.text(0), query.text(1), query.text(2),
                          parse_date(query.text(3)).value_or(Date()), query.integer(4) != 0,
                          static_cast<std::size_t>(query.integer(5)),
                          static_cast<std::size_t>(query.integer(6))});
    return editions;
  });
}

std::optional<EditionRecord> Archive::find(const std::string& series, const std::string& name) {
  return attempt("read", std::optional<EditionRecord>(), [&](const Database& database) {
    Query query(database, "SELECT record FROM edition WHERE series = ? AND name = ?");
    query.bind(series).bind(name);
    if (!query.step()) return std::optional<EditionRecord>();
    return record_from_json(query.text(0), {file_.string(), 0, 0}, *diagnostics_);
  });
}

std::optional<EditionRecord> Archive::last_before(const EditionRecord& record) {
  return attempt("read", std::optional<EditionRecord>(), [&](const Database& database) {
    Query query(database,
                "SELECT record FROM edition WHERE series = ? AND as_of < ? AND name <> ? "
                "ORDER BY as_of DESC, name DESC LIMIT 1");
    query.bind(record.series).bind(iso_date(record.as_of)).bind(record.name);
    if (!query.step()) return std::optional<EditionRecord>();
    return record_from_json(query.text(0), {file_.string(), 0, 0}, *diagnostics_);
  });
}

std::vector<EditionRecord> Archive::past_figures(const EditionRecord& record, const std::set<std::string>& keys,
                                                 std::size_t most) {
  return attempt("read", std::vector<EditionRecord>(), [&](const Database& database) {
    // The records are large and few of their figures are wanted: SQLite picks them out. A damaged one says nothing
    // here; whoever reads it whole says so.
    Query query(database,
                "WITH past AS (SELECT as_of, name, record FROM edition WHERE series = ? AND as_of < ? AND name <> ? "
                "ORDER BY as_of DESC, name DESC LIMIT ?) "
                "SELECT past.name, past.as_of, figure.value FROM past LEFT JOIN json_each("
                "CASE WHEN json_valid(past.record) THEN past.record ELSE '{}' END, '$.figures') AS figure "
                "ON figure.value ->> '$.key' IN (SELECT value FROM json_each(?)) ORDER BY past.as_of, past.name");
    query.bind(record.series).bind(iso_date(record.as_of)).bind(record.name);
    query.bind(static_cast<std::int64_t>(most)).bind(string_list(keys));
    std::vector<EditionRecord> past;
    while (query.step()) {
      if (past.empty() || query.text(0) != past.back().name) {
        past.emplace_back().name = query.text(0);
        past.back().as_of = parse_date(query.text(1)).value_or(Date());
      }
      if (query.text(2).empty()) continue;
      if (std::optional<Figure> figure = figure_from_json(query.text(2), {file_.string(), 0, 0}, *diagnostics_))
        past.back().figures.push_back(std::move(*figure));
    }
    return past;
  });
}

Archive::Stored Archive::store(const EditionRecord& record, IfThere if_there) {
  return attempt("write", Stored::failed, [&](Database& database) {
    const std::string json = record_to_json(record);
    Transaction transaction(database);
    Query present(database, "SELECT record, complete FROM edition WHERE series = ? AND name = ?");
    present.bind(record.series).bind(record.name);
    const bool was_there = present.step();
    if (was_there && present.text(0) == json) return Stored::unchanged;
    const bool completes = was_there && present.integer(1) == 0 && record.complete;
    if (was_there && !completes && if_there == IfThere::keep) return Stored::kept;
    Query insert(database,
                 "INSERT OR REPLACE INTO edition (series, name, as_of, title, complete, figures, "
                 "judgments, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(record.series).bind(record.name).bind(iso_date(record.as_of)).bind(record.title);
    insert.bind(std::int64_t{record.complete ? 1 : 0});
    insert.bind(static_cast<std::int64_t>(record.figures.size()));
    insert.bind(static_cast<std::int64_t>(record.judgments.size())).bind(json);
    insert.run();
    transaction.commit();
    return was_there ? Stored::replaced : Stored::added;
  });
}

bool Archive::remove(const std::string& series, const std::string& name) {
  return attempt("write", false, [&](const Database& database) {
    Query query(database, "DELETE FROM edition WHERE series = ? AND name = ?");
    query.bind(series).bind(name).run();
    return database.changes() != 0;
  });
}

bool Archive::store(const Outcome& outcome) {
  return attempt("write", false, [&](const Database& database) {
    Query query(database,
                "INSERT OR REPLACE INTO outcome (series, edition, key, happened, decided, note) "
                "VALUES (?, ?, ?, ?, ?, ?)");
    query.bind(outcome.series).bind(outcome.edition).bind(outcome.key);
    query.bind(std::int64_t{outcome.happened ? 1 : 0});
    query.bind(iso_date(outcome.decided)).bind(outcome.note).run();
    return true;
  });
}

std::vector<Outcome> Archive::outcomes() {
  return attempt("read", std::vector<Outcome>(), [](const Database& database) {
    std::vector<Outcome> outcomes;
    Query query(database,
                "SELECT series, edition, key, happened, decided, note FROM outcome "
                "ORDER BY series, edition, key");
    while (query.step())
      outcomes.push_back({query.text(0), query.text(1), query.text(2), query.integer(3) != 0,
                          parse_date(query.text(4)).value_or(Date()), query.text(5)});
    return outcomes;
  });
}

}  // namespace quire::core
