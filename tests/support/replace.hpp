#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace quire::test {

/// Puts `to` where `from` stands first, which must be there.
inline void replace_first(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

}  // namespace quire::test
