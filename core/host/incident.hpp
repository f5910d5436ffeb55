#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quire::core {

/// What a worker tells about itself beside the section: fixed records in a pipe of their own,
/// written by signal handlers too, and as untrusted as everything a worker writes.
struct Incident {
  enum class Kind : std::uint8_t {
    crash = 1,  // number: the signal; where, stage
    refused,    // number: the system call that the sandbox refused
  };
  enum class Where : std::uint8_t { other, null_pointer, stack_overflow };
  enum class Stage : std::uint8_t { starting, loading, running };

  Kind kind = Kind::crash;
  Where where = Where::other;
  Stage stage = Stage::starting;
  std::uint32_t number = 0;
};

/// Sends one record to kIncidentFd, never waiting. Safe in a signal handler.
void send_incident(const Incident& incident) noexcept;

/// The records among bytes that came from a worker; what is none is skipped.
std::vector<Incident> read_incidents(std::string_view bytes);

}  // namespace quire::core
