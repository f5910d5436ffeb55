#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// What a briefing's PDF carries of itself.
struct BriefingFile {
  std::string bytes;
  std::string document_json;
  EditionRecord edition;
};

/// Reads a PDF that `quire build` wrote with its attachments. What it is not is an error.
std::optional<BriefingFile> read_briefing(const std::string& file, Diagnostics& diagnostics);

}  // namespace quire::core
