#include "app/places.hpp"

#include <cstdlib>

namespace quire::core {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> path_list(const char* variable) {
  std::vector<fs::path> paths;
  const char* value = std::getenv(variable);
  if (value == nullptr) return paths;
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t end = rest.find(':');
    if (end != 0) paths.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return paths;
}

fs::path user_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') return data;
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return fs::path(home) / ".local/share";
  return {};
}

/// What is installed with the program and is no program for users.
fs::path installed_folder() { return this_program().parent_path().parent_path() / "lib/quire"; }

}  // namespace

fs::path this_program() {
  std::error_code unknown;
  return fs::read_symlink("/proc/self/exe", unknown);
}

fs::path worker_program() {
  std::error_code ignored;
  const fs::path worker = installed_folder() / "quire-worker";
  // The program itself can be a worker too, if a slow one to start.
  return fs::exists(worker, ignored) ? worker : fs::path("/proc/self/exe");
}

DatasetOptions dataset_options(std::optional<Date> as_of) {
  return {as_of, installed_folder() / "quire-sheets", installed_folder() / "quire-source"};
}

std::vector<SearchFolder> plugin_folders(const std::vector<std::string>& from_command_line,
                                         const fs::path& report) {
  std::vector<SearchFolder> folders;
  for (const std::string& path : from_command_line) folders.push_back({path, "--plugin"});
  if (!report.empty())
    folders.push_back({report.parent_path() / "plugins", "the report's plugins folder"});
  for (const fs::path& path : path_list("QUIRE_PLUGIN_PATH"))
    folders.push_back({path, "QUIRE_PLUGIN_PATH"});
  if (const fs::path folder = installed_plugins_folder(); !folder.empty())
    folders.push_back({folder, "the user's data folder"});
  folders.push_back(shipped_plugins_folder());
  return folders;
}

SearchFolder shipped_plugins_folder() { return {installed_folder() / "plugins", "installed with quire"}; }

fs::path installed_plugins_folder() {
  const fs::path data = user_data_folder();
  return data.empty() ? data : data / "quire/plugins";
}

std::vector<fs::path> library_folders() { return path_list("LD_LIBRARY_PATH"); }

std::vector<fs::path> font_folders() { return path_list("QUIRE_FONT_PATH"); }

fs::path hyphenation_patterns(const std::string& language) {
  // Debian names pattern files by language and region; the region that TeX's patterns stand for.
  const std::string base = language.substr(0, language.find('-'));
  for (const std::string& name :
       {language == "en" ? "en_US" : language.substr(0, 2) + "_" + language.substr(language.size() > 3 ? 3 : 0),
        base == "en" ? std::string("en_US") : base}) {
    const fs::path file = "/usr/share/hyphen/hyph_" + name + ".dic";
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) return file;
  }
  return {};
}

}  // namespace quire::core
