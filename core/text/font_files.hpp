#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/style.hpp"
#include "text/shaper.hpp"

namespace quire::core::text {

/// A font Quire sets text in, and where it comes from.
struct FontFile {
  std::string_view file;
  std::string_view postscript_name;  // picks the face out of a collection
  std::string_view folder;           // where the package puts it
  std::string_view package;          // Debian's
  /// Composition (ccmp) leaves ASCII alone. Linux Libertine's does not: it has narrow letters f.
  bool composes_marks_only = false;
};

constexpr std::size_t kFontCount = 16;

/// Indexed by FontId.
const std::array<FontFile, kFontCount>& font_files();

/// The fonts to try for a character set in `style`, the first that has it wins.
using FontChain = std::array<FontId, 3>;
FontChain font_chain(const TextStyle& style);

/// The path of each of `fonts`, looked for in `folders` before the packages' own. A font that is
/// nowhere, or that is no font by its first bytes, is an error.
std::vector<std::filesystem::path> locate_fonts(std::span<const FontFile> fonts,
                                                const std::vector<std::filesystem::path>& folders,
                                                Diagnostics& diagnostics);

}  // namespace quire::core::text
