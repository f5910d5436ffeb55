#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/diagnostic.hpp"

namespace quire::core {

/// A first `dataset.toml` for files of delimited text, which are read whole. A column has the narrowest type
/// that holds all its values; the first one that is never missing and never twice the same is the key; a
/// column whose texts are all keys of one other table references it. Columns of the names that provenance
/// has are taken for it. Paths in it are relative to `folder`.
///
/// Empty, with what is wrong in `diagnostics`, when a file cannot be read as a table.
std::optional<std::string> infer_manifest(std::span<const std::filesystem::path> files,
                                          const std::filesystem::path& folder, Diagnostics& diagnostics);

}  // namespace quire::core
