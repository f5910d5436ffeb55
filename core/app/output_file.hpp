#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace quire::core {

/// All of `bytes` to a descriptor; false leaves the reason in errno.
bool write_all(int fd, std::string_view bytes);

/// Whether `output` is none of the files that must not be lost to it; reports the one it is.
bool spares(const std::filesystem::path& output, const std::vector<std::filesystem::path>& inputs,
            Diagnostics& diagnostics);

/// Writes `bytes` so that `path` holds the old file or the new one, whole, whatever happens: to a
/// file without a name, flushed, and only then given the name. Nothing stays behind on failure.
bool write_file(const std::filesystem::path& path, const std::string& bytes,
                Diagnostics& diagnostics);

}  // namespace quire::core
