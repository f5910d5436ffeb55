#pragma once

#include <cstdint>
#include <optional>

namespace quire::core {

/// `[limits]`: what a plugin may use up, as its manifest asks for it or a report sets it; empty: as it was.
struct LimitsRequest {
  std::optional<std::uint32_t> seconds;     // of time and, apart from it, of processor time
  std::optional<std::uint32_t> memory_mib;  // that it may allocate
  std::optional<std::uint32_t> output_mib;  // of section that it may write
  std::optional<std::uint32_t> open_files;
};

}  // namespace quire::core
