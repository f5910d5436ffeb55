#pragma once

#include <string_view>

#include "config/limits.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// The most that a `[limits]` table may say. A manifest speaks for code that nobody has to trust; a report
/// for the analyst, who may allow more.
struct LimitsBounds {
  std::uint32_t seconds;
  std::uint32_t memory_mib;
  std::uint32_t output_mib;
  std::uint32_t open_files;
  std::string_view hint;  // for who wants more
};
inline constexpr LimitsBounds kManifestBounds{60, 4096, 128, 256,
                                              "a report can allow more, in [section.limits]"};
inline constexpr LimitsBounds kReportBounds{86'400, 1'048'576, 256, 4096, ""};

/// Reads the table `limits` of `parent`, where it has one.
LimitsRequest read_limits(toml::Reader& parent, std::string_view context, const LimitsBounds& bounds);

}  // namespace quire::core::config_detail
