#pragma once

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "host/host.hpp"
#include "host/supervise.hpp"

namespace quire::core {

/// Results by what was asked: the job, the plugin's file and the content of its tables. Only of workers
/// that ended well, since a limit that was broken once may hold the next time; and the last ones that were
/// asked for, as many as fit into 64 MB.
struct SectionCache::Store {
  std::optional<WorkerResult> find(const std::string& key);
  void keep(const std::string& key, const WorkerResult& result);

 private:
  struct Known {
    std::string key;
    WorkerResult result;
    std::size_t size() const { return key.size() + result.stream.size() + result.incidents.size() + result.log.size(); }
  };

  std::mutex mutex_;
  std::list<Known> known_;  // the last asked for first
  std::map<std::string_view, std::list<Known>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

/// What tells one question from another.
std::string cache_key(const Job& job, const Dataset& dataset);

/// Of a table's columns, their types and units: changes with its shape and not with what it holds.
std::string schema_hash(const TableView& table);

}  // namespace quire::core
