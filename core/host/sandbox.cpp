#include "host/sandbox.hpp"

#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

#include "host/crash_handler.hpp"
#include "host/job.hpp"

namespace quire::core {
namespace {

// The sanitizers reserve terabytes of addresses and keep shadow memory: under them no limit holds.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif

void close_other_descriptors() {
  if (close_range(kFirstFreeFd, UINT_MAX, 0) == 0) return;
  const long most = sysconf(_SC_OPEN_MAX);
  for (int fd = kFirstFreeFd; fd < most; ++fd) close(fd);
}

/// Root's powers, in the bounding set as well; for anybody else there is nothing to drop.
void drop_capabilities() {
  for (unsigned long capability = 0; capability < 64; ++capability)
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) break;
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
  syscall(SYS_capset, &header, none);
}

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return;
  const rlimit lowered{std::min(soft, now.rlim_max), std::min(hard, now.rlim_max)};
  setrlimit(resource, &lowered);
}

void limit_resources(const Confinement& confinement) {
  constexpr rlim_t kStack = rlim_t{8} << 20;
  // Counted over all processes of the user, so a small number would break honest threads; the
  // system call filter is what stops forks.
  constexpr rlim_t kProcesses = 4096;
  // Libraries, stacks and mapped files are address space, too. The belt to RLIMIT_DATA's braces.
  constexpr rlim_t kOtherAddresses = rlim_t{1} << 30;
  const Limits& limits = confinement.limits;
  const auto cpu = static_cast<rlim_t>(limits.cpu.count());
  limit(RLIMIT_CPU, cpu, cpu + 1);
  limit(RLIMIT_FSIZE, 0, 0);
  signal(SIGXFSZ, SIG_IGN);  // a write to a file fails; it need not kill
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_MEMLOCK, 0, 0);
  limit(RLIMIT_NOFILE, limits.open_files, limits.open_files);
  limit(RLIMIT_NPROC, kProcesses, kProcesses);
  limit(RLIMIT_STACK, kStack, kStack);
  if (!kLimitMemory) return;
  limit(RLIMIT_DATA, limits.memory, limits.memory);
  const rlim_t addresses = limits.memory + confinement.dataset_bytes + kOtherAddresses;
  limit(RLIMIT_AS, addresses, addresses);
}

}  // namespace

SandboxParts sandbox_of_kernel() {
  return {kernel_restricts_files(), kernel_restricts_system_calls()};
}

SandboxParts lock_down(const Confinement& confinement) {
  install_crash_handler();
  // Fires when the thread that spawned the worker ends; the parent may have died before this line.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid() != confinement.parent) _exit(1);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  close_other_descriptors();
  drop_capabilities();
  limit_resources(confinement);
  SandboxParts holds;
  holds.files = restrict_files(confinement.plugin);
  install_refusal_handler();
  holds.system_calls = restrict_system_calls();
  return holds;
}

}  // namespace quire::core
