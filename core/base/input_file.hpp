#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace quire::core {

/// The whole of a regular file, or why it cannot be had ("is a folder, not a file").
///
/// The bytes are a copy, not a mapping: a mapped file that an editor cuts short while it is being
/// read ends the process with SIGBUS.
struct InputFile {
  std::optional<std::string> bytes;
  std::string problem;
};

InputFile read_input(const std::filesystem::path& path, std::size_t limit);

}  // namespace quire::core
