// What the program is in production: a process that becomes a worker when it is told to.
#include <string_view>

#include "host/host.hpp"

int main(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--worker") return quire::core::worker_main();
  return 2;
}
