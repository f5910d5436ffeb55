#pragma once

#include <string>
#include <string_view>

namespace quire::core::toml {

/// `text` as a basic string: in quotes, with what TOML does not take as it is escaped.
std::string written(std::string_view text);

/// `name` as a key: as it is where TOML takes it without quotes.
std::string written_key(std::string_view name);

}  // namespace quire::core::toml
