#include "host/section_cache.hpp"

#include "base/file_identity.hpp"
#include "base/sha256.hpp"
#include "host/plugin_files.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

}  // namespace

SectionCache::SectionCache() : store_(std::make_unique<Store>()) {}
SectionCache::~SectionCache() = default;

std::optional<WorkerResult> SectionCache::Store::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  known_.splice(known_.begin(), known_, found->second);
  return found->second->result;
}

void SectionCache::Store::keep(const std::string& key, const WorkerResult& result) {
  if (result.stop != WorkerResult::Stop::none || result.wait_status != 0 || !result.start_error.empty()) return;
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;
  known_.push_front({key, result});
  by_key_.emplace(known_.front().key, known_.begin());
  bytes_ += known_.front().size();
  while (bytes_ > kMostBytes) {
    bytes_ -= known_.back().size();
    by_key_.erase(known_.back().key);
    known_.pop_back();
  }
}

std::string cache_key(const Job& job, const Dataset& dataset) {
  std::string key = encode_job(job);
  for (const std::filesystem::path& file : files_of_plugin(job.plugin)) {
    const FileIdentity identity = identity_of(file).value_or(FileIdentity());
    key += '\n' + file.string() + '\n' + std::to_string(identity.device) + ' ' + std::to_string(identity.number) + ' ' +
           std::to_string(identity.size) + ' ' + std::to_string(identity.changed);
  }
  // The same file shows other rows to others.
  if (const auto& audience = dataset.handling().audience) key += '\n' + *audience;
  for (const std::string& name : job.tables) {
    const TableView* table = dataset.find(name);
    if (table == nullptr) continue;
    for (const std::string_view part : {std::string_view(name), table->sha256}) {
      key += '\n';
      key += part;
    }
    key += '\n' + schema_hash(*table) + '\n' + std::to_string(table->row_count);
  }
  return key;
}

std::string schema_hash(const TableView& table) {
  std::string text;
  for (const ColumnView& column : table.columns) {
    for (const std::string_view part : {column.name, word(column.type), column.unit}) {
      text += part;
      text += '\n';
    }
  }
  return sha256_hex(text);
}

}  // namespace quire::core
