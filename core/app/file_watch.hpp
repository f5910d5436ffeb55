#pragma once

#include <filesystem>
#include <set>

namespace quire::core {

/// Waits for files to change (inotify). Folders are watched, not files, and the folders those lie in:
/// editors replace files, and checkouts folders.
class FileWatch {
 public:
  /// Throws std::system_error where the kernel has no inotify to give.
  FileWatch();
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  /// From now on these, and no others.
  void set(const std::set<std::filesystem::path>& files);
  /// Returns once one of them was written, replaced or removed and nothing has happened since for a
  /// moment, so that a save in several steps counts once.
  void wait();

 private:
  bool read_events();

  int fd_ = -1;
  std::set<std::filesystem::path> files_;    // as given
  std::set<std::filesystem::path> folders_;  // of the files
};

}  // namespace quire::core
