// quire-sheets: reads a spreadsheet from standard input and writes its table to standard output, as
// source/sheet_stream.hpp has it. A process of its own because the file is a zip of XML from anywhere: it
// can open nothing, write nowhere else, and take no more than its share of memory and time.
//   quire-sheets PARENT SHEET RANGE HEADER_ROW
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <new>

#include "dataset/source/sheet_stream.hpp"
#include "host/sandbox.hpp"
#include "sheets/package.hpp"
#include "sheets/sheet_rows.hpp"

namespace quire::core {
namespace {

constexpr int kCouldNotWrite = 1;

std::string read_input() {
  std::string bytes;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

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
  dataset_detail::append_text(bytes, dataset_detail::SheetMessage::problem, problem);
  dataset_detail::append_text(bytes, dataset_detail::SheetMessage::end, {});
  write_output(bytes);
}

int run(char** arguments) {
  Confinement confinement;
  confinement.parent = std::atoll(arguments[1]);
  confinement.limits.cpu = std::chrono::seconds(60);
  confinement.limits.memory = std::uint64_t{1} << 30;
  lock_down(confinement);
  try {
    const std::string file = readable_package(read_input());
    Workbook book = read_workbook(file);
    write_rows(book, {arguments[2], arguments[3], std::atoi(arguments[4])}, write_output);
  } catch (const std::bad_alloc&) {
    refuse("needs more than 1 GB of memory: it is too large, or made to be");
  } catch (const std::exception& error) {
    refuse(error.what());
  }
  return 0;
}

}  // namespace
}  // namespace quire::core

int main(int count, char** arguments) {
  if (count == 5) return quire::core::run(arguments);
  return 2;
}
