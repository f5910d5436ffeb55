#include "base/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace quire::core {
namespace {

InputFile refused(std::string problem) { return {{}, std::move(problem)}; }

std::string limit_in_words(std::size_t limit) {
  constexpr std::size_t kMegabyte = 1024 * 1024;
  return limit < kMegabyte ? std::to_string(limit) + " bytes"
                           : std::to_string((limit + kMegabyte - 1) / kMegabyte) + " MB";
}

// Reads to the end, which may come earlier or later than `expected` when someone is writing.
InputFile read_open_file(int file, std::size_t expected, std::size_t limit) {
  std::string bytes(expected + 1, '\0');  // one more, so that the end shows without another turn
  std::size_t size = 0;
  for (;;) {
    const ssize_t got = ::read(file, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refused("cannot be read");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit) return refused("is larger than " + limit_in_words(limit));
    if (size == bytes.size()) bytes.resize(2 * bytes.size());
  }
  bytes.resize(size);
  if (bytes.empty()) return refused("is empty");
  return {std::move(bytes), {}};
}

}  // namespace

InputFile read_input(const std::filesystem::path& path, std::size_t limit) {
  // Non-blocking: opening a pipe that nobody writes to would wait for ever.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return refused("does not exist");
    if (errno == EACCES) return refused("cannot be read: permission denied");
    return refused("cannot be opened");
  }
  struct stat status {};
  InputFile result;
  if (::fstat(file, &status) != 0) {
    result = refused("cannot be read");
  } else if (S_ISDIR(status.st_mode)) {
    result = refused("is a folder, not a file");
  } else if (!S_ISREG(status.st_mode)) {
    result = refused("is not a regular file");
  } else if (static_cast<std::size_t>(status.st_size) > limit) {
    result = refused("is larger than " + limit_in_words(limit));
  } else {
    result = read_open_file(file, static_cast<std::size_t>(status.st_size), limit);
  }
  ::close(file);
  return result;
}

}  // namespace quire::core
