#pragma once

#include <cstdint>
#include <filesystem>

#include "host/host.hpp"

namespace quire::core {

struct Confinement {
  std::filesystem::path plugin;
  Limits limits;
  std::uint64_t dataset_bytes = 0;  // mapped already; does not count as the plugin's
  std::int64_t parent = 0;
};

/// What keeps a plugin in: each needs a kernel that has it.
struct SandboxParts {
  bool files = false;         // Landlock
  bool system_calls = false;  // seccomp

  bool whole() const { return files && system_calls; }
  bool covers(const SandboxParts& other) const {
    return (files || !other.files) && (system_calls || !other.system_calls);
  }
};

/// Asks the kernel, and changes nothing. To be asked by the program that starts workers: what a worker says
/// about itself may be a plugin's word.
SandboxParts sandbox_of_kernel();

/// Takes from this process what a plugin does not need, for good, before any of its code is mapped.
/// Returns what now holds. Ends the process when the parent is gone already.
SandboxParts lock_down(const Confinement& confinement);

// The parts with a file of their own: whether the kernel has it, and taking it; false: it does not hold.

/// Files: reads the plugin, its data folder and the system's libraries; writes nowhere; no TCP.
bool kernel_restricts_files();
bool restrict_files(const std::filesystem::path& plugin);
/// Whether a plugin in its worker can load a library from there.
bool can_load_from(const std::filesystem::path& library, const std::filesystem::path& plugin);
/// System calls: an allow-list.
bool kernel_restricts_system_calls();
bool restrict_system_calls();

}  // namespace quire::core
