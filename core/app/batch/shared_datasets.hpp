#pragma once

#include <filesystem>
#include <list>
#include <memory>
#include <mutex>

#include "dataset/dataset.hpp"

namespace quire::core {

/// A dataset as of several days and for several audiences, each read once for all its editions. The last ones that were asked
/// for are kept, as many as fit into 256 MB and one at least.
class SharedDatasets {
 public:
  SharedDatasets(std::filesystem::path manifest, DatasetOptions options)
      : manifest_(std::move(manifest)), options_(std::move(options)) {}

  /// From any thread; null when there was an error.
  std::shared_ptr<const Dataset> on(Date day, const std::string& audience, Diagnostics& diagnostics);

 private:
  struct Known {
    Date day;
    std::string audience;
    std::shared_ptr<const Dataset> dataset;
    std::size_t bytes;
  };

  void forget_oldest();

  std::filesystem::path manifest_;
  DatasetOptions options_;  // but for day and audience
  std::mutex mutex_;
  std::list<Known> known_;  // the last asked for first
};

}  // namespace quire::core
