#include "host/host.hpp"
#include "quire/abi.h"

// Apart from what plans sections: a worker asks it too, and need not load what that takes.

namespace quire::core {

bool takes_abi(std::uint32_t major, std::uint32_t minor) {
  return major == QUIRE_ABI_MAJOR && minor <= QUIRE_ABI_MINOR;
}

std::string abi_range() {
  const std::string major = std::to_string(QUIRE_ABI_MAJOR) + ".";
  return QUIRE_ABI_MINOR == 0 ? major + "0" : major + "0 to " + major + std::to_string(QUIRE_ABI_MINOR);
}

}  // namespace quire::core
