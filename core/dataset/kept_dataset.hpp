#pragma once

#include <filesystem>
#include <memory>

#include "dataset/dataset.hpp"

namespace quire::core {

/// A dataset that is read again only when one of its files has changed, or it is asked for otherwise. One with a table out of a
/// database or a program is read each time: what these give does not hang on a file alone.
class KeptDataset {
 public:
  /// As `read_dataset`; null when there was an error.
  std::shared_ptr<const Dataset> read(const std::filesystem::path& manifest, const DatasetOptions& options,
                                      Diagnostics& diagnostics);

 private:
  bool is_current(const std::filesystem::path& manifest, const DatasetOptions& options) const;

  std::shared_ptr<const Dataset> dataset_;  // null: none is kept
  std::filesystem::path manifest_;
  DatasetOptions options_;
  DatasetFiles read_from_;
};

}  // namespace quire::core
