#include "host/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <utility>

namespace quire::core {
namespace {

// The numbers below are the worker's own; ours must not be among them when they are copied there.
constexpr int kFirstOwnFd = 16;

Descriptor moved_up(int fd) {
  if (fd < 0) return Descriptor();
  const Descriptor original(fd);
  return Descriptor(fcntl(fd, F_DUPFD_CLOEXEC, kFirstOwnFd));
}

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  Pipe pipe{moved_up(ends[0]), moved_up(ends[1])};
  if (pipe.read.is_open()) fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK);
  return pipe;
}

/// A memory file, not a pipe: nobody has to feed it while the worker reads.
Descriptor make_job_file(const Job& job) {
  Descriptor file = moved_up(memfd_create("quire-job", MFD_CLOEXEC));
  const std::string bytes = encode_job(job);
  if (!file.is_open() ||
      pwrite(file.get(), bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    return Descriptor();
  return file;
}

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void open_null(int target) {
    posix_spawn_file_actions_addopen(&actions_, target, "/dev/null", O_RDONLY, 0);
  }
  void give(const Descriptor& source, int target) {
    posix_spawn_file_actions_adddup2(&actions_, source.get(), target);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

/// A process group of its own and no inherited signal dispositions.
class Attributes {
 public:
  Attributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

}  // namespace

SpawnedWorker spawn_worker(const std::filesystem::path& program, int dataset_fd, const Job& job) {
  SpawnedWorker worker;
  Pipe stream = make_pipe();
  Pipe incidents = make_pipe();
  Pipe log = make_pipe();
  const Descriptor job_file = make_job_file(job);
  const Descriptor dataset(fcntl(dataset_fd, F_DUPFD_CLOEXEC, kFirstOwnFd));
  for (const Descriptor* needed : std::initializer_list<const Descriptor*>{
           &stream.read, &stream.write, &incidents.read, &incidents.write, &log.read, &log.write,
           &job_file, &dataset}) {
    if (needed->is_open()) continue;
    worker.error = std::string("no file descriptors: ") + std::strerror(errno);
    return worker;
  }

  FileActions actions;
  actions.open_null(0);
  actions.give(log.write, 1);
  actions.give(log.write, 2);
  actions.give(dataset, kDatasetFd);
  actions.give(job_file, kJobFd);
  actions.give(stream.write, kResultFd);
  actions.give(incidents.write, kIncidentFd);
  const Attributes attributes;
  // Nothing of the caller's environment: a section does not depend on who builds it.
  std::string name = program.filename().string();
  std::string mode = "--worker";
  std::string locale = "LC_ALL=C.UTF-8";
  std::string zone = "TZ=UTC";
  std::array<char*, 3> arguments{name.data(), mode.data(), nullptr};
  std::array<char*, 3> environment{locale.data(), zone.data(), nullptr};
  const int error = posix_spawn(&worker.process, program.c_str(), actions.get(), attributes.get(),
                                arguments.data(), environment.data());
  if (error != 0) {
    worker.process = -1;
    worker.error = std::strerror(error);
    return worker;
  }
  worker.end = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, worker.process, 0)));
  worker.stream = std::move(stream.read);
  worker.incidents = std::move(incidents.read);
  worker.log = std::move(log.read);
  return worker;
}

}  // namespace quire::core
