#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

namespace quire::core {

/// SHA-256 of a file; empty where it cannot be read, which whoever needs its content reports.
std::string hash_of_file(const std::filesystem::path& file);

/// Hashes of files that many editions are made of, each read once. May be used from several threads.
class FileHashes {
 public:
  const std::string& of(const std::filesystem::path& file);

 private:
  std::mutex mutex_;
  std::map<std::filesystem::path, std::string> known_;
};

}  // namespace quire::core
