#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "host/plugin_files.hpp"
#include "host/sandbox.hpp"

namespace quire::core {
namespace {

// Spelled out from linux/landlock.h of 6.12: the headers of the systems we build on know less than
// the kernels we run on.
constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;
constexpr std::uint32_t kAskVersion = 1;
constexpr int kPathBeneath = 1;

constexpr std::uint64_t kExecute = 1U << 0;
constexpr std::uint64_t kReadFile = 1U << 2;
constexpr std::uint64_t kReadFolder = 1U << 3;
constexpr std::uint64_t kAllOfVersion1 = (1U << 13) - 1;
constexpr std::uint64_t kRefer = 1U << 13;                // version 2
constexpr std::uint64_t kTruncate = 1U << 14;             // version 3
constexpr std::uint64_t kDeviceControl = 1U << 15;        // version 5
constexpr std::uint64_t kTcp = (1U << 0) | (1U << 1);     // version 4: bind, connect
constexpr std::uint64_t kScopes = (1U << 0) | (1U << 1);  // version 6: abstract sockets, signals

struct RulesetAttributes {
  std::uint64_t files;
  std::uint64_t network;
  std::uint64_t scopes;
};

struct PathRule {
  std::uint64_t allowed;
  std::int32_t parent_fd;
} __attribute__((packed));

/// A version of the kernel knows the fields up to its own; the others are zero, or left off.
RulesetAttributes attributes_of(long version) {
  RulesetAttributes attributes{kAllOfVersion1, 0, 0};
  if (version >= 2) attributes.files |= kRefer;
  if (version >= 3) attributes.files |= kTruncate;
  if (version >= 4) attributes.network = kTcp;
  if (version >= 5) attributes.files |= kDeviceControl;
  if (version >= 6) attributes.scopes = kScopes;
  return attributes;
}

std::size_t size_of_attributes(long version) {
  if (version < 4) return sizeof(std::uint64_t);
  return (version < 6 ? 2 : 3) * sizeof(std::uint64_t);
}

void allow(int ruleset, const char* path, std::uint64_t access) {
  const int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return;  // not on this system
  struct stat status {};
  if (fstat(fd, &status) == 0) {
    if (!S_ISDIR(status.st_mode)) access &= kReadFile | kExecute;
    const PathRule rule{access, fd};
    syscall(kAddRule, ruleset, kPathBeneath, &rule, 0);
  }
  close(fd);
}

// What the loader, the C library, OpenMP and time zones read.
constexpr std::array kLibraryFolders = {"/lib",           "/lib64",          "/lib32",
                                        "/usr/lib",       "/usr/lib64",      "/usr/lib32",
                                        "/usr/local/lib", "/etc/ld.so.cache"};
constexpr std::array kReadablePlaces = {"/proc/self",
                                        "/proc/meminfo",
                                        "/proc/stat",
                                        "/proc/cpuinfo",
                                        "/sys/devices/system/cpu",
                                        "/sys/fs/cgroup",
                                        "/dev/null",
                                        "/dev/zero",
                                        "/dev/random",
                                        "/dev/urandom",
                                        "/etc/localtime",
                                        "/usr/share/zoneinfo",
                                        "/usr/share/locale"};

/// Below 1 where the kernel has none.
long version_of_kernel() { return syscall(kCreateRuleset, nullptr, 0, kAskVersion); }

}  // namespace

bool kernel_restricts_files() { return version_of_kernel() >= 1; }

bool restrict_files(const std::filesystem::path& plugin) {
  const long version = version_of_kernel();
  if (version < 1) return false;
  const RulesetAttributes attributes = attributes_of(version);
  const long created = syscall(kCreateRuleset, &attributes, size_of_attributes(version), 0);
  if (created < 0) return false;
  const int ruleset = static_cast<int>(created);
  constexpr std::uint64_t kRead = kReadFile | kReadFolder;
  for (const char* path : kLibraryFolders) allow(ruleset, path, kRead | kExecute);
  for (const char* path : kReadablePlaces) allow(ruleset, path, kRead);
  allow(ruleset, plugin.c_str(), kReadFile | kExecute);
  allow(ruleset, data_folder_of(plugin).c_str(), kRead);
  const bool restricted = syscall(kRestrictSelf, ruleset, 0) == 0;
  close(ruleset);
  return restricted;
}

bool can_load_from(const std::filesystem::path& library, const std::filesystem::path& plugin) {
  std::error_code error;
  const std::filesystem::path file = std::filesystem::canonical(library, error);
  const auto lies_in = [&](const std::filesystem::path& folder) {
    const std::filesystem::path real = std::filesystem::canonical(folder, error);
    return !error && std::mismatch(real.begin(), real.end(), file.begin(), file.end()).first == real.end();
  };
  return lies_in(data_folder_of(plugin)) || std::any_of(kLibraryFolders.begin(), kLibraryFolders.end(), lies_in);
}

}  // namespace quire::core
