#pragma once

#include "config/report.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// `[gate]`: what happens to an edition whose data is old, or not what it was or has to be.
void read_gate(toml::Reader& report, Gate& gate);

}  // namespace quire::core::config_detail
