#pragma once

#include <string>
#include <vector>

namespace quire::test {

struct ProgramResult {
  int exit_code = -1;  // 128 + signal when it was killed
  std::string out;
  std::string err;
};

/// Runs a program without a shell and waits for it. `environment` entries ("TZ=Asia/Tokyo") are added
/// to this process's own; `folder` is where it runs, empty for here.
ProgramResult run_program(const std::vector<std::string>& command, const std::string& folder = {},
                          const std::vector<std::string>& environment = {});

}  // namespace quire::test
