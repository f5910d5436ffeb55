#pragma once

#include <vector>

#include "dataset/visible_rows.hpp"

namespace quire::core::dataset_detail {

/// What the view withholds from its audience; see Handling.
Handling handling_of(const std::vector<TableData>& tables, const View& view);

}  // namespace quire::core::dataset_detail
