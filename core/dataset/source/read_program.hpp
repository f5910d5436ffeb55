#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// A program that gets a file as its standard input and writes the file's table as row_stream.hpp has it.
struct RowProgram {
  std::filesystem::path file;
  bool require_sandbox = false;        // it reads nothing where the kernel cannot confine it
  std::vector<std::string> arguments;  // after the number of this process and that choice
};

/// Reads a table through a program, in a process of its own. Its mistakes are in the table's report. A row's
/// line is the number that the program gives it, a cell's column that of its field.
TableData read_program(const TableSchema& schema, const std::string& file, const std::filesystem::path& folder,
                       const RowProgram& program, Diagnostics& diagnostics);

}  // namespace quire::core::dataset_detail
