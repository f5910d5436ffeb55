#include "app/input_hashes.hpp"

#include "app/places.hpp"
#include "host/plugin_files.hpp"
#include "text/font_library.hpp"

namespace quire::core {

InputHashes hashes_of(const Prepared& prepared, Diagnostics& diagnostics) {
  InputHashes hashes;
  for (const TableView& table : prepared.dataset->tables()) hashes["data"][std::string(table.name)] = table.sha256;
  for (const SectionPlan& plan : prepared.plans) {
    if (plan.plugin == nullptr) continue;
    const std::filesystem::path& plugin = plan.plugin->path;
    for (const std::filesystem::path& file : files_of_plugin(plugin)) {
      const std::string part = file == plugin ? "" : "/" + file.lexically_relative(data_folder_of(plugin)).string();
      hashes["plugin"][plan.plugin->manifest.id + part] = hash_of_file(file);
    }
  }
  const Report& report = prepared.report;
  if (!report.theme_file.empty()) hashes["theme"][report.theme_file.filename().string()] = hash_of_file(report.theme_file);
  if (report.logo) hashes["logo"][report.logo->file.filename().string()] = hash_of_file(report.logo->file);
  hashes["data"]["dataset.toml"] = hash_of_file(prepared.report.dataset);
  if (const auto fonts = FontLibrary::open(font_folders(), diagnostics))
    for (const std::filesystem::path& font : fonts->files()) hashes["font"][font.filename().string()] = hash_of_file(font);
  hashes["program"]["quire"] = hash_of_file("/proc/self/exe");
  hashes["program"]["quire-worker"] = hash_of_file(worker_program());
  return hashes;
}

}  // namespace quire::core
