#pragma once

#include <optional>
#include <string_view>

#include "config/manifest.hpp"

namespace quire::core::config_detail {

/// `value` as the schema's type (an integer serves for a decimal, text for a date), or empty when
/// it does not fit, which has then been reported. `name` is what the message calls it.
std::optional<OptionValue> checked_value(const OptionSchema& schema, std::string_view name,
                                         const OptionValue& value, const SourceSpan& where,
                                         Diagnostics& diagnostics);

}  // namespace quire::core::config_detail
