#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// A name as SQL takes it whatever it holds: in quotes, those inside doubled.
std::string sql_quoted(std::string_view name);

/// That of a table: "public.sales" is a name in a schema.
std::string sql_name(std::string_view name);

/// A query without the semicolons at its end, or everything of a table.
std::string query_of(const Relation& relation);

/// The order of a table whose columns these are: by the key, or else by all columns that the schema
/// declares, so that rows come the same way each time.
std::string order_of(const TableSchema& schema, std::span<const std::string_view> names);

/// One field for each of `names`, the columns of the table: those that the schema declares, null for the
/// others; in the order above.
std::string select_declared(const TableSchema& schema, const Relation& relation,
                            std::span<const std::string_view> names);

}  // namespace quire::core::dataset_detail
