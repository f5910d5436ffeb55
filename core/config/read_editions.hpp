#pragma once

#include "config/report.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// `[parameters]`: names with their default values.
void read_parameters(toml::Reader& reader, std::vector<Parameter>& parameters);

/// `[[edition]]`, after the parameters: each sets some of those.
void read_editions(toml::Reader& reader, const std::vector<Parameter>& parameters,
                   std::vector<EditionRequest>& editions);

}  // namespace quire::core::config_detail
