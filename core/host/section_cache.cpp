#include "host/section_cache.hpp"

namespace quire::core {

SectionCache::SectionCache() : store_(std::make_unique<Store>()) {}
SectionCache::~SectionCache() = default;

std::optional<WorkerResult> SectionCache::Store::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = results_.find(key);
  if (found == results_.end()) return {};
  return found->second;
}

void SectionCache::Store::keep(const std::string& key, const WorkerResult& result) {
  if (result.stop != WorkerResult::Stop::none || result.wait_status != 0 || !result.start_error.empty()) return;
  const std::lock_guard lock(mutex_);
  results_.try_emplace(key, result);
}

std::string cache_key(const Job& job, const Dataset& dataset) {
  return std::to_string(dataset.fd()) + " " + encode_job(job);
}

}  // namespace quire::core
