#include "base/input_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace quire::core {
namespace {

InputFile refused(std::string problem) { return {{}, std::move(problem)}; }

std::string limit_in_words(std::size_t limit) {
  constexpr std::size_t kMegabyte = 1024 * 1024;
  return limit < kMegabyte ? std::to_string(limit) + " bytes"
                           : std::to_string((limit + kMegabyte - 1) / kMegabyte) + " MB";
}

std::string why_not_opened() {
  if (errno == ENOENT || errno == ENOTDIR) return "does not exist";
  if (errno == EACCES) return "cannot be read: permission denied";
  return "cannot be opened";
}

bool same_time(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

RegularFile::RegularFile(const std::filesystem::path& path) {
  // Non-blocking: opening a pipe that nobody writes to would wait for ever.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0)
    problem_ = why_not_opened();
  else if (::fstat(descriptor_, &opened_) != 0)
    problem_ = "cannot be read";
  else if (S_ISDIR(opened_.st_mode))
    problem_ = "is a folder, not a file";
  else if (!S_ISREG(opened_.st_mode))
    problem_ = "is not a regular file";
}

RegularFile::~RegularFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

RegularFile::RegularFile(RegularFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      opened_(other.opened_),
      problem_(std::move(other.problem_)) {}

std::size_t RegularFile::read(std::span<char> to) {
  std::size_t size = 0;
  while (problem_.empty() && size < to.size()) {
    const ssize_t got = ::read(descriptor_, to.data() + size, to.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) problem_ = "cannot be read";
    if (got == 0) check_unchanged();
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  return size;
}

std::size_t RegularFile::peek(std::span<char> to) const {
  const ssize_t got = ::pread(descriptor_, to.data(), to.size(), 0);
  return got < 0 ? 0 : static_cast<std::size_t>(got);
}

void RegularFile::check_unchanged() {
  struct stat now {};
  if (::fstat(descriptor_, &now) != 0 || now.st_size != opened_.st_size ||
      !same_time(now.st_mtim, opened_.st_mtim))
    problem_ = "was changed while it was being read";
}

InputFile read_input(const std::filesystem::path& path, std::size_t limit) {
  RegularFile file(path);
  if (!file.problem().empty()) return refused(file.problem());
  if (file.size() > limit) return refused("is larger than " + limit_in_words(limit));
  std::string bytes(file.size() + 1, '\0');  // one more, so that the end shows without another turn
  for (std::size_t size = 0;;) {
    size += file.read(std::span(bytes).subspan(size));
    if (!file.problem().empty()) return refused(file.problem());
    if (size > limit) return refused("is larger than " + limit_in_words(limit));
    if (size < bytes.size()) {
      bytes.resize(size);
      break;
    }
    bytes.resize(2 * bytes.size());
  }
  if (bytes.empty()) return refused("is empty");
  return {std::move(bytes), {}};
}

}  // namespace quire::core
