#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "host/host.hpp"
#include "host/supervise.hpp"

namespace quire::core {

/// Results by what was asked: the job, the plugin's file and the content of its tables. Only of workers that ended well, since a limit that
/// was broken once may hold the next time.
struct SectionCache::Store {
  std::optional<WorkerResult> find(const std::string& key);
  void keep(const std::string& key, const WorkerResult& result);

 private:
  std::mutex mutex_;
  std::map<std::string, WorkerResult> results_;
};

/// What tells one question from another.
std::string cache_key(const Job& job, const Dataset& dataset);

/// Of a table's columns, their types and units: changes with its shape and not with what it holds.
std::string schema_hash(const TableView& table);

}  // namespace quire::core
