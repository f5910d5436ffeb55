#pragma once

#include <dlfcn.h>

#include <string>

namespace quire {

/// The folder of files that a plugin may read: beside its own file and called like it,
/// "/…/memory_ranking/" for "/…/memory_ranking.so". `quire plugin pack` takes it along, and a project
/// has it as `memory_ranking/memory_ranking/`.
///
/// Missing:  it need not be there.
/// Errors:   empty where the system cannot tell the plugin's own file.
inline std::string data_folder() {
  static const char anchor = 0;  // of this plugin's file
  Dl_info info{};
  if (dladdr(&anchor, &info) == 0 || info.dli_fname == nullptr) return {};
  std::string path = info.dli_fname;
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (dot != std::string::npos && (slash == std::string::npos || dot > slash)) path.resize(dot);
  return path + "/";
}

}  // namespace quire
