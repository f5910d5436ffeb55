#include "host/run_in_process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "host/arrow_export.hpp"
#include "host/call_plugin.hpp"
#include "host/recorder.hpp"

namespace quire::core {
namespace {

/// What a plugin prints while this lives goes to stderr, as a worker's does to its log: the program's own output, a PDF
/// or a dump, may stand on stdout.
class StdoutAside {
 public:
  StdoutAside() {
    std::fflush(stdout);
    saved_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (saved_ >= 0) ::dup2(STDERR_FILENO, STDOUT_FILENO);
  }
  ~StdoutAside() {
    std::fflush(stdout);
    if (saved_ < 0) return;
    ::dup2(saved_, STDOUT_FILENO);
    ::close(saved_);
  }
  StdoutAside(const StdoutAside&) = delete;
  StdoutAside& operator=(const StdoutAside&) = delete;

 private:
  int saved_ = -1;
};

}  // namespace

std::string run_in_process(const Job& job, const std::vector<const TableView*>& tables) {
  const ArrowTables arrow(tables);
  const auto stream = std::make_unique<StreamWriter>(-1, job.limits.output);
  Recorder recorder({job.as_of, job.limits.depth, &arrow, job.options}, *stream);
  const StdoutAside aside;
  call_plugin(job.plugin, recorder);
  return stream->take();
}

}  // namespace quire::core
