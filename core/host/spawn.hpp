#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "host/job.hpp"

namespace quire::core {

/// A file descriptor with an owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  void reset();

 private:
  int release();
  int fd_ = -1;
};

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
