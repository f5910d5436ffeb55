#pragma once

#include <string>

namespace quire::test {

struct ToolResult {
  int exit_code = -1;
  std::string output;  // both streams
};

/// Runs a shell command in which `{}` stands for a file with the bytes of `pdf`.
ToolResult run_on(const std::string& pdf, const std::string& command);

/// The first page's operators, or all pages' one after the other, as qpdf unpacks them.
std::string unpacked(const std::string& pdf);

std::size_t count_of(const std::string& text, const std::string& part);

}  // namespace quire::test
