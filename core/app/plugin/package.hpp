#pragma once

#include <string>

#include "app/exit_code.hpp"

namespace quire::core {

/// `quire plugin pack FOLDER`: builds the plugin and puts its file, manifest, licence, data folder and their
/// hashes into one archive, by default ID-VERSION.quireplugin. The same files give the same archive.
ExitCode pack_plugin(const std::string& folder, const std::string& output);

enum class Installed { keep, replace };

/// `quire plugin install FILE`: puts a packed plugin where it is found, after its hashes and its file have
/// been checked. None of its code runs. An installed plugin of the same id stays unless it is to be replaced.
ExitCode install_plugin(const std::string& file, Installed installed);

}  // namespace quire::core
