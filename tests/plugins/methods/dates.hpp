#pragma once

#include <string_view>

#include "quire/value.hpp"

namespace quire::methods {

/// "2026-11-23". Throws InputError for anything else.
Date date_from(std::string_view text);

}  // namespace quire::methods
