#include "app/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

#include "app/output_file.hpp"
#include "base/input_file.hpp"
#include "base/utf8.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kLargestQuotedFile = 64U << 20;

const std::string& source_of(const std::string& file, std::map<std::string, std::string>& cache) {
  auto [entry, is_new] = cache.try_emplace(file);
  if (is_new && !file.empty())
    entry->second = read_input(file, kLargestQuotedFile).bytes.value_or(std::string());
  // A spreadsheet or a database has no lines to show.
  if (entry->second.find('\0') != std::string::npos) entry->second.clear();
  return entry->second;
}

std::string json_line(const Diagnostic& diagnostic) {
  nlohmann::ordered_json json{
      {"code", diagnostic.code},
      {"severity", diagnostic.severity == Severity::error ? "error" : "warning"},
      {"file", printable(diagnostic.where.file)},
      {"line", diagnostic.where.line},
      {"column", diagnostic.where.column},
      {"message", diagnostic.message},
      {"hint", diagnostic.hint}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

// Files as they came up; within one, from top to bottom.
std::vector<Diagnostic> in_reading_order(std::vector<Diagnostic> diagnostics) {
  std::map<std::string, std::size_t> order;
  for (const Diagnostic& diagnostic : diagnostics) order.try_emplace(diagnostic.where.file, order.size());
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) {
                     return std::tuple(order.at(a.where.file), a.where.line, a.where.column) <
                            std::tuple(order.at(b.where.file), b.where.line, b.where.column);
                   });
  return diagnostics;
}

}  // namespace

void print_diagnostics(const Diagnostics& diagnostics, DiagnosticFormat format) {
  std::map<std::string, std::string> sources;
  std::string out;
  for (const Diagnostic& diagnostic : in_reading_order(diagnostics.all()))
    out += format == DiagnosticFormat::json
               ? json_line(diagnostic)
               : to_text_with_caret(diagnostic, source_of(diagnostic.where.file, sources));
  write_all(STDERR_FILENO, out);
}

bool write_standard_output(const std::string& bytes, Diagnostics& diagnostics) {
  if (write_all(STDOUT_FILENO, bytes)) return true;
  diagnostics.error("app.output", {"<standard output>", 0, 0},
                    fmt::format("cannot write: {}", std::strerror(errno)));
  return false;
}

}  // namespace quire::core
