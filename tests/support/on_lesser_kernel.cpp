// on_lesser_kernel landlock|seccomp|tmpfile PROGRAM ARGUMENT…: runs a program as if the kernel did not have that.
#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

int main(int count, char** arguments) {
  constexpr int kLandlockCreateRuleset = 444;  // the system's headers may be older
  if (count < 3) return 2;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  int failed = filter == nullptr ? 1 : 0;
  if (std::strcmp(arguments[1], "landlock") == 0) {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), kLandlockCreateRuleset, 0);
  } else if (std::strcmp(arguments[1], "tmpfile") == 0) {  // as on a network file system
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EOPNOTSUPP), SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, O_TMPFILE, O_TMPFILE));
  } else {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
  }
  if (failed != 0 || seccomp_load(filter) != 0) return 2;
  seccomp_release(filter);
  execv(arguments[2], arguments + 2);
  std::perror(arguments[2]);
  return 127;
}
