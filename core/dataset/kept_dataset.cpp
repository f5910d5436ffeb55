#include "dataset/kept_dataset.hpp"

#include <algorithm>

namespace quire::core {

std::shared_ptr<const Dataset> KeptDataset::read(const std::filesystem::path& manifest, const DatasetOptions& options,
                                                 Diagnostics& diagnostics) {
  if (is_current(manifest, options)) return dataset_;
  dataset_ = nullptr;
  manifest_ = manifest;
  options_ = options;
  read_from_ = {};
  const std::size_t said_before = diagnostics.all().size();
  std::optional<Dataset> dataset = read_dataset(manifest, options, diagnostics, &read_from_);
  if (!dataset) return nullptr;
  auto read = std::make_shared<const Dataset>(std::move(*dataset));
  const bool silent = diagnostics.all().size() == said_before;  // what was said must be said again
  if (silent && read_from_.are_all) dataset_ = read;
  return read;
}

bool KeptDataset::is_current(const std::filesystem::path& manifest, const DatasetOptions& options) const {
  return dataset_ && manifest == manifest_ && options == options_ &&
         std::all_of(read_from_.files.begin(), read_from_.files.end(),
                     [](const auto& file) { return identity_of(file.first) == file.second; });
}

}  // namespace quire::core
