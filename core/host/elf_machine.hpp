#pragma once

#include <elf.h>

namespace quire::core {

/// The processor that this program is built for, as ELF headers name it.
#if defined(__x86_64__)
constexpr Elf64_Half kThisMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr Elf64_Half kThisMachine = EM_AARCH64;
#elif defined(__riscv)
constexpr Elf64_Half kThisMachine = EM_RISCV;
#endif

}  // namespace quire::core
