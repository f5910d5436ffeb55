#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.hpp"

namespace quire::core {

/// Writes `bytes` so that `path` holds the old file or the new one, whole, whatever happens: to a
/// file without a name, flushed, and only then given the name. Nothing stays behind on failure.
bool write_file(const std::filesystem::path& path, const std::string& bytes,
                Diagnostics& diagnostics);

}  // namespace quire::core
