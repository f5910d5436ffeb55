#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace quire::core {

/// A plugin file's manifest text, or why there is none. Exactly one of the two is filled.
struct PluginNote {
  std::string manifest;
  std::string problem;  // "is not a shared library"
};

/// Fills `out` with the `size` bytes at `offset`; false when the file does not have them.
using ReadAt = std::function<bool(std::uint64_t offset, void* out, std::size_t size)>;

/// Finds the note "Quire" (type 1) of an ELF file. Nothing in it is trusted: any bytes give an
/// answer, after a bounded number of reads and without an allocation larger than the manifest.
PluginNote find_plugin_note(const ReadAt& read_at);

/// The same of a file, which is read and not loaded: none of its code runs. (Read, not mapped: a
/// file that shrinks under a mapping is a bus error.)
PluginNote read_plugin_note(const std::filesystem::path& file);

}  // namespace quire::core
