#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/file_identity.hpp"

namespace quire::core {

/// SHA-256 of a file; empty where it cannot be read, which whoever needs its content reports.
std::string hash_of_file(const std::filesystem::path& file);

/// Hashes of files that many editions are made of, each read once and again when it has changed. May be used from several
/// threads.
class FileHashes {
 public:
  std::string of(const std::filesystem::path& file);

 private:
  struct Known {
    std::optional<FileIdentity> identity;
    std::string hash;
  };
  std::mutex mutex_;
  std::map<std::filesystem::path, Known> known_;
};

}  // namespace quire::core
