#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "base/descriptor.hpp"
#include "host/job.hpp"

namespace quire::core {

/// A worker that was started, and the ends of its pipes, which never block.
struct SpawnedWorker {
  std::string error;  // filled: it was not started
  pid_t process = -1;
  Descriptor end;  // readable when the process has ended; closed where the kernel has no pidfd
  Descriptor stream;
  Descriptor incidents;
  Descriptor log;
};

SpawnedWorker spawn_worker(const std::filesystem::path& program, int dataset_fd, const Job& job);

}  // namespace quire::core
