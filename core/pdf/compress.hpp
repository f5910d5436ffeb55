#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quire::core {

/// `data` in zlib's format, which is what /FlateDecode reads.
std::string deflated(std::string_view data);

/// The reverse; empty when `data` is damaged or does not hold exactly `size` bytes.
std::optional<std::string> inflated(std::string_view data, std::size_t size);

}  // namespace quire::core
