#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "base/diagnostic.hpp"
#include "host/host.hpp"

namespace quire::core {

/// A folder with a plugin's sources, as `quire plugin new` makes it.
struct PluginProject {
  std::filesystem::path folder;
  std::filesystem::path sample;    // its small dataset
  std::filesystem::path expected;  // its section over that, as text
};

/// The project in `folder`; an error where there is none.
std::optional<PluginProject> open_project(const std::filesystem::path& folder,
                                          Diagnostics& diagnostics);

/// For whom a plugin is built: its author, who waits for each page, or whoever runs it.
enum class BuildFor { author, user };

/// Builds it in its folder `build`, or `build/dev` for its author, with CMake, against this Quire. Mistakes of its manifest are reported at
/// their places; what the compiler says is the error's hint.
std::optional<PluginFile> build_project(const PluginProject& project, BuildFor whom, Diagnostics& diagnostics);

/// A report of the one plugin over the project's sample, written into `build`.
std::string report_of(const PluginProject& project, const PluginFile& plugin,
                      Diagnostics& diagnostics);

/// The files it is made of.
std::set<std::filesystem::path> files_of(const PluginProject& project);

}  // namespace quire::core
