#include "app/plugin/work_folder.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace quire::core {

WorkFolder::WorkFolder(Diagnostics& diagnostics) {
  std::error_code error;
  std::string pattern = (std::filesystem::temp_directory_path(error) / "quire-XXXXXX").string();
  if (!error && mkdtemp(pattern.data()) != nullptr)
    path_ = pattern;
  else
    diagnostics.error("app.work-folder", {}, "cannot make a folder to work in", "set TMPDIR to one that can be written");
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace quire::core
