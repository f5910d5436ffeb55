#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/report.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// The value of an option as TOML has it: boolean, integer, decimal, text, date or list of text.
/// What is none of these is reported under `key`.
std::optional<OptionValue> read_option_value(const toml::Reader& reader,
                                             std::string_view key, const toml::Value& value);

/// "text", "an integer", …: for a message that says what was found.
std::string_view kind(const OptionValue& value);

/// The value as a message shows it: quoted text, plain numbers.
std::string shown(const OptionValue& value);

/// Shortest digits that read back as the same number.
std::string shown(double number);

/// The words in quotes with commas between: `"a", "b"`.
std::string listed(const std::vector<std::string>& words);

}  // namespace quire::core::config_detail
