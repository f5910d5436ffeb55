#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "host/job.hpp"

namespace quire::core {

/// Runs a plugin in this process, for a debugger: no limit holds, and a crash is ours. The stream
/// is the same as a worker's.
std::string run_in_process(const Job& job, const std::vector<const TableView*>& tables);

}  // namespace quire::core
