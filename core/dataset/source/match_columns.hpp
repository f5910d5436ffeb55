#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "dataset/file_report.hpp"
#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

/// Which field of a record is which column of the schema; kNoColumn for none.
struct ColumnMatch {
  std::size_t fields = 0;          // of a record
  std::vector<std::size_t> field;  // one per column of the schema

  bool is_complete() const;
};

/// Every column is the field of the same number.
ColumnMatch match_in_order(const TableSchema& schema);

/// What becomes of a field that the schema does not declare.
enum class Undeclared : std::uint8_t { refused, ignored };

/// Matches the names of a record's fields with the schema; names that only one side has are reported.
/// `place` tells where the name of a field stands, `origin` what the record is of.
ColumnMatch match_columns(std::span<const std::string_view> names, const TableSchema& schema,
                          std::string_view origin,
                          const std::function<SourceSpan(std::size_t)>& place, FileReport& report,
                          Undeclared undeclared = Undeclared::refused);

}  // namespace quire::core::dataset_detail
