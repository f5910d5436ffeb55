#include "app/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/descriptor.hpp"

namespace quire::core {
namespace {

/// A new file that nobody sees until it takes the place of `path`, all at once.
class Draft {
 public:
  explicit Draft(std::filesystem::path path) : path_(std::move(path)), folder_(folder_of(path_)) {
    file_ = Descriptor(open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0644));
    // Network and older overlay file systems have no files without a name.
    if (!file_.is_open() && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT))
      under_passing_name([&](const std::filesystem::path& name) {
        file_ = Descriptor(open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644));
        return file_.is_open();
      });
  }
  ~Draft() {
    const int reason = errno;
    if (!passing_.empty()) unlink(passing_.c_str());
    errno = reason;
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  bool is_open() const { return file_.is_open(); }
  int get() const { return file_.get(); }

  bool publish() {
    const std::string source = fmt::format("/proc/self/fd/{}", file_.get());
    // linkat() does not replace a file.
    const bool named = !passing_.empty() || under_passing_name([&](const std::filesystem::path& name) {
      return linkat(AT_FDCWD, source.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
    });
    if (!named || rename(passing_.c_str(), path_.c_str()) != 0) return false;
    passing_.clear();
    return true;
  }

  static std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : ".";
  }

 private:
  /// A name beside the file that `make` could give to one, which it then has until it is published.
  template <class Make>
  bool under_passing_name(Make make) {
    constexpr int kMostAttempts = 100;
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
      passing_ = folder_ / fmt::format(".{}.{}.{}", path_.filename().string(), getpid(), attempt);
      if (make(passing_)) return true;
      if (errno != EEXIST) break;
    }
    passing_.clear();
    return false;
  }

  std::filesystem::path path_;
  std::filesystem::path folder_;
  std::filesystem::path passing_;  // empty while it has no name
  Descriptor file_;
};

/// What a link points at, whether that is there or not: it is written, and the link stays.
std::filesystem::path link_target(std::filesystem::path path) {
  constexpr int kMostLinks = 40;  // as many as the kernel follows
  std::error_code failed;
  for (int left = kMostLinks; left > 0 && std::filesystem::is_symlink(path, failed); --left)
    path = path.parent_path() / std::filesystem::read_symlink(path, failed);
  return path;
}

}  // namespace

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool spares(const std::filesystem::path& output, const std::vector<std::filesystem::path>& inputs,
            Diagnostics& diagnostics) {
  for (const std::filesystem::path& input : inputs) {
    std::error_code not_there;
    if (!std::filesystem::equivalent(output, input, not_there)) continue;
    diagnostics.error("app.output", {output.string(), 0, 0},
                      quote(output.string()) + " is what this reads or keeps, and would be lost",
                      "name another output");
    return false;
  }
  return true;
}

bool write_file(const std::filesystem::path& named, const std::string& bytes,
                Diagnostics& diagnostics) {
  const std::filesystem::path path = link_target(named);
  const auto fail = [&](const char* what, std::string hint = {}) {
    diagnostics.error("app.output", {path.string(), 0, 0},
                      fmt::format("cannot {}: {}", what, std::strerror(errno)), std::move(hint));
    return false;
  };
  const std::filesystem::path folder = Draft::folder_of(path);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return fail("write", "name a file: --output PATH");
  }
  if (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    diagnostics.error("app.output", {path.string(), 0, 0}, quote(path.string()) + " is not a regular file",
                      "to write into a pipe or a device, redirect standard output: --output -");
    return false;
  }
  const Descriptor directory(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open()) return fail("open the output folder", "make the folder first, or set --output");
  Draft file(path);
  if (!file.is_open()) return fail("write into the output folder", "choose another with --output");
  if (!write_all(file.get(), bytes)) return fail("write", "the file that was there is unchanged");
  if (fsync(file.get()) != 0) return fail("flush", "the file that was there is unchanged");
  if (!file.publish()) return fail("name the output file");
  if (fsync(directory.get()) != 0) return fail("flush the output folder");
  return true;
}

}  // namespace quire::core
