#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "config/report.hpp"
#include "host/host.hpp"
#include "host/sandbox.hpp"

namespace quire::core {

/// What a worker needs to know to run one section.
struct Job {
  std::string plugin;  // absolute path of its file
  std::vector<std::string> tables;
  std::vector<Option> options;
  Date as_of{};
  Limits limits;
  SandboxParts sandbox;  // the worker runs the plugin only where these hold
  bool unload = false;
  std::int64_t parent = 0;  // process id of the program
};

/// Begins with the build's version, so that a worker program of another build refuses it.
std::string encode_job(const Job& job);
std::optional<Job> decode_job(std::string_view bytes);

/// What a section that can run may use up: its report's word, else its plugin's, else the default.
Limits limits_of(const SectionPlan& plan, const Limits& defaults);

/// The job of one planned section; whoever hands it to a worker says which parts of the sandbox must hold.
Job make_job(const SectionPlan& plan, const RunOptions& options);

/// Descriptors a worker finds open, beside the null device as 0 and its log as 1 and 2.
inline constexpr int kDatasetFd = 3;
inline constexpr int kJobFd = 4;
inline constexpr int kResultFd = 5;
inline constexpr int kIncidentFd = 6;
inline constexpr int kFirstFreeFd = 7;

}  // namespace quire::core
