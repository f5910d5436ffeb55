// The worker: one process, one section. It takes its powers away, then loads the plugin.
#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <optional>
#include <string>

#include "host/arrow_export.hpp"
#include "host/call_plugin.hpp"
#include "host/host.hpp"
#include "host/job.hpp"
#include "host/recorder.hpp"
#include "host/sandbox.hpp"

namespace quire::core {
namespace {

/// Seen by the program as the last lines of the log.
[[noreturn]] void give_up(const char* reason) {
  std::fprintf(stderr, "worker: %s\n", reason);
  _exit(1);
}

std::optional<Job> read_job() {
  struct stat status {};
  if (fstat(kJobFd, &status) != 0) return {};
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  if (pread(kJobFd, bytes.data(), bytes.size(), 0) != status.st_size) return {};
  close(kJobFd);
  return decode_job(bytes);
}

std::uint64_t dataset_size() {
  struct stat status {};
  return fstat(kDatasetFd, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// A worker does not live long enough to give memory back: what is freed is taken again, without the kernel's
/// help and its page faults.
void keep_freed_memory() {
  constexpr int kPiece = 1 << 20;
  constexpr int kNever = 1 << 30;
  mallopt(M_TOP_PAD, kPiece);
  mallopt(M_TRIM_THRESHOLD, kNever);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
}

}  // namespace

int worker_main() {
  // A plugin's last words are in the log when it crashes, be they half a line.
  std::setvbuf(stdout, nullptr, _IONBF, 0);
  keep_freed_memory();
  fcntl(kIncidentFd, F_SETFL, O_NONBLOCK);
  const std::optional<Job> job = read_job();
  if (!job) give_up("not started by this version of the program");
  const std::optional<Dataset> dataset = Dataset::from_fd(kDatasetFd);
  if (!dataset) give_up("the dataset cannot be mapped");
  std::vector<const TableView*> tables;
  for (const std::string& name : job->tables) {
    tables.push_back(dataset->find(name));
    if (tables.back() == nullptr) give_up("the dataset lacks a table that the plan has");
  }
  const ArrowTables arrow(std::move(tables));
  // All memory that the recorder itself needs is taken before the plugin can use it up.
  static StreamWriter stream(kResultFd, job->limits.output);
  Recorder recorder({job->as_of, job->limits.depth, &arrow, job->options}, stream);

  const SandboxParts holds = lock_down({job->plugin, job->limits, dataset_size(), job->parent});
  if (!holds.covers(job->sandbox)) give_up("not confined");
  call_plugin(job->plugin, recorder);
  if (job->unload && !unload_plugin(job->plugin)) give_up("the plugin stays in memory");
  // Not exit: a plugin's destructors and exit handlers cannot spoil a finished section.
  _exit(stream.ok() ? 0 : 1);
}

}  // namespace quire::core
