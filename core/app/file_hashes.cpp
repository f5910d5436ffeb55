#include "app/file_hashes.hpp"

#include "base/input_file.hpp"
#include "base/sha256.hpp"

namespace quire::core {

std::string hash_of_file(const std::filesystem::path& file) {
  constexpr std::size_t kLimit = std::size_t{1} << 30;
  const InputFile input = read_input(file, kLimit);
  return input.bytes ? sha256_hex(*input.bytes) : std::string();
}

std::string FileHashes::of(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex_);
  // Before it is read: what changes meanwhile is another file the next time.
  const std::optional<FileIdentity> identity = identity_of(file);
  Known& known = known_[file];
  if (!identity || known.identity != identity) known = {identity, hash_of_file(file)};
  return known.hash;
}

}  // namespace quire::core
