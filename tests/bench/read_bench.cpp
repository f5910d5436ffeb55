// Times read_dataset: read_bench DATASET.toml [TIMES]
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <vector>

#include "dataset/dataset.hpp"

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const int times = count > 2 ? std::atoi(arguments[2]) : 5;
  std::vector<double> milliseconds;
  for (int i = 0; i < times; ++i) {
    quire::core::Diagnostics diagnostics;
    const auto begin = std::chrono::steady_clock::now();
    const auto dataset = quire::core::read_dataset(arguments[1], {}, diagnostics);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    for (const auto& one : diagnostics.all()) fmt::print("{}", to_text(one));
    if (!dataset) return 1;
    milliseconds.push_back(took.count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print("{:.0f} ms ({:.0f} to {:.0f}), peak memory {} MB\n", milliseconds[milliseconds.size() / 2],
             milliseconds.front(), milliseconds.back(), used.ru_maxrss / 1024);
  return 0;
}
