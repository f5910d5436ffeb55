#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace quire::core {

/// All of `bytes` to a descriptor; false leaves the reason in errno.
bool write_all(int fd, std::string_view bytes);

/// Writes `bytes` so that `path` holds the old file or the new one, whole, whatever happens: to a
/// file without a name, flushed, and only then given the name. Nothing stays behind on failure.
bool write_file(const std::filesystem::path& path, const std::string& bytes,
                Diagnostics& diagnostics);

}  // namespace quire::core
