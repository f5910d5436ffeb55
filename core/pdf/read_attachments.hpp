#pragma once

#include <map>
#include <string>

#include "base/diagnostic.hpp"

namespace quire::core {

/// The files that a PDF carries, by name. The bytes are not trusted: what is no PDF, or a damaged one,
/// is an error at `where`, and the result is empty. A single file may have at most 256 MB.
std::map<std::string, std::string> read_attachments(const std::string& pdf, const SourceSpan& where,
                                                    Diagnostics& diagnostics);

}  // namespace quire::core
