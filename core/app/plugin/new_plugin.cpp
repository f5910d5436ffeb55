#include "app/plugin/new_plugin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/console.hpp"
#include "app/plugin/templates.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

/// A plugin's id, which is also a CMake target and a C++ name: letters, digits and underscores.
bool is_id(const std::string& name) {
  return !name.empty() && name.size() <= 64 && name[0] >= 'a' && name[0] <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

/// "memory_ranking" as "MemoryRanking".
std::string class_name(const std::string& name) {
  std::string out;
  bool upper = true;
  for (const char c : name) {
    if (c != '_') out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = c == '_';
  }
  return out;
}

/// "memory_ranking" as "Memory ranking".
std::string title_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string filled(std::string_view text, const std::string& name, PluginLanguage language) {
  const bool cpp = language == PluginLanguage::cpp;
  std::string out(text);
  for (const auto& [mark, value] : {std::pair<std::string, std::string>{"@name@", name},
                                    {"@class@", class_name(name)},
                                    {"@title@", title_of(name)},
                                    {"@language@", cpp ? "CXX" : "C"},
                                    {"@source@", cpp ? "plugin.cpp" : "plugin.c"}})
    for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos; at += value.size())
      out.replace(at, mark.size(), value);
  return out;
}

bool is_of(std::string_view file, PluginLanguage language) {
  return file != (language == PluginLanguage::cpp ? "plugin.c" : "plugin.cpp");
}

}  // namespace

ExitCode new_plugin(const std::string& name, PluginLanguage language) {
  Diagnostics diagnostics;
  const fs::path folder = name;
  const std::string id = folder.filename().string();
  std::error_code error;
  if (!is_id(id))
    diagnostics.error("plugin.bad-name", {}, quote(id) + " is no name for a plugin",
                      "lower-case letters, digits and underscores, such as memory_ranking");
  else if (fs::exists(folder, error))
    diagnostics.error("plugin.exists", {}, quote(name) + " is already there",
                      "choose another name");
  else if (!fs::create_directories(folder, error))
    diagnostics.error("plugin.no-folder", {},
                      "cannot make the folder " + quote(name) + ": " + error.message());
  if (!diagnostics.has_errors())
    for (const Template& file : templates()) {
      if (!is_of(file.file, language)) continue;
      std::ofstream out(folder / file.file, std::ios::binary);
      if (!(out << filled(file.text, id, language)).flush())
        diagnostics.error("plugin.write", {},
                          "cannot write " + quote((folder / file.file).string()));
    }
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  if (diagnostics.has_errors()) return ExitCode::failed;
  fmt::print(stderr,
             "made {0}\n  quire plugin dev {0}     builds it and its page, and again whenever a "
             "file changes\n"
             "  quire plugin test {0}    checks it, and its section against expected.txt\n",
             name);
  return ExitCode::complete;
}

}  // namespace quire::core
