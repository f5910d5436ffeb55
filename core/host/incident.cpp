#include "host/incident.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "host/job.hpp"

namespace quire::core {
namespace {

constexpr char kMark = 'I';
constexpr std::size_t kRecordSize = 8;  // mark, kind, where, stage, number

}  // namespace

void send_incident(const Incident& incident) noexcept {
  std::array<char, kRecordSize> record{kMark, static_cast<char>(incident.kind),
                                       static_cast<char>(incident.where),
                                       static_cast<char>(incident.stage)};
  std::memcpy(record.data() + 4, &incident.number, sizeof incident.number);
  const int saved = errno;
  // A full pipe, or one that the plugin closed, loses the record: nothing can be done about it
  // here.
  [[maybe_unused]] const ssize_t sent = write(kIncidentFd, record.data(), record.size());
  errno = saved;
}

std::vector<Incident> read_incidents(std::string_view bytes) {
  std::vector<Incident> incidents;
  for (; bytes.size() >= kRecordSize; bytes.remove_prefix(kRecordSize)) {
    const auto field = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    const bool known =
        bytes[0] == kMark && field(1) >= 1 && field(1) <= 2 && field(2) <= 2 && field(3) <= 2;
    if (!known) continue;
    Incident& incident = incidents.emplace_back();
    incident.kind = static_cast<Incident::Kind>(field(1));
    incident.where = static_cast<Incident::Where>(field(2));
    incident.stage = static_cast<Incident::Stage>(field(3));
    std::memcpy(&incident.number, bytes.data() + 4, sizeof incident.number);
  }
  return incidents;
}

}  // namespace quire::core
