#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "host/sandbox.hpp"

namespace quire::core {
namespace {

// What computing, threads, reading files and printing need. A call that an honest library misses is
// named in a warning of the build (host.refused-call) and can then be added here.
constexpr std::array kAllowed = {
    // memory (mmap below)
    "brk", "munmap", "mprotect", "mremap", "madvise", "mincore", "membarrier",
    // files
    "read", "write", "readv", "writev", "pread64", "preadv", "close", "close_range", "lseek",
    "open", "openat", "fstat", "stat", "lstat", "newfstatat", "statx", "statfs", "fstatfs",
    "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd",
    "fadvise64", "dup", "dup2", "dup3", "pipe", "pipe2", "eventfd2",
    // waiting
    "poll", "ppoll", "select", "pselect6", "epoll_create1", "epoll_ctl", "epoll_wait",
    "epoll_pwait", "nanosleep", "clock_nanosleep", "pause", "sched_yield", "wait4", "waitid",
    // signals to itself (kill, tgkill below)
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend",
    "rt_sigtimedwait", "sigaltstack", "restart_syscall",
    // threads (clone below)
    "futex", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "sched_getaffinity",
    "sched_getparam", "sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min",
    "getcpu", "exit", "exit_group", "arch_prctl",
    // questions
    "clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrusage", "getrlimit",
    "getpid", "gettid", "getppid", "getpgrp", "getuid", "geteuid", "getgid", "getegid", "uname",
    "sysinfo", "getrandom"};

/// The calls above, and some whose arguments decide.
class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_TRAP)) {
    // Other call tables (x32, int 0x80) mean other numbers: no honest library uses them.
    good_ = context_ != nullptr &&
            seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
  }
  ~Filter() { seccomp_release(context_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  template <class... Conditions>
  void allow(const char* name, Conditions... conditions) {
    rule(SCMP_ACT_ALLOW, name, conditions...);
  }
  template <class... Conditions>
  void rule(std::uint32_t action, const char* name, Conditions... conditions) {
    const int number = seccomp_syscall_resolve_name(name);
    if (!good_ || number < 0) return;  // a call that this processor does not have
    const std::array<scmp_arg_cmp, sizeof...(conditions)> list{conditions...};
    good_ = seccomp_rule_add_array(context_, action, number, list.size(), list.data()) == 0;
  }
  bool load() { return good_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool good_ = false;
};

scmp_arg_cmp equals(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp masked(unsigned argument, std::uint64_t mask, std::uint64_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

void allow_by_argument(Filter& filter) {
  // Shared anonymous memory does not count towards RLIMIT_DATA.
  filter.allow("mmap", masked(3, MAP_TYPE, MAP_PRIVATE));
  filter.allow("mmap", masked(3, MAP_TYPE | MAP_ANONYMOUS, MAP_SHARED));
  // Threads yes, processes no. system() and posix_spawn come here with all signals blocked, where a
  // trap would kill: a plain error. clone3 has its flags in memory; without it glibc takes clone.
  filter.allow("clone", masked(0, CLONE_THREAD, CLONE_THREAD));
  filter.rule(SCMP_ACT_ERRNO(EPERM), "clone", masked(0, CLONE_THREAD, 0));
  filter.rule(SCMP_ACT_ERRNO(EPERM), "fork");
  filter.rule(SCMP_ACT_ERRNO(EPERM), "vfork");
  filter.rule(SCMP_ACT_ERRNO(ENOSYS), "clone3");
  const auto self = static_cast<std::uint64_t>(getpid());
  filter.allow("tgkill", equals(0, self));
  filter.allow("kill", equals(0, self));
  // Not F_SETOWN: it sends signals to others.
  for (int command :
       {F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_DUPFD_CLOEXEC})
    filter.allow("fcntl", equals(1, static_cast<std::uint64_t>(command)));
  // isatty, and how much there is to read.
  for (unsigned long request :
       {static_cast<unsigned long>(TCGETS), static_cast<unsigned long>(FIONREAD)})
    filter.allow("ioctl", equals(1, request));
  // Asking for limits, not setting them.
  filter.allow("prlimit64", equals(2, 0));
  for (int option : {PR_SET_NAME, PR_GET_NAME})
    filter.allow("prctl", equals(0, static_cast<std::uint64_t>(option)));
}

}  // namespace

bool kernel_restricts_system_calls() {
  const std::uint32_t action = SCMP_ACT_TRAP;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool restrict_system_calls() {
  Filter filter;
  for (const char* name : kAllowed) filter.allow(name);
  allow_by_argument(filter);
  return filter.load();
}

}  // namespace quire::core
