#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace quire::core {

/// SHA-256 as 64 lower-case hex digits, the same as `sha256sum` prints.
std::string sha256_hex(std::string_view bytes);

/// The same over bytes that come in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  /// Of all bytes so far; call it once, last.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace quire::core
