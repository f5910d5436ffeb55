#pragma once

#include <deque>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "quire/abi.h"

namespace quire::core {

/// Tables of a dataset as the Arrow C data interface has them, over the dataset's own buffers:
/// nothing is copied but names. Lives no longer than the views it was made of.
class ArrowTables {
 public:
  /// `tables` in the order in which the plugin will see them.
  explicit ArrowTables(std::vector<const TableView*> tables);

  std::size_t size() const { return tables_.size(); }
  std::uint64_t row_count(std::size_t table) const { return views_[table]->row_count; }
  /// As the ABI hands it out; `struct_size` is that of this build.
  const quire_table& table(std::size_t index) const { return tables_[index]; }

 private:
  void add_table(const TableView& view);
  ArrowSchema& new_schema(const char* format, std::string_view name);
  ArrowArray& new_array(std::size_t length, std::vector<const void*> buffers);
  void give_dictionary(const ColumnView& column, ArrowSchema& schema, ArrowArray& array);

  std::vector<const TableView*> views_;
  std::vector<quire_table> tables_;
  // Deques: the structs point into each other and must not move.
  std::deque<std::string> names_;
  std::deque<ArrowSchema> schemas_;
  std::deque<ArrowArray> arrays_;
  std::deque<std::vector<const void*>> buffers_;
  std::deque<std::vector<ArrowSchema*>> schema_children_;
  std::deque<std::vector<ArrowArray*>> array_children_;
  std::deque<std::vector<quire_string>> units_;
};

}  // namespace quire::core
