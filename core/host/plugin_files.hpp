#pragma once

#include <filesystem>
#include <vector>

namespace quire::core {

/// The plugin's own data: a folder beside its file, named as that without ".so". It need not be there.
std::filesystem::path data_folder_of(std::filesystem::path plugin);

/// What a plugin's section depends on: its file, then the files of its data folder, in order of their paths.
std::vector<std::filesystem::path> files_of_plugin(const std::filesystem::path& plugin);

}  // namespace quire::core
