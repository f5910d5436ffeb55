#pragma once

#include <string_view>

#include "app/schema/schema_command.hpp"

namespace quire::core {

/// The schema in `report.json` and so on, compiled in. That of reports knows no plugin.
std::string_view schema_text(SchemaOf kind);

}  // namespace quire::core
