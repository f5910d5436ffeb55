#include "sources/row_program.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>
#include <string_view>

#include "dataset/source/row_stream.hpp"
#include "host/sandbox.hpp"

namespace quire::core {
namespace {

constexpr int kCouldNotWrite = 1;

void write_output(const std::string& bytes) {
  for (std::string_view left = bytes; !left.empty();) {
    const ssize_t written = write(STDOUT_FILENO, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) _exit(kCouldNotWrite);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
}

void refuse(std::string_view problem) {
  std::string bytes;
  dataset_detail::append_text(bytes, dataset_detail::RowMessage::problem, problem);
  dataset_detail::append_text(bytes, dataset_detail::RowMessage::end, {});
  write_output(bytes);
}

}  // namespace

int run_row_program(const char* const* arguments, const std::filesystem::path& plugin,
                    const std::function<void(const std::function<void(const std::string&)>& write)>& work) {
  Confinement confinement;
  confinement.plugin = plugin;
  confinement.parent = std::atoll(arguments[1]);
  confinement.limits.cpu = std::chrono::seconds(60);
  confinement.limits.memory = std::uint64_t{1} << 30;
  const SandboxParts holds = lock_down(confinement);
  try {
    if (!holds.whole() && std::string_view(arguments[2]) == "confined")
      throw std::runtime_error("is not read: this kernel cannot confine the program that would do so");
    work(write_output);
  } catch (const std::bad_alloc&) {
    refuse("needs more than 1 GB of memory: it is too large, or made to be");
  } catch (const std::exception& error) {
    refuse(error.what());
  }
  return 0;
}

}  // namespace quire::core
