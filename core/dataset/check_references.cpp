#include <algorithm>

#include "base/suggest.hpp"
#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {
namespace {

const TableData* find_table(const std::vector<TableData>& tables, std::string_view name) {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const TableData& t) { return t.schema->name == name; });
  return found == tables.end() ? nullptr : &*found;
}

// The texts of a text or integer column.
Dictionary values_of(const Column& column) {
  if (column.schema->type == ColumnType::text) return column.dictionary;
  Dictionary values;
  for (std::size_t row = 0; row < column.present.size(); ++row)
    if (column.present[row] != 0) values.add(std::to_string(column.integers[row]));
  return values;
}

std::string nearest(std::string_view value, const Dictionary& known) {
  // The distance to each of a long list would take longer than reading the files.
  constexpr std::size_t kMost = 2000;
  if (known.size() > kMost) return {};
  std::vector<std::string> candidates;
  for (std::size_t i = 0; i < known.size(); ++i)
    candidates.emplace_back(known.at(static_cast<std::int32_t>(i)));
  return did_you_mean(value, candidates);
}

class ReferenceCheck {
 public:
  ReferenceCheck(TableData& table, std::size_t column, const Column& target)
      : table_(table), number_(column), column_(table.columns[column]), known_(values_of(target)) {}

  void run() {
    for (std::size_t row = 0; row < table_.row_count(); ++row)
      if (column_.present[row] != 0) check(row);
  }

 private:
  void check(std::size_t row) {
    switch (column_.schema->type) {
      case ColumnType::integer:
        return check_value(row, std::to_string(column_.integers[row]));
      case ColumnType::list:
        for (auto i = column_.offsets[row]; i < column_.offsets[row + 1]; ++i)
          check_value(row, column_.dictionary.at(column_.codes[static_cast<std::size_t>(i)]));
        return;
      default:
        return check_value(row, column_.dictionary.at(column_.codes[row]));
    }
  }

  void check_value(std::size_t row, std::string_view value) {
    if (known_.find(value) != Dictionary::kNone) return;
    const Reference& reference = *column_.schema->reference;
    table_.report.error([&] {
      return Diagnostic{"dataset.dangling-reference", Severity::error, table_.place(row, number_),
                        "column " + quote(column_.schema->name) + ": " + quote(value) +
                            " is no " + quote(reference.column) + " of table " +
                            quote(reference.table),
                        nearest(value, known_)};
    });
  }

  TableData& table_;
  std::size_t number_;
  const Column& column_;
  Dictionary known_;
};

}  // namespace

void check_references(std::vector<TableData>& tables) {
  for (TableData& table : tables) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::optional<Reference>& reference = table.columns[i].schema->reference;
      if (!reference) continue;
      const TableData* target = find_table(tables, reference->table);
      if (target == nullptr || !target->complete) continue;  // reported; more would be noise
      if (const Column* column = target->find(reference->column))
        ReferenceCheck(table, i, *column).run();
    }
  }
}

}  // namespace quire::core::dataset_detail
