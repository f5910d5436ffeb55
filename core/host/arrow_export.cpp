#include "host/arrow_export.hpp"

#include <utility>

namespace quire::core {
namespace {

// The structs belong to the host. A library that releases its shallow copy finds nothing to free.
void release_schema(ArrowSchema* schema) { schema->release = nullptr; }
void release_array(ArrowArray* array) { array->release = nullptr; }

const char* format_of(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "i";  // codes of the dictionary
    case ColumnType::integer:
      return "l";
    case ColumnType::decimal:
      return "g";
    case ColumnType::boolean:
      return "b";
    case ColumnType::date:
      return "tdD";
    case ColumnType::list:
      return "+l";
  }
  return "n";
}

quire_string raw(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

ArrowTables::ArrowTables(std::vector<const TableView*> tables) : views_(std::move(tables)) {
  for (const TableView* view : views_) add_table(*view);
}

void ArrowTables::add_table(const TableView& view) {
  ArrowSchema& schema = new_schema("+s", view.name);
  ArrowArray& array = new_array(view.row_count, {nullptr});
  std::vector<ArrowSchema*>& schemas = schema_children_.emplace_back();
  std::vector<ArrowArray*>& arrays = array_children_.emplace_back();
  std::vector<quire_string>& units = units_.emplace_back();
  for (const ColumnView& column : view.columns) {
    ArrowSchema& child_schema = new_schema(format_of(column.type), column.name);
    child_schema.flags = ARROW_FLAG_NULLABLE;
    std::vector<const void*> buffers{column.validity.data(), column.values.data()};
    if (column.type == ColumnType::list) buffers[1] = column.offsets.data();
    ArrowArray& child = new_array(view.row_count, std::move(buffers));
    child.null_count = static_cast<std::int64_t>(column.missing);
    if (column.type == ColumnType::text) give_dictionary(column, child_schema, child);
    if (column.type == ColumnType::list) {
      ArrowSchema& item_schema = new_schema("i", "item");
      const std::size_t items =
          column.offsets.empty() ? 0 : static_cast<std::size_t>(column.offsets.back());
      ArrowArray& item = new_array(items, {nullptr, column.values.data()});
      give_dictionary(column, item_schema, item);
      child_schema.children = schema_children_.emplace_back(1, &item_schema).data();
      child_schema.n_children = 1;
      child.children = array_children_.emplace_back(1, &item).data();
      child.n_children = 1;
    }
    schemas.push_back(&child_schema);
    arrays.push_back(&child);
    units.push_back(raw(column.unit));
  }
  schema.children = schemas.data();
  schema.n_children = static_cast<std::int64_t>(schemas.size());
  array.children = arrays.data();
  array.n_children = static_cast<std::int64_t>(arrays.size());
  tables_.push_back({sizeof(quire_table), raw(view.name), static_cast<std::int64_t>(view.row_count),
                     &schema, &array, units.data()});
}

void ArrowTables::give_dictionary(const ColumnView& column, ArrowSchema& schema,
                                  ArrowArray& array) {
  schema.dictionary = &new_schema("u", "");
  const std::size_t entries =
      column.dictionary_offsets.empty() ? 0 : column.dictionary_offsets.size() - 1;
  array.dictionary = &new_array(
      entries, {nullptr, column.dictionary_offsets.data(), column.dictionary_bytes.data()});
}

ArrowSchema& ArrowTables::new_schema(const char* format, std::string_view name) {
  ArrowSchema& schema = schemas_.emplace_back();
  schema.format = format;
  schema.name = names_.emplace_back(name).c_str();
  schema.release = &release_schema;
  return schema;
}

ArrowArray& ArrowTables::new_array(std::size_t length, std::vector<const void*> buffers) {
  ArrowArray& array = arrays_.emplace_back();
  array.length = static_cast<std::int64_t>(length);
  array.n_buffers = static_cast<std::int64_t>(buffers.size());
  array.buffers = buffers_.emplace_back(std::move(buffers)).data();
  array.release = &release_array;
  return array;
}

}  // namespace quire::core
