// quire-worker: the program that a section runs in. It is apart from quire because it needs few libraries:
// to load and relocate those of fonts and PDF would take 5 ms of every section.
#include <cstdio>
#include <string_view>

#include "host/host.hpp"

#if defined(__SANITIZE_ADDRESS__)
// The search for leaks starts a process, which the sandbox refuses, and changes the exit status.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

int main(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--worker") return quire::core::worker_main();
  std::fputs("quire-worker is started by quire\n", stderr);
  return 2;
}
