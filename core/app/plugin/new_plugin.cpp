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

/// Names that CMake and Ninja have targets of their own for.
bool is_reserved(const std::string& name) {
  constexpr std::string_view kReserved[] = {"all",  "clean",   "edit_cache", "help",          "install",
                                            "package", "rebuild_cache", "test"};
  return std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved);
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

/// What the template is called in a project of the language; empty where it is one of the other's.
std::string name_in(std::string_view file, PluginLanguage language) {
  const bool cpp = language == PluginLanguage::cpp;
  if (file == (cpp ? "plugin.c" : "plugin.cpp") || file == (cpp ? "expected.c.txt" : "expected.cpp.txt")) return {};
  return file.starts_with("expected.") ? "expected.txt" : std::string(file);
}

}  // namespace

ExitCode new_plugin(const std::string& name, PluginLanguage language) {
  Diagnostics diagnostics;
  const fs::path folder = name;
  const std::string id = folder.filename().string();
  std::error_code error;
  if (!is_id(id))
    diagnostics.error("plugin.bad-name", {}, quote(id) + " is not a name for a plugin",
                      "lower-case letters, digits and underscores, such as memory_ranking");
  else if (is_reserved(id))
    diagnostics.error("plugin.bad-name", {}, quote(id) + " is what CMake calls a target of its own", "choose another name");
  else if (fs::exists(folder, error))
    diagnostics.error("plugin.exists", {}, quote(name) + " is already there",
                      "choose another name");
  else if (!fs::create_directories(folder, error))
    diagnostics.error("plugin.no-folder", {},
                      "cannot make the folder " + quote(name) + ": " + error.message());
  if (!diagnostics.has_errors())
    for (const Template& file : templates()) {
      const std::string file_name = name_in(file.file, language);
      if (file_name.empty()) continue;
      std::ofstream out(folder / file_name, std::ios::binary);
      if (!(out << filled(file.text, id, language)).flush())
        diagnostics.error("plugin.write", {},
                          "cannot write " + quote((folder / file_name).string()));
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
