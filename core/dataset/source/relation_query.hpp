#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// A name as SQL takes it whatever it holds: in quotes, those inside doubled. "public.sales" is a name in
/// a schema.
std::string sql_name(std::string_view name);

/// A query without the semicolons at its end, or everything of a table.
std::string query_of(const Relation& relation);

/// One field for each of `names`, the columns of the table: those that the schema declares, null for the
/// others. Ordered by the key, or else by all declared ones, so that rows come the same way each time.
std::string select_declared(const TableSchema& schema, const Relation& relation,
                            std::span<const std::string_view> names);

}  // namespace quire::core::dataset_detail
