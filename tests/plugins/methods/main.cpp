// method_cases DIR NAME: what a method makes of the inputs of that name in a folder, as CSV. The
// methods are those of the plugins; the files are laid out as in tests/data/methods.
#include <cstdio>
#include <exception>
#include <string>

#include "plugins/methods/results.hpp"

int main(int argc, char** argv) {
  using namespace quire::methods;
  if (argc != 3) {
    std::fputs("usage: method_cases DIR NAME\n", stderr);
    return 2;
  }
  const std::string name = argv[2];
  const Method method = find_method(name);
  if (method == nullptr) {
    std::string known;
    for (const auto& [each, function] : methods()) known += (known.empty() ? "" : ", ") + each;
    std::fprintf(stderr, "error: unknown method \"%s\"\n  hint: %s\n", name.c_str(), known.c_str());
    return 2;
  }
  try {
    Results results;
    method(Inputs(argv[1], name), results);
    const std::string csv = results.csv();
    std::fwrite(csv.data(), 1, csv.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
  }
}
