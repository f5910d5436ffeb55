#include "app/data/data_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/console.hpp"
#include "app/output_file.hpp"
#include "app/places.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "dataset/cell_words.hpp"
#include "dataset/infer.hpp"
#include "document/csv.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

/// A row's value; null where there is none.
Json cell_json(const ColumnView& column, std::size_t row) {
  if (!column.has(row)) return nullptr;
  if (column.type == ColumnType::integer) return column.integer(row);
  if (column.type == ColumnType::decimal) return column.decimal(row);
  if (column.type == ColumnType::boolean) return column.boolean(row);
  if (column.type == ColumnType::list) return items_of(column, row);
  return cell_words(column, row);
}

/// Lines of cells under a head, all of the same length.
struct Grid {
  Words head;
  std::vector<Words> lines;
};

std::string as_csv(const Grid& grid) {
  std::string text;
  const auto add = [&](const Words& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + csv_field(cells[i]);
    text += "\r\n";
  };
  add(grid.head);
  for (const Words& line : grid.lines) add(line);
  return text;
}

std::string shortened(const std::string& cell) {
  constexpr std::size_t kWidest = 32;
  const std::string safe = printable(cell);
  if (count_code_points(safe) <= kWidest) return safe;
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < kWidest; ++i) next_code_point(safe, end);
  return safe.substr(0, end) + "…";
}

/// Columns side by side, each as wide as its longest cell up to a limit. Those that would make lines longer
/// than `width` (0: any) go on below, beside the first column again.
std::string as_text(Grid grid, std::size_t width) {
  constexpr std::size_t kGap = 2;
  grid.lines.insert(grid.lines.begin(), std::move(grid.head));
  std::vector<std::size_t> widths(grid.lines.front().size());
  for (Words& line : grid.lines)
    for (std::size_t i = 0; i < line.size(); ++i) {
      line[i] = shortened(line[i]);
      widths[i] = std::max(widths[i], count_code_points(line[i]));
    }
  std::string text;
  for (std::size_t begin = 0; begin < widths.size();) {
    std::vector<std::size_t> columns{begin == 0 ? begin : 0};
    std::size_t used = widths[0];
    std::size_t next = std::max<std::size_t>(begin, 1);
    for (; next < widths.size(); ++next) {
      used += kGap + widths[next];
      if (width != 0 && used > width && columns.size() > 1) break;
      columns.push_back(next);
    }
    if (!text.empty()) text += "\n";
    for (const Words& line : grid.lines) {
      std::string row;
      for (const std::size_t i : columns) row += line[i] + std::string(widths[i] + kGap - count_code_points(line[i]), ' ');
      text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    begin = next;
  }
  return text;
}

std::size_t count_different(const ColumnView& column, std::size_t rows) {
  if (column.type == ColumnType::text) return column.dictionary_offsets.size() - 1;
  Words words;
  for (std::size_t row = 0; row < rows; ++row)
    if (column.has(row)) words.push_back(cell_words(column, row));
  std::sort(words.begin(), words.end());
  return static_cast<std::size_t>(std::unique(words.begin(), words.end()) - words.begin());
}

/// The rows with the least and the greatest value; the first of equal ones. Empty without values, and for
/// types that have no order.
std::optional<std::pair<std::size_t, std::size_t>> range_of(const ColumnView& column, std::size_t rows) {
  const auto is_less = [&](std::size_t a, std::size_t b) {
    if (column.type == ColumnType::integer) return column.integer(a) < column.integer(b);
    if (column.type == ColumnType::decimal) return column.decimal(a) < column.decimal(b);
    return column.date(a) < column.date(b);
  };
  std::optional<std::pair<std::size_t, std::size_t>> range;
  if (column.type == ColumnType::text || column.type == ColumnType::list || column.type == ColumnType::boolean)
    return range;
  for (std::size_t row = 0; row < rows; ++row) {
    if (!column.has(row)) continue;
    if (!range) range.emplace(row, row);
    if (is_less(row, range->first)) range->first = row;
    if (is_less(range->second, row)) range->second = row;
  }
  return range;
}

Words description_of(const TableView& table, const ColumnView& column) {
  const auto range = range_of(column, table.row_count);
  return {std::string(table.name),
          std::string(column.name),
          std::string(word(column.type)),
          std::string(column.unit),
          std::to_string(table.row_count - column.missing),
          std::to_string(column.missing),
          std::to_string(count_different(column, table.row_count)),
          range ? cell_words(column, range->first) : "",
          range ? cell_words(column, range->second) : ""};
}

Words description_head() {
  return {"table", "column", "type", "unit", "values", "missing", "different", "least", "greatest"};
}

/// "chips.csv, 42 rows (3 known later), newest 2025-11-20 (as_of), sha256 0a1b2c3d".
std::string origin_of(const TableView& table) {
  std::string text = fmt::format("{}: {}, {} rows", table.name, table.file, table.row_count);
  if (table.hidden_rows != 0) text += fmt::format(" ({} known later)", table.hidden_rows);
  const ColumnView* as_of = table.find(table.provenance.as_of);
  const auto range = as_of == nullptr ? std::nullopt : range_of(*as_of, table.row_count);
  if (range) text += fmt::format(", newest {}", cell_words(*as_of, range->second));
  if (!table.provenance.source.empty()) text += fmt::format(", source in {}", table.provenance.source);
  return printable(text) + fmt::format(", sha256 {}\n", table.sha256.substr(0, 8));
}

Json description_json(const TableView& table) {
  Json columns = Json::array();
  for (const ColumnView& column : table.columns) {
    const auto range = range_of(column, table.row_count);
    Json one{{"name", column.name}, {"type", word(column.type)}};
    if (!column.unit.empty()) one["unit"] = column.unit;
    one["values"] = table.row_count - column.missing;
    one["missing"] = column.missing;
    one["different"] = count_different(column, table.row_count);
    if (range) one["least"] = cell_json(column, range->first);
    if (range) one["greatest"] = cell_json(column, range->second);
    columns.push_back(std::move(one));
  }
  return {{"table", table.name},          {"file", table.file},          {"sha256", table.sha256},
          {"rows", table.row_count},      {"hidden", table.hidden_rows}, {"columns", std::move(columns)}};
}

std::string described(const std::vector<const TableView*>& tables, DataForm form, std::size_t width) {
  Json json = Json::array();
  Grid all{description_head(), {}};
  std::string text;
  for (const TableView* table : tables) {
    Grid one{description_head(), {}};
    for (const ColumnView& column : table->columns) one.lines.push_back(description_of(*table, column));
    if (form == DataForm::json) json.push_back(description_json(*table));
    all.lines.insert(all.lines.end(), one.lines.begin(), one.lines.end());
    one.head.erase(one.head.begin());  // the line above names the table
    for (Words& line : one.lines) line.erase(line.begin());
    text += (text.empty() ? "" : "\n") + origin_of(*table) + as_text(std::move(one), width);
  }
  if (form == DataForm::json) return json.dump(2) + "\n";
  return form == DataForm::csv ? as_csv(all) : text;
}

std::string printed(const TableView& table, const std::vector<std::size_t>& rows, DataForm form,
                    std::size_t width) {
  Grid grid;
  Json json = Json::array();
  for (const ColumnView& column : table.columns) grid.head.emplace_back(column.name);
  for (const std::size_t row : rows) {
    Words line;
    Json object = Json::object();
    for (const ColumnView& column : table.columns) {
      if (form == DataForm::json)
        object[std::string(column.name)] = cell_json(column, row);
      else
        line.push_back(cell_words(column, row));
    }
    grid.lines.push_back(std::move(line));
    json.push_back(std::move(object));
  }
  if (form == DataForm::json) return json.dump(2) + "\n";
  return form == DataForm::csv ? as_csv(grid) : as_text(std::move(grid), width);
}

/// The tables that the request names; what it gets wrong is in `diagnostics`.
std::vector<const TableView*> chosen_tables(const Dataset& dataset, const DataRequest& request,
                                            Diagnostics& diagnostics) {
  std::vector<const TableView*> tables;
  Words names;
  for (const TableView& table : dataset.tables()) {
    names.emplace_back(table.name);
    if (request.table.empty() || request.table == table.name) tables.push_back(&table);
  }
  if (tables.empty()) {
    const std::string near = did_you_mean(request.table, names);
    diagnostics.error("app.no-table", {request.manifest, 0, 0}, "there is no table " + quote(request.table),
                      near.empty() ? fmt::format("there is: {}", printable(fmt::to_string(fmt::join(names, ", ")))) : near);
  }
  return tables;
}

/// Reads the dataset and prints what `make` makes of the tables chosen.
template <class Make>
ExitCode print_data(const DataRequest& request, Make make) {
  Diagnostics diagnostics;
  if (const std::optional<Dataset> dataset = read_dataset(request.manifest, dataset_options(request.as_of), diagnostics)) {
    const std::vector<const TableView*> tables = chosen_tables(*dataset, request, diagnostics);
    if (!diagnostics.has_errors()) write_standard_output(make(tables), diagnostics);
  }
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
}

/// `count` row numbers at even distances, the first and the last among them.
std::vector<std::size_t> spread(std::size_t rows, std::size_t count) {
  std::vector<std::size_t> chosen(std::min(rows, count));
  for (std::size_t i = 0; i < chosen.size(); ++i)
    chosen[i] = chosen.size() == 1 ? 0 : i * (rows - 1) / (chosen.size() - 1);
  return chosen;
}

std::vector<std::size_t> first(std::size_t rows, std::size_t count) {
  std::vector<std::size_t> chosen(std::min(rows, count));
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = i;
  return chosen;
}

}  // namespace

ExitCode describe_data(const DataRequest& request) {
  return print_data(request, [&](const auto& tables) { return described(tables, request.form, request.width); });
}

ExitCode show_data(const DataRequest& request) {
  return print_data(request, [&](const auto& tables) {
    return printed(*tables.front(), first(tables.front()->row_count, request.rows), request.form, request.width);
  });
}

ExitCode sample_data(const DataRequest& request) {
  return print_data(request, [&](const auto& tables) {
    return printed(*tables.front(), spread(tables.front()->row_count, request.rows), request.form, request.width);
  });
}

ExitCode convert_data(const DataRequest& request) {
  return print_data(request, [&](const auto& tables) {
    return printed(*tables.front(), first(tables.front()->row_count, tables.front()->row_count), request.form, request.width);
  });
}

ExitCode infer_data(const std::vector<std::string>& files, const std::string& output) {
  Diagnostics diagnostics;
  const std::vector<std::filesystem::path> paths(files.begin(), files.end());
  const std::filesystem::path folder = std::filesystem::path(output).parent_path();
  std::error_code unknown;
  if (!output.empty() && std::filesystem::exists(output, unknown))
    diagnostics.error("app.output", {output, 0, 0}, quote(output) + " is there already", "name another file");
  else if (const std::optional<std::string> text = infer_manifest(paths, folder, diagnostics))
    output.empty() ? write_standard_output(*text, diagnostics) : write_file(output, *text, diagnostics);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
}

ExitCode validate_data(const DataRequest& request) {
  return print_data(request, [&](const auto& tables) {
    std::size_t rows = 0;
    for (const TableView* table : tables) rows += table->row_count;
    return fmt::format("{}: {} {}, {} {}, no mistake\n", request.manifest, tables.size(),
                       tables.size() == 1 ? "table" : "tables", rows, rows == 1 ? "row" : "rows");
  });
}

}  // namespace quire::core
