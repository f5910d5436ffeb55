#include "dataset/infer.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/date.hpp"
#include "dataset/read_origin.hpp"
#include "dataset/source/csv_scanner.hpp"
#include "dataset/source/slab_reader.hpp"
#include "dataset/table_data.hpp"
#include "toml/write.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;
using namespace dataset_detail;

constexpr std::array kDelimiters{',', ';', '\t', '|'};

/// A table as read, every column as text.
struct Draft {
  std::string name;
  TableSchema schema;
  std::optional<TableData> data;
  std::vector<ColumnType> types;  // by column
  std::size_t key = kNoKey;

  static constexpr std::size_t kNoKey = static_cast<std::size_t>(-1);
};

/// The fields of the first record, when these bytes are cut by `delimiter`.
std::vector<std::string> first_record(std::string_view bytes, char delimiter) {
  std::vector<std::string> fields;
  CsvScanner scanner(bytes, 1, delimiter);
  if (scanner.next())
    for (const CsvField& field : scanner.fields()) fields.emplace_back(field.text);
  return fields;
}

/// Whether every value of the column could stand in one of the type.
bool fits(const Column& texts, ColumnType type) {
  ColumnSchema schema;
  schema.type = type;
  Column column(schema);
  for (std::size_t i = 0; i < texts.dictionary.size(); ++i)
    if (column.add_cell(texts.dictionary.at(static_cast<std::int32_t>(i))) != CellProblem::none) return false;
  return true;
}

// "007" is a name: as a number it would lose its zeros.
bool has_leading_zero(const Column& texts) {
  for (std::size_t i = 0; i < texts.dictionary.size(); ++i) {
    const std::string_view text = texts.dictionary.at(static_cast<std::int32_t>(i));
    if (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') return true;
  }
  return false;
}

/// A decimal has some fifteen digits: a longer number is a name, or wants to be kept as it is.
bool loses_digits(const Column& texts) {
  constexpr std::size_t kMostDigits = 15;
  for (std::size_t i = 0; i < texts.dictionary.size(); ++i) {
    std::string_view text = texts.dictionary.at(static_cast<std::int32_t>(i));
    text = text.substr(0, text.find_first_of("eE"));
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (static_cast<std::size_t>(digits) > kMostDigits) return true;
  }
  return false;
}

/// Texts that differ may be one number.
bool tells_rows_apart(const Column& texts, ColumnType type) {
  if (type == ColumnType::text) return true;
  ColumnSchema schema;
  schema.type = type;
  Column column(schema);
  for (std::size_t i = 0; i < texts.dictionary.size(); ++i) column.add_cell(texts.dictionary.at(static_cast<std::int32_t>(i)));
  std::sort(column.integers.begin(), column.integers.end());
  return std::adjacent_find(column.integers.begin(), column.integers.end()) == column.integers.end();
}

ColumnType type_of(const Column& texts) {
  if (texts.dictionary.size() == 0) return ColumnType::text;
  for (const ColumnType type : {ColumnType::boolean, ColumnType::date})
    if (fits(texts, type)) return type;
  if (has_leading_zero(texts)) return ColumnType::text;
  if (fits(texts, ColumnType::integer)) return ColumnType::integer;
  return fits(texts, ColumnType::decimal) && !loses_digits(texts) ? ColumnType::decimal : ColumnType::text;
}

std::size_t missing_in(const Column& column) {
  return static_cast<std::size_t>(std::count(column.present.begin(), column.present.end(), 0));
}

class Inference {
 public:
  Inference(const fs::path& folder, Diagnostics& diagnostics) : folder_(folder), diagnostics_(diagnostics) {}

  std::optional<std::string> run(std::span<const fs::path> files) {
    drafts_.reserve(files.size());  // the tables point at their schemas
    for (const fs::path& file : files) read(file);
    if (diagnostics_.has_errors()) return {};
    std::string text;
    for (const Draft& draft : drafts_) text += (text.empty() ? "" : "\n") + table_text(draft);
    return text;
  }

 private:
  void read(const fs::path& file) {
    Draft& draft = drafts_.emplace_back();
    draft.name = draft.schema.name = name_of(file);
    CsvOrigin origin;
    std::error_code apart;
    const fs::path relative = fs::relative(file, folder_.empty() ? "." : folder_, apart);
    origin.file = (apart || relative.empty() ? file : relative).string();
    if (!read_header(file, origin, draft.schema)) return;
    draft.schema.origin = origin;
    draft.data.emplace(read_csv(draft.schema, origin, folder_, diagnostics_));
    draft.data->report.finish();
    for (const Column& column : draft.data->columns) draft.types.push_back(type_of(column));
    find_key(draft);
  }

  // The file's name up to its first point; no two tables have one.
  std::string name_of(const fs::path& file) {
    const std::string whole = file.filename().string();
    const std::string stem = whole.substr(0, std::max<std::size_t>(whole.find('.'), 1));
    std::string name = stem;
    for (int i = 2; !names_.insert(name).second; ++i) name = stem + "_" + std::to_string(i);
    return name;
  }

  bool read_header(const fs::path& file, CsvOrigin& origin, TableSchema& schema) {
    CsvInput input(file, "");
    Slab slab;
    // The delimiter does not matter for where a record ends.
    const bool any = SlabReader(input, ',').next(slab);
    const SourceSpan where{file.string(), 0, 0};
    if (!any) {
      diagnostics_.error("dataset.unreadable-file", where,
                         quote(file.string()) + " " + (input.problem().empty() ? "is empty" : input.problem()));
      return false;
    }
    if (slab.text().find('\0') != std::string_view::npos) {
      diagnostics_.error("dataset.no-text", where, quote(file.string()) + " is not delimited text",
                         "tables of spreadsheets and databases are declared by hand: quire schema dataset describes how");
      return false;
    }
    std::vector<std::string> names;
    for (const char delimiter : kDelimiters) {
      std::vector<std::string> fields = first_record(slab.text(), delimiter);
      if (fields.size() <= names.size()) continue;
      names = std::move(fields);
      origin.delimiter = delimiter;
    }
    origin.header = std::none_of(names.begin(), names.end(), [](const std::string& name) { return is_value(name); });
    for (std::size_t i = 0; i < names.size(); ++i) {
      ColumnSchema& column = schema.columns.emplace_back();
      column.name = origin.header ? names[i] : "column_" + std::to_string(i + 1);
    }
    return origin.header ? check_names(names, where) : true;
  }

  // A header names things: a number or a day is a row already.
  static bool is_value(const std::string& text) {
    ColumnSchema decimal;
    decimal.type = ColumnType::decimal;
    return parse_date(text) || (!text.empty() && Column(decimal).add_cell(text) == CellProblem::none);
  }

  bool check_names(const std::vector<std::string>& names, const SourceSpan& where) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const SourceSpan place{where.file, 1, 0};
      if (names[i].empty())
        diagnostics_.error("dataset.column-name", place, "column " + std::to_string(i + 1) + " has no name");
      else if (!seen.insert(names[i]).second)
        diagnostics_.error("dataset.column-name", place, "two columns are called " + quote(names[i]));
    }
    return !diagnostics_.has_errors();
  }

  static void find_key(Draft& draft) {
    const std::vector<Column>& columns = draft.data->columns;
    for (std::size_t i = 0; i < columns.size() && draft.key == Draft::kNoKey; ++i) {
      const bool fit = draft.types[i] == ColumnType::text || draft.types[i] == ColumnType::integer;
      const std::size_t rows = draft.data->row_count();
      if (fit && rows > 1 && columns[i].dictionary.size() == rows && tells_rows_apart(columns[i], draft.types[i])) draft.key = i;
    }
  }

  // The one other table whose keys all texts of the column are; empty when none or several fit.
  std::string reference_of(const Draft& draft, std::size_t index) const {
    const Column& column = draft.data->columns[index];
    std::string found;
    for (const Draft& other : drafts_) {
      if (&other == &draft || other.key == Draft::kNoKey || column.dictionary.size() < 2) continue;
      if (draft.types[index] != ColumnType::text || other.types[other.key] != ColumnType::text) continue;
      const Dictionary& keys = other.data->columns[other.key].dictionary;
      bool all = true;
      for (std::size_t i = 0; all && i < column.dictionary.size(); ++i)
        all = keys.find(column.dictionary.at(static_cast<std::int32_t>(i))) != Dictionary::kNone;
      if (all && !found.empty()) return {};
      if (all) found = other.name;
    }
    return found;
  }

  std::string table_text(const Draft& draft) const {
    const auto& origin = std::get<CsvOrigin>(draft.schema.origin);
    const std::string table = "tables." + toml::written_key(draft.name);
    std::string text = "[" + table + "]  # " + std::to_string(draft.data->row_count()) +
                       (draft.data->row_count() == 1 ? " row" : " rows") + "\nfile = " +
                       toml::written(origin.file) + "\n";
    if (origin.delimiter != usual_delimiter(origin.file))
      text += std::string("delimiter = \"") + (origin.delimiter == '\t' ? "\\t" : std::string(1, origin.delimiter)) + "\"\n";
    if (!origin.header) text += "header = false\n";
    text += extras_text(draft, table) + "\n[" + table + ".columns]\n";
    for (std::size_t i = 0; i < draft.schema.columns.size(); ++i) text += column_text(draft, i);
    return text;
  }

  // What columns of the usual names are for.
  static std::string extras_text(const Draft& draft, const std::string& table) {
    const auto type = [&](std::string_view name) -> std::optional<ColumnType> {
      for (std::size_t i = 0; i < draft.types.size(); ++i)
        if (draft.schema.columns[i].name == name) return draft.types[i];
      return {};
    };
    std::string text;
    const ColumnSchema* known = draft.schema.find("known_from");
    if (known != nullptr && type("known_from") == ColumnType::date &&
        missing_in(*draft.data->find("known_from")) == 0)
      text += "known_from = \"known_from\"  # rows known later are left out of an earlier edition\n";
    std::string provenance;
    for (const char* name : {"source", "source_url", "as_of", "confidence", "verification"}) {
      const ColumnType wanted = std::string_view(name) == "as_of" ? ColumnType::date : ColumnType::text;
      if (type(name) == wanted) provenance += std::string(name) + " = \"" + name + "\"\n";
    }
    if (!provenance.empty()) text += "\n[" + table + ".provenance]\n" + provenance;
    return text;
  }

  std::string column_text(const Draft& draft, std::size_t index) const {
    const Column& column = draft.data->columns[index];
    std::string text = toml::written_key(draft.schema.columns[index].name) + " = { type = \"" +
                       std::string(word(draft.types[index])) + "\"";
    const std::size_t missing = missing_in(column);
    if (index == draft.key)
      text += ", key = true";
    else if (missing == 0 && draft.data->row_count() != 0)
      text += ", required = true";
    if (const std::string table = reference_of(draft, index); !table.empty())
      text += ", references = " + toml::written(table);
    text += " }";
    if (missing != 0) text += "  # " + std::to_string(missing) + " without a value";
    return text + "\n";
  }

  fs::path folder_;
  Diagnostics& diagnostics_;
  std::vector<Draft> drafts_;
  std::set<std::string> names_;
};

}  // namespace

std::optional<std::string> infer_manifest(std::span<const fs::path> files, const fs::path& folder,
                                          Diagnostics& diagnostics) {
  return Inference(folder, diagnostics).run(files);
}

}  // namespace quire::core
