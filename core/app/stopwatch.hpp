#pragma once

#include <fmt/format.h>

#include <chrono>
#include <string>

namespace quire::core {

/// How long each station took, for --timings.
class Stopwatch {
 public:
  void lap(const char* station) {
    const auto now = std::chrono::steady_clock::now();
    text_ += fmt::format("{:<9}{:7.1f} ms\n", station,
                         std::chrono::duration<double, std::milli>(now - last_).count());
    last_ = now;
  }
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::string text_;
};

}  // namespace quire::core
