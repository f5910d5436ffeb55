#include "app/file_hashes.hpp"

#include "base/input_file.hpp"
#include "base/sha256.hpp"

namespace quire::core {

std::string hash_of_file(const std::filesystem::path& file) {
  constexpr std::size_t kLimit = std::size_t{1} << 30;
  const InputFile input = read_input(file, kLimit);
  return input.bytes ? sha256_hex(*input.bytes) : std::string();
}

const std::string& FileHashes::of(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex_);
  const auto [entry, is_new] = known_.try_emplace(file);
  if (is_new) entry->second = hash_of_file(file);
  return entry->second;
}

}  // namespace quire::core
