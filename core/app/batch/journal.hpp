#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/batch/edition_entry.hpp"
#include "app/batch/shard.hpp"
#include "base/descriptor.hpp"
#include "base/diagnostic.hpp"

namespace quire::core {

/// The file that a shard adds a line to for each edition it made, `FOLDER/manifest/3-of-8.jsonl`: what is
/// in it is known to a later run, and to a merge, whatever became of the process. While one process writes
/// it, no other can.
class Journal {
 public:
  /// Null, with the reason in `diagnostics`, when it cannot be written or another process has it.
  static std::unique_ptr<Journal> open(const std::filesystem::path& folder, const Shard& shard,
                                       Diagnostics& diagnostics);

  /// From any thread. False leaves the reason in errno.
  bool add(const EditionEntry& entry);
  const std::filesystem::path& file() const { return file_; }

 private:
  Journal(std::filesystem::path file, Descriptor descriptor)
      : file_(std::move(file)), descriptor_(std::move(descriptor)) {}

  std::filesystem::path file_;
  Descriptor descriptor_;
  std::mutex mutex_;
  bool is_torn_ = false;  // the last line lacks its end
};

/// The number of shards that the folder was begun with, where it is not that of `shard`.
std::optional<unsigned> other_shard_count(const std::filesystem::path& folder, const Shard& shard);

/// The last entry of each output, from the journals of all shards, however many there were; of these inputs
/// if there is one.
std::map<std::string, EditionEntry> read_journals(const std::filesystem::path& folder, const std::string& inputs);

}  // namespace quire::core
