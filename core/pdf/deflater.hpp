#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

namespace quire::core {

/// Compresses streams on a thread of its own while their document goes on being made. Who asks for
/// one that nobody has begun compresses it at once, so little data needs no thread at all.
class Deflater {
 public:
  using Ticket = std::size_t;

  Ticket add(std::string data);
  /// The compressed data; once for each ticket.
  std::string take(Ticket ticket);

 private:
  struct Job {
    enum class State { waiting, running, done };
    std::string data;  // compressed when done
    State state = State::waiting;
    std::exception_ptr failure = nullptr;
  };

  void start_thread();
  void work(const std::stop_token& stop);
  void run(Job& job, std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Job> jobs_;  // by ticket; a job keeps its address
  std::size_t next_ = 0;  // for the thread to look at
  std::size_t added_bytes_ = 0;
  std::jthread thread_;  // ends before the rest goes
};

}  // namespace quire::core
