#pragma once

#include <string_view>

#include "plugins/methods/inputs.hpp"
#include "quire/value.hpp"

namespace quire::methods {

/// "2026-11-23". Throws InputError for anything else.
Date date_from(std::string_view text);
/// That of a cell; the message has its place.
Date date_at(const CsvTable& table, std::size_t row, std::string_view column);

}  // namespace quire::methods
