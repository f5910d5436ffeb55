#pragma once

#include <string>

#include "sheets/workbook.hpp"

namespace quire::core {

class ZipPackage;

/// Each reads one part of an .xlsx file into the workbook; the cells of a sheet need the texts to be there.
void read_shared_texts(const ZipPackage& package, const std::string& part, Workbook& book);
void read_number_formats(const ZipPackage& package, const std::string& part, Workbook& book);
void read_xlsx_cells(const ZipPackage& package, const std::string& part, Workbook& book, Sheet& sheet);

}  // namespace quire::core
