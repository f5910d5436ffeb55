#pragma once

#include "config/report.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// `[delivery]`: a sender and recipients, each a plain address.
void read_delivery(toml::Reader& reader, Delivery& delivery);

}  // namespace quire::core::config_detail
