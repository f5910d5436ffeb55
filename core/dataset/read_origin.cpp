#include "dataset/read_origin.hpp"

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
  const std::string encoding = reader.text("encoding").value_or("");
  if (reader.value("encoding") == nullptr || is_utf8_name(encoding)) return {};
  if (!is_encoding(encoding))
    reader.error("invalid-value", reader.where("encoding"), "unknown encoding " + quote(encoding),
                 "such as \"utf-8\", \"gb18030\", \"windows-1252\", \"utf-16\"; iconv -l lists all");
  return encoding;
}

CsvOrigin read_csv_origin(Reader& reader, std::string file) {
  CsvOrigin origin;
  origin.delimiter = read_delimiter(reader, extension_of(file) == ".tsv" ? '\t' : ',');
  origin.encoding = read_encoding(reader);
  origin.header = reader.boolean("header").value_or(true);
  origin.file = std::move(file);
  return origin;
}

bool is_sqlite(const std::string& file) {
  const std::string extension = extension_of(file);
  return extension == ".db" || extension == ".sqlite" || extension == ".sqlite3";
}

SqliteOrigin read_sqlite_origin(Reader& reader, std::string file, const std::string& table) {
  SqliteOrigin origin{std::move(file), {}};
  Relation& relation = origin.relation;
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
  return origin;
}

}  // namespace

Origin read_origin(Reader& reader, const std::string& table) {
  const std::optional<std::string> file = reader.text("file");
  const toml::Array* rows = reader.array("rows");
  const bool has_file = reader.value("file") != nullptr;
  const bool has_rows = reader.value("rows") != nullptr;
  if (has_file && has_rows)
    reader.error("two-origins", reader.where("rows"),
                 "table " + quote(table) + " has both \"file\" and \"rows\"");
  else if (!has_file && !has_rows)
    reader.error("missing-key", reader.where("file"),
                 "table " + quote(table) + " has neither \"file\" nor \"rows\"");
  else if (file && file->empty())
    reader.error("empty-text", reader.where("file"), "\"file\" must not be empty");
  if (file && is_sqlite(*file)) return read_sqlite_origin(reader, *file, table);
  if (file) return read_csv_origin(reader, *file);
  return InlineOrigin{rows};
}

}  // namespace quire::core::dataset_detail
