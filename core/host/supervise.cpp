#include "host/supervise.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <memory>

#include "host/spawn.hpp"
#include "host/stream.hpp"

namespace quire::core {
namespace {

using Clock = std::chrono::steady_clock;

// Without a pidfd the end of a process has to be asked for.
constexpr std::chrono::milliseconds kAskEvery{2};
constexpr std::size_t kIncidentsKept = 4096;

/// One worker from its start to its end.
class Supervised {
 public:
  Supervised(std::size_t index, const std::filesystem::path& program, int dataset_fd,
             const Job& job)
      : index_(index),
        worker_(spawn_worker(program, dataset_fd, job)),
        deadline_(Clock::now() + job.limits.wall_clock),
        output_limit_(job.limits.output + kTrailerRoom) {
    result_.start_error = worker_.error;
  }

  std::size_t index() const { return index_; }
  WorkerResult take_result() { return std::move(result_); }

  void add_to(std::vector<pollfd>& polled) const {
    for (const Descriptor* fd : {&worker_.end, &worker_.stream, &worker_.incidents, &worker_.log})
      if (fd->is_open()) polled.push_back({fd->get(), POLLIN, 0});
  }

  /// When to look again at the latest.
  Clock::time_point next_look() const {
    const Clock::time_point soon = Clock::now() + kAskEvery;
    if (!worker_.end.is_open()) return soon;
    return result_.stop == WorkerResult::Stop::none ? deadline_ : Clock::time_point::max();
  }

  /// Takes in what has come; true when the worker has ended and everything of it is here.
  bool has_ended() {
    if (worker_.process < 0) return true;
    // Asked before reading: what was written before the end is then read.
    siginfo_t ended{};
    const bool reaped =
        waitid(P_PID, static_cast<id_t>(worker_.process), &ended, WEXITED | WNOHANG | WNOWAIT) != 0;
    read_all();
    if (reaped || ended.si_pid == worker_.process) {
      // While the process is not yet reaped, its number, and its group's, cannot be another's. It
      // is reaped already only where the caller was started with SIGCHLD ignored.
      if (!reaped) kill(-worker_.process, SIGKILL);
      waitpid(worker_.process, &result_.wait_status, 0);
      worker_.process = -1;
      return true;
    }
    if (result_.stream.size() > output_limit_) stop(WorkerResult::Stop::output);
    if (Clock::now() >= deadline_) stop(WorkerResult::Stop::deadline);
    return false;
  }

 private:
  void stop(WorkerResult::Stop reason) {
    if (result_.stop == WorkerResult::Stop::none) result_.stop = reason;
    kill(-worker_.process, SIGKILL);
  }

  void read_all() {
    std::array<char, 65536> buffer;
    const auto drain = [&](Descriptor& fd, auto&& take) {
      // A bounded number of times: a worker that never stops writing must not keep us here.
      for (int i = 0; i < 16 && fd.is_open(); ++i) {
        const ssize_t got = read(fd.get(), buffer.data(), buffer.size());
        if (got > 0)
          take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
        else if (got == 0 || (errno != EAGAIN && errno != EINTR))
          fd.reset();
        else
          break;
      }
    };
    drain(worker_.stream, [&](std::string_view bytes) {
      if (result_.stream.size() <= output_limit_) result_.stream += bytes;
    });
    drain(worker_.incidents, [&](std::string_view bytes) {
      if (result_.incidents.size() < kIncidentsKept) result_.incidents += bytes;
    });
    drain(worker_.log, [&](std::string_view bytes) {
      result_.log += bytes;
      if (result_.log.size() > kLogKept) result_.log.erase(0, result_.log.size() - kLogKept);
    });
  }

  std::size_t index_;
  SpawnedWorker worker_;
  Clock::time_point deadline_;
  std::uint64_t output_limit_;
  WorkerResult result_;
};

void wait_for_news(const std::vector<std::unique_ptr<Supervised>>& running) {
  std::vector<pollfd> polled;
  Clock::time_point next = Clock::time_point::max();
  for (const auto& worker : running) {
    worker->add_to(polled);
    next = std::min(next, worker->next_look());
  }
  int timeout = -1;
  if (next != Clock::time_point::max()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
    timeout = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
  }
  poll(polled.data(), polled.size(), timeout);
}

}  // namespace

void run_workers(const std::filesystem::path& program, int dataset_fd, const std::vector<Job>& jobs,
                 unsigned at_once,
                 const std::function<void(std::size_t job, WorkerResult result)>& done) {
  std::vector<std::unique_ptr<Supervised>> running;
  std::size_t next = 0;
  while (next < jobs.size() || !running.empty()) {
    while (next < jobs.size() && running.size() < std::max(at_once, 1U)) {
      running.push_back(std::make_unique<Supervised>(next, program, dataset_fd, jobs[next]));
      ++next;
    }
    // Only what has ended is taken out, so that the next job starts before results are looked at.
    const auto ended = std::stable_partition(
        running.begin(), running.end(), [](const auto& worker) { return !worker->has_ended(); });
    std::vector<std::unique_ptr<Supervised>> finished(std::make_move_iterator(ended),
                                                      std::make_move_iterator(running.end()));
    running.erase(ended, running.end());
    for (const auto& worker : finished) done(worker->index(), worker->take_result());
    if (finished.empty() && !running.empty()) wait_for_news(running);
  }
}

}  // namespace quire::core
