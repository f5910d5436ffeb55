// A plugin that does, for each option, one thing that no plugin should.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <clocale>
#include <csetjmp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
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

/// Little by little, each page of it used.
void leak() {
  for (;;) {
    auto* const lost = new volatile char[1 << 20];
    for (int i = 0; i < 1 << 20; i += 4096) lost[i] = 'x';
    std::this_thread::sleep_for(std::chrono::microseconds(10));
  }
}

void allocate_at_once() {
  const std::vector<char> all(std::size_t{100} << 30, 'x');
  throw std::runtime_error("had " + std::to_string(all.size()) + " bytes");
}

void free_twice() {
  void* volatile memory = std::malloc(64);
  std::free(memory);
  std::free(memory);
}

void overflow_heap() {
  volatile char* const small = new char[16];
  for (std::size_t i = 0; i < std::size_t{1} << 30; ++i) small[i] = 'x';
}

std::jmp_buf left_frame;
int set_jump() { return setjmp(left_frame); }

bool fork_often() {
  bool any = false;
  for (int i = 0; i < 1000; ++i) any = fork() >= 0 || any;
  return any;
}

bool write_where_it_stands() {
  return chdir("/tmp") == 0 && open("quire-hostile", O_WRONLY | O_CREAT, 0600) >= 0;
}

/// What a process may change about itself; nobody else must notice.
void change_surroundings() {
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  umask(0777);
  setenv("TZ", "Asia/Tokyo", 1);
  for (int number = 1; number < 32; ++number) std::signal(number, SIG_IGN);
}

/// Aborts when the program would take the plugin down.
struct AbortsAtTheEnd {
  bool armed = false;
  ~AbortsAtTheEnd() {
    if (armed) std::abort();
  }
} aborts_at_the_end;

struct OwnException : std::exception {
  const char* what() const noexcept override { return "an exception of its own"; }
};
struct OwnThing {};

void say(quire::Section& section, bool done) { section.paragraph(done ? "it worked" : "refused"); }

void attack(const std::string& name, const quire::Dataset& data, quire::Section& section) {
  volatile int zero = 0;
  if (name == "none") section.paragraph("nothing happened");
  if (name == "throw") throw std::runtime_error("the sky is falling");
  if (name == "throw int") throw 42;
  if (name == "throw own exception") throw OwnException();
  if (name == "throw own thing") throw OwnThing();
  if (name == "abort") std::abort();
  if (name == "null pointer") *reinterpret_cast<volatile int*>(static_cast<long>(zero)) = 1;
  if (name == "wild pointer") *reinterpret_cast<volatile int*>(0x123456789000) = 1;
  if (name == "division") section.paragraph(std::to_string(7 / zero));
  if (name == "recursion") recurse(0);
  if (name == "loop")
    for (;;) zero = zero + 1;
  if (name == "loop unheard") {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, nullptr);
    for (;;) zero = zero + 1;
  }
  if (name == "leak") leak();
  if (name == "allocate at once") allocate_at_once();
  if (name == "free twice") free_twice();
  if (name == "overflow heap") overflow_heap();
  if (name == "jump") {
    set_jump();
    std::longjmp(left_frame, 1);
  }
  if (name == "fork often") say(section, fork_often());
  if (name == "keys") say(section, open("/root/.ssh", O_RDONLY) >= 0 || open("/home", O_RDONLY) >= 0);
  if (name == "write here") say(section, write_where_it_stands());
  if (name == "surroundings") {
    change_surroundings();
    section.paragraph("changed");
  }
  // Through the pipe for incidents, in the form that they have: kind 3, number 1.
  if (name == "tell of no incident") say(section, write(6, "I\3\0\0\1\0\0\0", 8) == 8);
  if (name == "leave a thread") {
    std::thread([] {
      for (;;) std::this_thread::yield();
    }).detach();
    section.paragraph("left one running");
  }
  if (name == "abort at the end") {
    aborts_at_the_end.armed = true;
    section.paragraph("not yet");
  }
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
    std::printf("about to crash");  // and no end of line
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
