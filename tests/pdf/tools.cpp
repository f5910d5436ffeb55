#include "pdf/tools.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>

#include "support/golden.hpp"

namespace quire::test {

ToolResult run_on(const std::string& pdf, const std::string& command) {
  const TemporaryFolder folder;
  std::string line = command;
  line.replace(line.find("{}"), 2, folder.write("file.pdf", pdf));
  std::FILE* pipe = popen((line + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  ToolResult out;
  std::array<char, 4096> block;
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), pipe))
    out.output.append(block.data(), size);
  out.exit_code = WEXITSTATUS(pclose(pipe));
  return out;
}

std::string unpacked(const std::string& pdf) {
  return run_on(pdf, "qpdf --qdf --object-streams=disable --no-original-object-ids {} -").output;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace quire::test
