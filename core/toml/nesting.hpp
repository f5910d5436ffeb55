#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::core::toml {

/// The line at which brackets, or the dots of one key, go deeper than 32; empty when none does.
///
/// The TOML library frees its tables by recursion, so `a.a.a.…` of a few hundred kilobytes would
/// overflow the stack. Strings and comments do not count.
std::optional<std::uint32_t> find_deep_nesting(std::string_view toml);

}  // namespace quire::core::toml
