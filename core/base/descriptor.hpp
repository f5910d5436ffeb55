#pragma once

#include <unistd.h>

#include <utility>

namespace quire::core {

/// Owns a file descriptor; closes it in the end.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this == &other) return *this;
    reset();
    number_ = other.release();
    return *this;
  }
  ~Descriptor() { reset(); }

  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void reset() {
    if (is_open()) close(release());
  }

 private:
  int release() { return std::exchange(number_, -1); }

  int number_ = -1;
};

}  // namespace quire::core
