#pragma once

#include <string>

namespace quire::core {

/// "1 row", "2 rows".
inline std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace quire::core
