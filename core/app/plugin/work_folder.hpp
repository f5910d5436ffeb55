#pragma once

#include <filesystem>

#include "base/diagnostic.hpp"

namespace quire::core {

/// A folder of this process's own, removed with all in it at the end. `path` is empty where none could be
/// made, which is said in `diagnostics`.
class WorkFolder {
 public:
  explicit WorkFolder(Diagnostics& diagnostics);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace quire::core
