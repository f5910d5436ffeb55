#include "dataset/read_databases.hpp"

#include <array>
#include <variant>

#include "toml/reader.hpp"

namespace quire::core::dataset_detail {
namespace {

using toml::Reader;

constexpr std::int64_t kLongestTimeout = 86'400;

std::int64_t read_whole(Reader& reader, std::string_view key, std::int64_t most, std::int64_t otherwise) {
  const toml::Value* value = reader.value(key);
  if (value == nullptr) return otherwise;
  const auto* number = std::get_if<std::int64_t>(&value->content);
  if (number == nullptr)
    reader.wrong_type(key, *value, "a whole number");
  else if (*number < 1 || *number > most)
    reader.error("invalid-value", value->where, quote(key) + " must be from 1 to " + std::to_string(most));
  return number == nullptr ? otherwise : *number;
}

PostgresDatabase read_database(const toml::Entry& entry, const toml::Table& table, const toml::Source& source) {
  const std::size_t before = source.diagnostics.error_count();
  Reader reader(table, "[databases." + entry.key + "]", source);
  PostgresDatabase database;
  database.name = entry.key;
  database.where = {source.file, entry.where.line, entry.where.column};
  for (const char* key : {"service", "host", "dbname", "user", "sslmode", "sslrootcert"}) {
    std::optional<std::string> text = reader.text(key);
    if (text && (text->find("://") != std::string::npos || text->find('=') != std::string::npos))
      reader.error("connection-string", reader.where(key), quote(key) + " is a connection string, which may hold a password",
                   "write its parts as host, port, dbname and user");
    if (text) database.parameters.emplace_back(key, std::move(*text));
  }
  constexpr std::int64_t kLastPort = 65'535;
  if (const std::int64_t port = read_whole(reader, "port", kLastPort, 0); port != 0)
    database.parameters.emplace_back("port", std::to_string(port));
  database.timeout_seconds = read_whole(reader, "timeout", kLongestTimeout, database.timeout_seconds);
  // Looked for in the table, so that none is a key that is known and may be suggested.
  for (const char* key : {"password", "passwd", "sslpassword"})
    if (table.find(key) != nullptr && reader.value(key) != nullptr)
      reader.error("password", reader.where(key), "a password does not belong in a dataset",
                   "put it into ~/.pgpass, or into the file that PGPASSFILE names");
  reader.finish();
  database.is_sound = source.diagnostics.error_count() == before;
  return database;
}

}  // namespace

std::vector<PostgresDatabase> read_databases(const toml::Table* databases, const toml::Source& source) {
  std::vector<PostgresDatabase> read;
  if (databases == nullptr) return read;
  Reader reader(*databases, "[databases]", source);
  for (const toml::Entry& entry : databases->entries) {
    if (const auto* table = std::get_if<toml::Table>(&entry.value.content))
      read.push_back(read_database(entry, *table, source));
    else
      reader.wrong_type(entry.key, entry.value, "a table");
  }
  return read;
}

}  // namespace quire::core::dataset_detail
