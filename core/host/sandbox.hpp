#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "host/host.hpp"
#include "host/incident.hpp"

namespace quire::core {

struct Confinement {
  std::filesystem::path plugin;
  Limits limits;
  std::uint64_t dataset_bytes = 0;  // mapped already; does not count as the plugin's
  std::int64_t parent = 0;
};

/// Takes from this process what a plugin does not need, for good, before any of its code is mapped.
/// Returns what the kernel could not give. Ends the process when the parent is gone already.
std::vector<Weakness> lock_down(const Confinement& confinement);

// The steps with a file of their own; false: the kernel does not have it.

/// Files: reads the plugin, its data folder and the system's libraries; writes nowhere; no TCP.
bool restrict_files(const std::filesystem::path& plugin);
/// System calls: an allow-list.
bool restrict_system_calls();

}  // namespace quire::core
