#include "app/batch/shared_datasets.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <numeric>

namespace quire::core {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;

std::size_t size_of(const Dataset& dataset) {
  struct stat status {};
  return fstat(dataset.fd(), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

}  // namespace

std::shared_ptr<const Dataset> SharedDatasets::on(Date day, const std::string& audience, Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& one) { return one.day == day && one.audience == audience; });
  if (found != known_.end()) {
    known_.splice(known_.begin(), known_, found);
    return found->dataset;
  }
  DatasetOptions options = options_;
  options.as_of = day;
  options.audience = audience;
  std::optional<Dataset> read = read_dataset(manifest_, options, diagnostics);
  if (!read || diagnostics.has_errors()) return nullptr;
  const std::size_t bytes = size_of(*read);
  known_.push_front({day, audience, std::make_shared<const Dataset>(std::move(*read)), bytes});
  forget_oldest();
  return known_.front().dataset;
}

void SharedDatasets::forget_oldest() {
  std::size_t bytes = std::accumulate(known_.begin(), known_.end(), std::size_t{0},
                                      [](std::size_t sum, const Known& one) { return sum + one.bytes; });
  while (bytes > kMostBytes && known_.size() > 1) {
    bytes -= known_.back().bytes;
    known_.pop_back();
  }
}

}  // namespace quire::core
