#pragma once

#include "host/incident.hpp"

namespace quire::core {

/// From now on a crash of this process sends an incident first, even when the stack is used up.
void install_crash_handler();

/// System calls that the seccomp filter traps fail with EPERM and send an incident.
void install_refusal_handler();

/// What the worker is doing, for the crash's record.
void enter_stage(Incident::Stage stage) noexcept;

}  // namespace quire::core
