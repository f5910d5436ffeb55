#include "host/plugin_files.hpp"

#include <algorithm>

namespace quire::core {

namespace fs = std::filesystem;

fs::path data_folder_of(fs::path plugin) { return plugin.replace_extension(); }

std::vector<fs::path> files_of_plugin(const fs::path& plugin) {
  std::vector<fs::path> files{plugin};
  std::error_code failed;
  for (fs::recursive_directory_iterator entry(data_folder_of(plugin), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown)) files.push_back(entry->path());
  }
  std::sort(files.begin() + 1, files.end());
  return files;
}

}  // namespace quire::core
