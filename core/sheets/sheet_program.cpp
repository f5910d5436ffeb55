// quire-sheets: reads a spreadsheet from standard input and writes its table to standard output, as
// source/row_stream.hpp has it. A process of its own because the file is a zip of XML from anywhere: it
// can open nothing, write nowhere else, and take no more than its share of memory and time.
//   quire-sheets PARENT any|confined SHEET RANGE HEADER_ROW
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "sheets/sheet_rows.hpp"
#include "sources/row_program.hpp"

namespace {

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

}  // namespace

int main(int count, char** arguments) {
  if (count != 6) return 2;
  return quire::core::run_row_program(arguments, {}, [&](const auto& write) {
    quire::core::Workbook book = quire::core::read_workbook(read_input(), arguments[3]);
    quire::core::write_rows(book, {arguments[3], arguments[4], std::atoi(arguments[5])}, write);
  });
}
