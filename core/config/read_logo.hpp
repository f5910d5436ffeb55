#pragma once

#include "config/report.hpp"
#include "toml/reader.hpp"

namespace quire::core::config_detail {

/// The report's `logo` with its file, which is read here: a report that names a picture that cannot be printed is
/// wrong before any plugin runs.
std::optional<Logo> read_logo(toml::Reader& report, const std::filesystem::path& folder);

}  // namespace quire::core::config_detail
