#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "host/host.hpp"

namespace quire::core {

/// The file of the program that runs; empty where it cannot be found out.
std::filesystem::path this_program();

/// What sections run in.
std::filesystem::path worker_program();

/// How datasets are read: the rows known on a day, empty for all, and the programs for
/// spreadsheets and source plugins.
DatasetOptions dataset_options(std::optional<Date> as_of);

/// Where plugins are looked for, first come first kept: `--plugin`, the report's `plugins/`,
/// QUIRE_PLUGIN_PATH, the user's data folder, the program's own. `report` may be empty.
std::vector<SearchFolder> plugin_folders(const std::vector<std::string>& from_command_line,
                                         const std::filesystem::path& report);

/// The last of them: what came with the program.
SearchFolder shipped_plugins_folder();

/// Where `quire plugin install` puts plugins: the user's data folder, which is searched. Empty without one.
std::filesystem::path installed_plugins_folder();

/// Folders that the loader looks for libraries in before the system's: LD_LIBRARY_PATH.
std::vector<std::filesystem::path> library_folders();

/// Folders to look for fonts in before the system's: QUIRE_FONT_PATH.
std::vector<std::filesystem::path> font_folders();

/// The hyphenation patterns of a language tag ("en", "en-GB"); empty when there are none.
std::filesystem::path hyphenation_patterns(const std::string& language);

}  // namespace quire::core
