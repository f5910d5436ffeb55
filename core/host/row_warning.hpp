#pragma once

#include <optional>
#include <string>

#include "document/value.hpp"

namespace quire::core {

/// What somebody should know of a section, and the row it is about.
struct RowWarning {
  std::string message;
  std::optional<RowReference> row;
};

}  // namespace quire::core
