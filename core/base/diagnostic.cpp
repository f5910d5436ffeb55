#include "base/diagnostic.hpp"

#include "base/utf8.hpp"

namespace quire::core {
namespace {

std::string_view line_of(std::string_view source, std::uint32_t line) {
  for (; line > 1; --line) {
    const std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, source.find('\n'));
  if (source.ends_with('\r')) source.remove_suffix(1);
  return source;
}

/// A line that may hold a password is not shown, whatever is wrong with it.
bool may_hold_a_secret(std::string_view line) {
  std::string lower(line);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const std::size_t scheme = lower.find("://");
  return lower.find("passw") != std::string::npos || (scheme != std::string::npos && lower.find('@', scheme) != std::string::npos);
}

}  // namespace

void Diagnostics::error(std::string code, SourceSpan where, std::string message, std::string hint) {
  add({std::move(code), Severity::error, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::warn(std::string code, SourceSpan where, std::string message, std::string hint) {
  add({std::move(code), Severity::warning, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

std::string to_text(const Diagnostic& diagnostic) {
  return to_text_with_caret(diagnostic, {});
}

std::string to_text_with_caret(const Diagnostic& diagnostic, std::string_view source) {
  const SourceSpan& where = diagnostic.where;
  std::string out;
  if (!where.file.empty()) {
    out += where.file;
    if (where.line != 0) out += ":" + std::to_string(where.line);
    if (where.line != 0 && where.column != 0) out += ":" + std::to_string(where.column);
    out += ": ";
  }
  out += diagnostic.severity == Severity::error ? "error: " : "warning: ";
  out += diagnostic.message + "\n";
  if (where.line != 0 && where.column != 0) {
    // Long lines (a CSV row, say) are cut around the column, so that the caret stays in sight.
    constexpr std::size_t kContext = 60;
    const std::string_view shown = line_of(source, where.line);
    const std::string line = may_hold_a_secret(shown) ? std::string() : printable(shown);
    std::size_t column = where.column - 1;
    std::size_t begin = 0;
    for (std::size_t skip = column > kContext ? column - kContext : 0; skip > 0 && begin < line.size();
         --skip, --column)
      next_code_point(line, begin);
    std::size_t end = begin;
    for (std::size_t n = 0; n < 2 * kContext && end < line.size(); ++n) next_code_point(line, end);
    if (!line.empty())
      out += "  " + line.substr(begin, end - begin) + "\n  " + std::string(column, ' ') + "^\n";
  }
  if (!diagnostic.hint.empty()) out += "  hint: " + diagnostic.hint + "\n";
  return out;
}

std::string quote(std::string_view text) {
  constexpr std::size_t kLimit = 80;
  const std::string clean = printable(text);
  std::size_t end = 0;
  for (std::size_t n = 0; n < kLimit && end < clean.size(); ++n) next_code_point(clean, end);
  return "\"" + clean.substr(0, end) + (end < clean.size() ? "…\"" : "\"");
}

}  // namespace quire::core
