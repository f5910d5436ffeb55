#pragma once

#include <string>
#include <vector>

#include "config/report.hpp"
#include "dataset/dataset.hpp"

namespace quire::core {

/// What a column lacks of what is expected of it, a sentence each: that it is not there, that too few of its
/// rows have a value, that values are outside the range. Rows that the edition does not show do not count.
std::vector<std::string> unmet(const ExpectedColumn& expected, const Dataset& dataset);

}  // namespace quire::core
