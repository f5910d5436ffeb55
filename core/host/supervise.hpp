#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "host/job.hpp"

namespace quire::core {

/// What is left of a worker when it has ended. All bytes are untrusted.
struct WorkerResult {
  enum class Stop : std::uint8_t {
    none,      // ended by itself
    deadline,  // killed: over its wall-clock time
    output,    // killed: wrote more than it may
  };
  Stop stop = Stop::none;
  std::string start_error;  // it was never started
  int wait_status = 0;      // as wait(2) gives it
  std::string stream;
  std::string incidents;
  std::string log;  // the last kLogKept bytes it printed
};

inline constexpr std::size_t kLogKept = 65536;

/// Runs each job in a process of its own, `at_once` at a time, and hands each result on as it
/// comes. Starts them from the calling thread, which must live until this returns: the workers'
/// death signal is tied to it.
void run_workers(const std::filesystem::path& program, int dataset_fd, const std::vector<Job>& jobs,
                 unsigned at_once,
                 const std::function<void(std::size_t job, WorkerResult result)>& done);

}  // namespace quire::core
