#pragma once

#include <Random123/philox.h>

#include <cstdint>

namespace quire::analysis {

/// Two numbers in [0, 1), each a multiple of 2^-53.
struct Uniforms {
  double first;
  double second;
};

/// Which number of a simulation: the same address gives the same number on every machine, whatever
/// was drawn before and however the work is divided among threads. Two runs that differ in one
/// assumption draw the same numbers for everything else.
struct DrawAddress {
  std::uint64_t scenario = 0;
  std::uint32_t variable = 0;  // place in the sorted list of names
  std::uint32_t stream = 0;
};

/// The upper 53 of 64 bits.
inline double unit_interval(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = std::uint64_t{high} << 32U | low;
  return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC'11) by Random123: key = seed, low half first;
/// counter = scenario low, scenario high, variable, stream; first = ((w1:w0) >> 11) 2^-53, second
/// likewise from w3:w2. In the header because a simulation draws millions.
inline Uniforms draw(std::uint64_t seed, const DrawAddress& address) {
  const philox4x32_key_t key = {
      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}};
  const philox4x32_ctr_t counter = {{static_cast<std::uint32_t>(address.scenario),
                                     static_cast<std::uint32_t>(address.scenario >> 32U),
                                     address.variable, address.stream}};
  const philox4x32_ctr_t words = philox4x32(counter, key);
  return {unit_interval(words[1], words[0]), unit_interval(words[3], words[2])};
}

}  // namespace quire::analysis
