#include <stdexcept>
#include <utility>

#include "sheets/workbook_formats.hpp"
#include "sheets/zip_package.hpp"

namespace quire::core {

Workbook read_workbook(std::string file, std::string_view sheet) {
  const ZipPackage package(std::move(file));
  if (std::optional<Workbook> book = read_ods(package, sheet)) return std::move(*book);
  if (std::optional<Workbook> book = read_xlsx(package, sheet)) return std::move(*book);
  throw std::runtime_error("is neither an .xlsx nor an .ods spreadsheet");
}

}  // namespace quire::core
