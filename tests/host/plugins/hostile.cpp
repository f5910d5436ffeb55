// A plugin that does, for each option, one thing that no plugin should.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <quire/plugin.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

int recurse(volatile int depth) {
  volatile char frame[1024];
  frame[0] = static_cast<char>(depth);
  return recurse(depth + 1) + frame[0];
}

void allocate() {
  std::vector<std::unique_ptr<std::vector<char>>> kept;
  for (;;) kept.push_back(std::make_unique<std::vector<char>>(1 << 20, 'x'));
}

void say(quire::Section& section, bool done) { section.paragraph(done ? "it worked" : "refused"); }

void attack(const std::string& name, const quire::Dataset& data, quire::Section& section) {
  volatile int zero = 0;
  if (name == "none") section.paragraph("nothing happened");
  if (name == "throw") throw std::runtime_error("the sky is falling");
  if (name == "throw int") throw 42;
  if (name == "abort") std::abort();
  if (name == "null pointer") *reinterpret_cast<volatile int*>(static_cast<long>(zero)) = 1;
  if (name == "wild pointer") *reinterpret_cast<volatile int*>(0x123456789000) = 1;
  if (name == "division") section.paragraph(std::to_string(7 / zero));
  if (name == "recursion") recurse(0);
  if (name == "loop")
    for (;;) zero = zero + 1;
  if (name == "sleep") std::this_thread::sleep_for(std::chrono::hours(1));
  if (name == "exit") std::exit(0);
  if (name == "_exit") _exit(0);
  if (name == "exit 7") std::exit(7);
  if (name == "allocate") allocate();
  if (name == "print") {
    std::printf("first line\nsecond \x1B[31mline\n");
    section.paragraph("printed");
  }
  if (name == "print and crash") {
    std::printf("about to crash\n");
    std::abort();
  }
  if (name == "flood")
    for (;;) std::printf("again and again and again and again and again and again\n");
  if (name == "open") say(section, open("/etc/passwd", O_RDONLY) >= 0);
  if (name == "create") say(section, open("/tmp/quire-hostile", O_WRONLY | O_CREAT, 0600) >= 0);
  if (name == "socket") say(section, socket(AF_INET, SOCK_STREAM, 0) >= 0);
  if (name == "fork") say(section, fork() >= 0);
  if (name == "exec") say(section, execl("/bin/true", "true", nullptr) == 0);
  if (name == "system") say(section, std::system("true") == 0);
  if (name == "signal parent") say(section, kill(getppid(), 0) == 0);
  if (name == "close all")
    for (int fd = 0; fd < 64; ++fd) close(fd);
  if (name == "spray")
    for (int fd = 0; fd < 64; ++fd)
      for (int i = 0; i < 100; ++i) [[maybe_unused]] const auto written = write(fd, "garbage!", 8);
  if (name == "thread") {
    int sum = 0;
    std::thread([&] { sum = 42; }).join();
    section.paragraph("computed " + std::to_string(sum));
  }
  if (name == "write to the dataset") {
    const quire::Column column = data.table("chips").column("memory");
    *static_cast<double*>(const_cast<void*>(column.array().buffers[1])) = 7;
  }
  if (name == "endless section")
    for (;;) section.paragraph("and another thing, and another thing, and another thing");
}

class Hostile {
 public:
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    attack(std::string(options.text("attack")), data, section);
  }
};

}  // namespace

QUIRE_PLUGIN(Hostile);
