#pragma once

#include <optional>
#include <string_view>

#include "sheets/workbook.hpp"

namespace quire::core {

class ZipPackage;

/// read_workbook for each of the formats; empty where the package is none of that format.
std::optional<Workbook> read_xlsx(const ZipPackage& package, std::string_view sheet);
std::optional<Workbook> read_ods(const ZipPackage& package, std::string_view sheet);

}  // namespace quire::core
