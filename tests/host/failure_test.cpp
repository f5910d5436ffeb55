#include "host/failure.hpp"

#include <catch2/catch.hpp>
#include <csignal>

#include "host/incident.hpp"

using namespace quire::core;

namespace {

WorkerResult killed_by(int signal) {
  WorkerResult result;
  result.wait_status = signal;
  return result;
}

std::string record(Incident::Where where, Incident::Stage stage, std::uint32_t number) {
  std::string bytes{'I', 1, static_cast<char>(where), static_cast<char>(stage)};
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  return bytes;
}

}  // namespace

TEST_CASE("every end of a worker has its words", "[host][failure]") {
  const Limits limits;
  CHECK(worker_failure(killed_by(SIGXCPU), limits) == "used more than 10 s of processor time");
  CHECK(worker_failure(killed_by(SIGKILL), limits) ==
        "killed by SIGKILL (by the system: processor time or memory)");
  CHECK(worker_failure(killed_by(SIGSYS), limits) == "killed by SIGSYS (forbidden system call)");
  CHECK(worker_failure(killed_by(SIGTERM), limits) == "killed by SIGTERM");
  WorkerResult late = killed_by(SIGKILL);
  late.stop = WorkerResult::Stop::deadline;
  CHECK(worker_failure(late, limits) == "took longer than 10 s");
  late.stop = WorkerResult::Stop::output;
  CHECK(worker_failure(late, limits) == "wrote more than 64 MiB");
}

TEST_CASE("a crash's record counts only for the signal that the kernel names", "[host][failure]") {
  WorkerResult result = killed_by(SIGSEGV);
  result.incidents =
      record(Incident::Where::stack_overflow, Incident::Stage::running, SIGSEGV) + "rest";
  CHECK(worker_failure(result, {}) == "killed by SIGSEGV (stack overflow)");
  result.incidents = record(Incident::Where::stack_overflow, Incident::Stage::loading, SIGABRT);
  CHECK(worker_failure(result, {}) == "killed by SIGSEGV (invalid memory access)");
}

TEST_CASE("any bytes can stand where incidents should", "[host][failure]") {
  CHECK(read_incidents("").empty());
  CHECK(read_incidents("garbage!garbage!garb").empty());
  CHECK(read_incidents(std::string("I\x7F\0\0\0\0\0\0", 8)).empty());
  CHECK(read_incidents(std::string("I\1\x09\0\0\0\0\0", 8)).empty());
}

TEST_CASE("the log's last lines are kept, made printable and short", "[host][failure]") {
  CHECK(last_lines("") == "");
  CHECK(last_lines("one\ntwo\n\n") == "one\ntwo");
  CHECK(last_lines("\x1B[2J") == "\xEF\xBF\xBD[2J");
  std::string many;
  for (int i = 0; i < 30; ++i) many += std::to_string(i) + "\n";
  CHECK(last_lines(many) == "20\n21\n22\n23\n24\n25\n26\n27\n28\n29");
  CHECK(last_lines(std::string(5000, 'x')).size() == 200);
}

TEST_CASE("the line to reproduce survives a shell", "[host][failure]") {
  Report report;
  report.file = "reports/weekly.toml";
  PluginFile plugin;
  plugin.manifest.id = "x";
  CHECK(reproduce_line(report, plugin) == "quire build reports/weekly.toml --only x --in-process");
  report.file = "it's here.toml";
  CHECK(reproduce_line(report, plugin) == "quire build 'it'\\''s here.toml' --only x --in-process");
  plugin.found_in = "--plugin";
  CHECK(reproduce_line(report, plugin) ==
        "quire build 'it'\\''s here.toml' --only x --in-process --plugin FILE");
}
