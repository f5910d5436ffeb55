#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace quire::core {

/// By which a file that was written or replaced is another one: where it lies on the disk, its size, and when the kernel
/// saw it change, in nanoseconds.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  std::int64_t size = 0;
  std::int64_t changed = 0;

  bool operator==(const FileIdentity&) const = default;
};

/// Empty where nothing can be learnt of it.
inline std::optional<FileIdentity> identity_of(const std::filesystem::path& file) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return {};
  return FileIdentity{status.st_dev, status.st_ino, status.st_size,
                      status.st_ctim.tv_sec * kNanoseconds + status.st_ctim.tv_nsec};
}

}  // namespace quire::core
