#include "dataset/read_origin.hpp"

#include "base/suggest.hpp"
#include "dataset/source/csv_input.hpp"

namespace quire::core::dataset_detail {
namespace {

using toml::Reader;

/// A file's extension in lower case, that of a compression left out: ".csv" of "a.CSV.gz".
std::string extension_of(std::string file) {
  for (char& c : file)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  std::filesystem::path path(file);
  if (path.extension() == ".gz" || path.extension() == ".zst") path.replace_extension();
  return path.extension().string();
}

char read_delimiter(Reader& reader, char otherwise) {
  const std::optional<std::string> text = reader.text("delimiter");
  if (!text) return otherwise;
  const bool fits = text->size() == 1 && text->front() > 0 && *text != "\"" && *text != "\n" && *text != "\r";
  if (!fits)
    reader.error("invalid-value", reader.where("delimiter"),
                 "\"delimiter\" must be one ASCII character, found " + quote(*text),
                 "write \",\", \";\", \"|\" or \"\\t\"");
  return fits ? text->front() : otherwise;
}

std::string read_encoding(Reader& reader) {
  std::string encoding = reader.text("encoding").value_or("");
  if (reader.value("encoding") == nullptr || is_utf8_name(encoding)) return {};
  if (!is_encoding(encoding))
    reader.error("invalid-value", reader.where("encoding"), "unknown encoding " + quote(encoding),
                 "such as \"utf-8\", \"gb18030\", \"windows-1252\", \"utf-16\"; iconv -l lists all");
  return encoding;
}

CsvOrigin read_csv_origin(Reader& reader, std::string file) {
  CsvOrigin origin;
  origin.delimiter = read_delimiter(reader, usual_delimiter(file));
  origin.encoding = read_encoding(reader);
  origin.header = reader.boolean("header").value_or(true);
  origin.file = std::move(file);
  return origin;
}

bool is_sqlite(const std::string& file) {
  const std::string extension = extension_of(file);
  return extension == ".db" || extension == ".sqlite" || extension == ".sqlite3";
}

bool is_sheet(const std::string& file) {
  const std::string extension = extension_of(file);
  return extension == ".xlsx" || extension == ".ods";
}

SheetOrigin read_sheet_origin(Reader& reader, std::string file) {
  constexpr std::int64_t kMostRows = 1'048'576;
  SheetOrigin origin{std::move(file), reader.text("sheet").value_or(""), reader.text("range").value_or(""), 0};
  if (const toml::Value* value = reader.value("header_row")) {
    const auto* row = std::get_if<std::int64_t>(&value->content);
    if (row == nullptr)
      reader.wrong_type("header_row", *value, "a whole number");
    else if (*row < 1 || *row > kMostRows)
      reader.error("invalid-value", value->where, "\"header_row\" must be from 1 to 1048576");
    else
      origin.header_row = static_cast<std::int32_t>(*row);
  }
  if (!reader.boolean("header").value_or(true)) {
    if (origin.header_row != 0)
      reader.error("two-headers", reader.where("header"), "\"header\" is false, and \"header_row\" names one");
    origin.header_row = -1;
  }
  return origin;
}

Relation read_relation(Reader& reader, const std::string& table) {
  Relation relation;
  relation.table = reader.text("table").value_or("");
  relation.query = reader.text("query").value_or("");
  const bool has_table = reader.value("table") != nullptr;
  const bool has_query = reader.value("query") != nullptr;
  const toml::Place place = reader.where(has_query ? "query" : "table");
  relation.where = {reader.source().file, place.line, place.column};
  if (has_table && has_query)
    reader.error("two-origins", place, "table " + quote(table) + " has both \"table\" and \"query\"");
  else if (!has_table && !has_query)
    reader.error("missing-key", place, "table " + quote(table) + " has neither \"table\" nor \"query\"",
                 "a database needs one of them: table = \"sales\", or query = \"select …\"");
  else if (relation.table.empty() && relation.query.empty())
    reader.error("empty-text", place, quote(has_query ? "query" : "table") + " must not be empty");
  return relation;
}

PostgresDatabase find_database(Reader& reader, const std::string& name,
                               const std::vector<PostgresDatabase>& databases) {
  std::vector<std::string> names;
  for (const PostgresDatabase& database : databases) {
    if (database.name == name) return database;
    names.push_back(database.name);
  }
  std::string hint = did_you_mean(name, names);
  if (hint.empty()) hint = "declare it: [databases." + name + "] with service = \"…\", or host and dbname";
  reader.error("unknown-database", reader.where("database"), "there is no database " + quote(name), std::move(hint));
  return {};
}

/// Reports a table with no place for its rows, or with more than one.
void check_one_place(Reader& reader, const std::string& table) {
  std::vector<std::string> found;
  for (const char* key : {"file", "rows", "database"})
    if (reader.value(key) != nullptr) found.emplace_back(key);
  if (found.empty())
    reader.error("missing-key", reader.where("file"),
                 "table " + quote(table) + " has neither \"file\", \"rows\" nor \"database\"");
  if (found.size() > 1)
    reader.error("two-origins", reader.where(found[1]),
                 "table " + quote(table) + " has both " + quote(found[0]) + " and " + quote(found[1]));
}

}  // namespace

char usual_delimiter(const std::string& file) { return extension_of(file) == ".tsv" ? '\t' : ','; }

Origin read_origin(Reader& reader, const std::string& table, const std::vector<PostgresDatabase>& databases) {
  check_one_place(reader, table);
  if (const std::optional<std::string> database = reader.text("database"))
    return PostgresOrigin{find_database(reader, *database, databases), read_relation(reader, table)};
  const std::optional<std::string> file = reader.text("file");
  const toml::Array* rows = reader.array("rows");
  if (file && file->empty())
    reader.error("empty-text", reader.where("file"), "\"file\" must not be empty");
  const std::optional<std::string> plugin = reader.text("reader");
  if (plugin && plugin->empty()) reader.error("empty-text", reader.where("reader"), "\"reader\" must not be empty");
  if (file && plugin) return PluginOrigin{*file, *plugin};
  if (file && is_sqlite(*file)) return SqliteOrigin{*file, read_relation(reader, table)};
  if (file && is_sheet(*file)) return read_sheet_origin(reader, *file);
  if (file) return read_csv_origin(reader, *file);
  return InlineOrigin{rows};
}

}  // namespace quire::core::dataset_detail
