#include <unistd.h>

#include "base/sha256.hpp"
#include "base/suggest.hpp"
#include "dataset/dataset.hpp"
#include "dataset/image.hpp"
#include "dataset/handling.hpp"
#include "dataset/schema.hpp"
#include "dataset/source/postgres_tables.hpp"
#include "dataset/source/read_program.hpp"
#include "dataset/source/sqlite_tables.hpp"
#include "dataset/table_data.hpp"

namespace quire::core {
namespace {

using dataset_detail::CsvOrigin;
using dataset_detail::InlineOrigin;
using dataset_detail::PluginOrigin;
using dataset_detail::PostgresOrigin;
using dataset_detail::SheetOrigin;
using dataset_detail::SqliteOrigin;
using dataset_detail::TableData;
using dataset_detail::TableSchema;

/// The files of delimited text, before they are read.
void note_files(const std::vector<TableSchema>& schemas, const std::filesystem::path& folder, DatasetFiles& files) {
  for (const TableSchema& schema : schemas) {
    if (const auto* text = std::get_if<CsvOrigin>(&schema.origin))
      files.files[folder / text->file] = identity_of(folder / text->file);
    else if (!std::holds_alternative<InlineOrigin>(schema.origin))
      files.are_all = false;
  }
}

std::vector<TableData> read_tables(const std::vector<TableSchema>& schemas,
                                   const std::filesystem::path& manifest,
                                   const std::string& manifest_text, const DatasetOptions& options,
                                   Diagnostics& diagnostics) {
  dataset_detail::SqliteTables sqlite;
  dataset_detail::PostgresTables postgres;
  std::vector<TableData> tables;
  tables.reserve(schemas.size());
  for (const TableSchema& schema : schemas) {
    if (!schema.sound) continue;
    if (const auto* rows = std::get_if<InlineOrigin>(&schema.origin))
      tables.push_back(dataset_detail::read_inline(schema, *rows, manifest.string(),
                                                   manifest.filename().string(),
                                                   sha256_hex(manifest_text), diagnostics));
    if (const auto* file = std::get_if<CsvOrigin>(&schema.origin))
      tables.push_back(dataset_detail::read_csv(schema, *file, manifest.parent_path(), diagnostics));
    if (const auto* file = std::get_if<SqliteOrigin>(&schema.origin))
      tables.push_back(sqlite.read(schema, *file, manifest.parent_path(), diagnostics));
    if (const auto* sheet = std::get_if<SheetOrigin>(&schema.origin))
      tables.push_back(dataset_detail::read_program(
          schema, sheet->file, manifest.parent_path(),
          {options.sheet_reader, options.require_sandbox, {sheet->sheet, sheet->range, std::to_string(sheet->header_row)}}, diagnostics));
    if (const auto* plugin = std::get_if<PluginOrigin>(&schema.origin)) {
      if (options.source_plugins)
        tables.push_back(dataset_detail::read_program(
            schema, plugin->file, manifest.parent_path(),
            {options.source_reader, options.require_sandbox, {absolute(manifest.parent_path() / plugin->reader).string()}},
            diagnostics));
      else
        diagnostics.error("dataset.source-plugin", schema.where,
                          "table " + quote(schema.name) + " is read by the source plugin " + quote(plugin->reader) +
                              ", and only what came with quire may run");
    }
    if (const auto* database = std::get_if<PostgresOrigin>(&schema.origin))
      tables.push_back(postgres.read(schema, *database, diagnostics));
  }
  return tables;
}

}  // namespace

std::optional<Dataset> read_dataset(const std::filesystem::path& manifest,
                                    const DatasetOptions& options, Diagnostics& diagnostics,
                                    DatasetFiles* files) {
  if (files != nullptr) files->files[manifest] = identity_of(manifest);
  const std::size_t errors_before = diagnostics.error_count();
  const toml::Source source{manifest.string(), "dataset", diagnostics};
  const std::optional<std::string> text = toml::read_toml_text(manifest, source);
  const std::optional<toml::Table> tree =
      text ? toml::parse_toml(*text, source) : std::nullopt;
  if (!tree) return {};

  std::vector<TableSchema> schemas = dataset_detail::read_schemas(*tree, source);
  dataset_detail::resolve_references(schemas, source);
  if (files != nullptr) note_files(schemas, manifest.parent_path(), *files);
  std::vector<TableData> tables = read_tables(schemas, manifest, *text, options, diagnostics);
  dataset_detail::check_references(tables);
  for (TableData& table : tables) table.report.finish();
  if (diagnostics.error_count() != errors_before) return {};

  // From here on nothing can be wrong with the input.
  const dataset_detail::View view{options.as_of, options.audience};
  Handling handling = dataset_detail::handling_of(tables, view);
  const std::optional<int> image = dataset_detail::write_image(std::move(tables), view);
  std::optional<Dataset> dataset = image ? Dataset::from_fd(*image) : std::nullopt;
  if (image) ::close(*image);
  if (!dataset)
    diagnostics.error("dataset.no-memory", {manifest.string(), 0, 0},
                      "there is not enough memory for the dataset");
  else
    dataset->set_handling(std::move(handling));
  return dataset;
}

}  // namespace quire::core
