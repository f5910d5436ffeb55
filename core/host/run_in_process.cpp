#include "host/run_in_process.hpp"

#include <memory>

#include "host/arrow_export.hpp"
#include "host/call_plugin.hpp"
#include "host/recorder.hpp"

namespace quire::core {

std::string run_in_process(const Job& job, const std::vector<const TableView*>& tables) {
  const ArrowTables arrow(tables);
  const auto stream = std::make_unique<StreamWriter>(-1, job.limits.output);
  Recorder recorder({job.as_of, job.limits.depth, &arrow, job.options}, *stream);
  call_plugin(job.plugin, recorder);
  return stream->take();
}

}  // namespace quire::core
