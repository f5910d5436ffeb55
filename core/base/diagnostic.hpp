#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quire::core {

/// A place in a file that a person wrote. Lines and columns count from 1, columns in code points;
/// 0 means unknown.
struct SourceSpan {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  bool operator==(const SourceSpan&) const = default;
};

enum class Severity { warning, error };

/// One thing wrong with the input, said to the person who can fix it.
///
/// `message` starts in lower case, ends without a full stop, and names the offending value in
/// double quotes; `hint` says what to do, or is empty. `code` is stable and machine-readable
/// ("config.unknown-key").
struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  SourceSpan where;
  std::string message;
  std::string hint;
};

/// Collects what is wrong; a station reports everything it finds and stops at its own end.
class Diagnostics {
 public:
  void error(std::string code, SourceSpan where, std::string message, std::string hint = {});
  void warn(std::string code, SourceSpan where, std::string message, std::string hint = {});
  void add(Diagnostic diagnostic);

  bool has_errors() const noexcept { return errors_ != 0; }
  std::size_t error_count() const noexcept { return errors_; }
  const std::vector<Diagnostic>& all() const noexcept { return all_; }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// `weekly.toml:2:12: error: unknown plugin "trned"` and, when given, an indented hint line.
std::string to_text(const Diagnostic& diagnostic);

/// As `to_text`, with the offending line of `source` and a caret under the column.
std::string to_text_with_caret(const Diagnostic& diagnostic, std::string_view source);

/// `text` in double quotes, control characters replaced by U+FFFD, cut to 80 code points: fit for a message, and no syntax of
/// anything.
std::string quote(std::string_view text);

}  // namespace quire::core
