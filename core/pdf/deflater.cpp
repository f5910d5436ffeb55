#include "pdf/deflater.hpp"

#include <system_error>
#include <utility>

#include "pdf/compress.hpp"

namespace quire::core {

namespace {

// So that a briefing of a page or two needs neither a thread nor the megabyte of a second compressor.
constexpr std::size_t kWorthAThread = std::size_t{128} << 10;  // bytes

}  // namespace

Deflater::Ticket Deflater::add(std::string data) {
  const std::lock_guard lock(mutex_);
  added_bytes_ += data.size();
  jobs_.push_back({std::move(data)});
  if (added_bytes_ > kWorthAThread && !thread_.joinable()) start_thread();
  changed_.notify_all();
  return jobs_.size() - 1;
}

std::string Deflater::take(Ticket ticket) {
  std::unique_lock lock(mutex_);
  Job& job = jobs_.at(ticket);
  if (job.state == Job::State::waiting) run(job, lock);
  changed_.wait(lock, [&] { return job.state == Job::State::done; });
  if (job.failure) std::rethrow_exception(job.failure);
  return std::move(job.data);
}

void Deflater::start_thread() {
  try {
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
  } catch (const std::system_error&) {
    // None can be had: whoever takes a stream compresses it.
  }
}

void Deflater::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [&] { return next_ < jobs_.size(); }) && !stop.stop_requested()) {
    Job& job = jobs_[next_++];
    if (job.state == Job::State::waiting) run(job, lock);
  }
}

void Deflater::run(Job& job, std::unique_lock<std::mutex>& lock) {
  job.state = Job::State::running;
  lock.unlock();
  std::string compressed;
  std::exception_ptr failure;
  try {
    compressed = deflated(job.data);
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  job.data = std::move(compressed);
  job.failure = failure;
  job.state = Job::State::done;
  changed_.notify_all();
}

}  // namespace quire::core
