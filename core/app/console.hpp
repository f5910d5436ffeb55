#pragma once

#include <string>

#include "base/diagnostic.hpp"

namespace quire::core {

enum class DiagnosticFormat { text, json };

/// Prints diagnostics on standard error: for people with the line and a caret, or one JSON object a
/// line. Files are read again for the caret; what cannot be read is left out.
void print_diagnostics(const Diagnostics& diagnostics, DiagnosticFormat format);

/// Standard output, completely or with a diagnostic.
bool write_standard_output(const std::string& bytes, Diagnostics& diagnostics);

}  // namespace quire::core
