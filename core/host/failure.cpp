#include "host/failure.hpp"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

#include "base/utf8.hpp"
#include "host/incident.hpp"
#include "host/stream.hpp"

namespace quire::core {
namespace {

std::string duration(std::chrono::milliseconds time) {
  if (time.count() % 1000 == 0) return std::to_string(time.count() / 1000) + " s";
  return std::to_string(time.count()) + " ms";
}

std::string size(std::uint64_t bytes) {
  constexpr std::uint64_t kMebi = std::uint64_t{1} << 20;
  if (bytes % kMebi == 0) return std::to_string(bytes / kMebi) + " MiB";
  return std::to_string(bytes) + " bytes";
}

std::string signal_name(int number) {
  const char* name = sigabbrev_np(number);
  return name == nullptr ? "signal " + std::to_string(number) : std::string("SIG") + name;
}

std::string_view explanation(int signal, const std::optional<Incident>& crash) {
  if (crash && crash->where == Incident::Where::stack_overflow) return " (stack overflow)";
  if (crash && crash->where == Incident::Where::null_pointer) return " (null pointer)";
  switch (signal) {
    case SIGSEGV:
      return " (invalid memory access)";
    case SIGBUS:
      return " (memory that is not there: a damaged file?)";
    case SIGFPE:
      return " (impossible arithmetic)";
    case SIGILL:
      return " (invalid instruction)";
    case SIGSYS:
      return " (forbidden system call)";
    default:
      return "";
  }
}

std::string killed(int signal, const WorkerResult& result) {
  // The record counts only if it is of the signal that the kernel names, too.
  std::optional<Incident> crash;
  for (const Incident& incident : read_incidents(result.incidents))
    if (incident.kind == Incident::Kind::crash &&
        incident.number == static_cast<std::uint32_t>(signal))
      crash = incident;
  std::string text = "killed by " + signal_name(signal);
  text += explanation(signal, crash);
  if (crash && crash->stage == Incident::Stage::starting) text += " before it was loaded";
  if (crash && crash->stage == Incident::Stage::loading) text += " while it was loaded";
  return text;
}

}  // namespace

std::string worker_failure(const WorkerResult& result, const Limits& limits) {
  if (!result.start_error.empty()) return "was not started: " + result.start_error;
  if (result.stop == WorkerResult::Stop::deadline)
    return "took longer than " + duration(limits.wall_clock);
  if (result.stop == WorkerResult::Stop::output) return "wrote more than " + size(limits.output);
  if (WIFSIGNALED(result.wait_status)) {
    const int signal = WTERMSIG(result.wait_status);
    // SIGXCPU can be blocked; at the hard limit the kernel kills.
    if (signal == SIGXCPU || signal == SIGKILL)
      return signal == SIGXCPU ? "used more than " + duration(limits.cpu) + " of processor time"
                               : "killed by SIGKILL (by the system: processor time or memory)";
    return killed(signal, result);
  }
  const int status = WEXITSTATUS(result.wait_status);
  if (status != 0 || stream_steps(result.stream).empty())
    return "exited without a result (status " + std::to_string(status) + ")";
  return {};
}

std::string too_much_memory(const Limits& limits) {
  return "allocated more than " + size(limits.memory);
}

std::string last_lines(std::string_view log) {
  constexpr std::size_t kLines = 10;
  constexpr std::size_t kLineLength = 200;
  while (log.ends_with('\n')) log.remove_suffix(1);
  std::vector<std::string> lines;
  while (!log.empty() && lines.size() < kLines) {
    const std::size_t before = log.rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    lines.push_back(printable(log.substr(begin).substr(0, kLineLength)));
    log = log.substr(0, before == std::string_view::npos ? 0 : before);
  }
  std::string text;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line)
    text += (text.empty() ? "" : "\n") + *line;
  return text;
}

std::string reproduce_line(const Report& report, const PluginFile& plugin) {
  std::string file = report.file.string();
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
  if (file.find_first_not_of(kPlain) != std::string::npos) {
    for (std::size_t at = 0; (at = file.find('\'', at)) != std::string::npos; at += 4)
      file.replace(at, 1, "'\\''");
    file = "'" + file + "'";
  }
  // A plugin of the search path is found again without being told. The line stands on the page, too: no path of this
  // machine in it.
  const std::string where = plugin.found_in == "--plugin" ? " --plugin FILE" : "";
  return "quire build " + file + " --only " + plugin.manifest.id + " --in-process" + where;
}

}  // namespace quire::core
