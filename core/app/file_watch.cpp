#include "app/file_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <system_error>

namespace quire::core {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t kEvents = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM;
constexpr int kSettled = 30;  // milliseconds without an event

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : "."; }

}  // namespace

FileWatch::FileWatch() : fd_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "cannot watch files");
}

FileWatch::~FileWatch() { close(fd_); }

void FileWatch::set(const std::set<fs::path>& files) {
  files_ = files;
  // Again for those that are watched: a folder that was replaced, or was not there, is another one now.
  folders_.clear();
  for (const fs::path& file : files) folders_.insert(folder_of(file));
  for (const fs::path& folder : folders_) {
    inotify_add_watch(fd_, folder.c_str(), kEvents);
    inotify_add_watch(fd_, folder_of(folder).c_str(), kEvents);
  }
}

/// Takes what has happened; whether it concerns one of the files. Names are enough: a file of the same
/// name in another watched folder costs a build that changes nothing.
bool FileWatch::read_events() {
  alignas(inotify_event) std::array<char, 4096> buffer{};
  bool ours = false;
  for (ssize_t size; (size = read(fd_, buffer.data(), buffer.size())) > 0;) {
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      // A watched folder went, or there was too much to tell: anything may have changed.
      if ((event->mask & (IN_IGNORED | IN_Q_OVERFLOW)) != 0) ours = true;
      if (event->len == 0) continue;
      for (const fs::path& folder : folders_) ours = ours || folder.filename() == event->name;
      if ((event->mask & IN_CREATE) != 0) continue;  // a file that is begun is worth a build once it is closed
      for (const fs::path& file : files_) ours = ours || file.filename() == event->name;
    }
  }
  return ours;
}

void FileWatch::wait() {
  pollfd descriptor{fd_, POLLIN, 0};
  for (bool ours = false;;) {
    const int ready = poll(&descriptor, 1, ours ? kSettled : -1);
    if (ready == 0) return;
    ours = read_events() || ours;
  }
}

}  // namespace quire::core
