#include "app/plugin/bisect.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/places.hpp"
#include "app/plugin/run_command.hpp"
#include "app/plugin/work_folder.hpp"
#include "app/prepare.hpp"
#include "config/plan_editions.hpp"

namespace quire::core {
namespace {

using Plugins = std::vector<std::string>;

constexpr int kTimedOut = 124;  // of timeout(1)
constexpr int kKilled = 128;

class Trial {
 public:
  Trial(const BuildRequest& request, Plugins all, unsigned longest_seconds, std::filesystem::path folder)
      : request_(&request), all_(std::move(all)), longest_(longest_seconds), folder_(std::move(folder)) {}

  const Plugins& all() const { return all_; }
  unsigned builds() const { return builds_; }

  /// Builds the report with `plugins` alone.
  CommandResult build_with(const Plugins& plugins) {
    std::vector<std::string> command{"timeout", "--kill-after=5", std::to_string(longest_),
                                     this_program().string(), "build", request_->report,
                                     "--no-archive", "--output", (folder_ / "briefing.pdf").string()};
    const auto add = [&](const char* option, const std::string& value) {
      command.emplace_back(option);
      command.push_back(value);
    };
    if (request_->as_of) add("--as-of", iso_date(*request_->as_of));
    if (request_->safe) command.emplace_back("--safe");
    if (!request_->audience.empty()) add("--audience", request_->audience);
    for (const std::string& plugin : request_->plugins) add("--plugin", plugin);
    for (const std::string& setting : request_->settings) add("--set", setting);
    for (const std::string& plugin : all_)
      if (std::find(plugins.begin(), plugins.end(), plugin) == plugins.end()) add("--without", plugin);
    ++builds_;
    return run_command(command);
  }

  bool fails_with(const Plugins& plugins) { return build_with(plugins).exit_code != 0; }

 private:
  const BuildRequest* request_;
  Plugins all_;
  unsigned longest_;
  unsigned builds_ = 0;
  std::filesystem::path folder_;
};

/// Plugins with which together the report does not build; no half of them keeps it from building.
void find_faults(Trial& trial, const Plugins& plugins, std::vector<Plugins>& faults) {
  if (plugins.size() == 1) {
    faults.push_back(plugins);
    return;
  }
  const auto middle = plugins.begin() + static_cast<std::ptrdiff_t>(plugins.size() / 2);
  const std::size_t before = faults.size();
  for (const Plugins& half : {Plugins(plugins.begin(), middle), Plugins(middle, plugins.end())})
    if (trial.fails_with(half)) find_faults(trial, half, faults);
  if (faults.size() == before) faults.push_back(plugins);
}

std::string outcome(const CommandResult& result, unsigned longest_seconds) {
  if (result.exit_code == kTimedOut) return fmt::format("takes longer than {} s", longest_seconds);
  if (result.exit_code > kKilled) return fmt::format("is killed by signal {}", result.exit_code - kKilled);
  return fmt::format("ends with exit code {}", result.exit_code);
}

/// What the build said, set in, but for where it wrote: that is gone.
std::string indented(const std::string& output) {
  std::string text;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = std::min(output.find('\n', at), output.size());
    const std::string line = output.substr(at, end - at);
    if (!line.starts_with("wrote ")) text += "  " + line + "\n";
    at = end + 1;
  }
  return text;
}

Plugins plugins_of(const Report& report) {
  Plugins plugins;
  std::set<std::string> seen;
  for (const SectionRequest& section : report.sections)
    if (seen.insert(section.plugin).second) plugins.push_back(section.plugin);
  return plugins;
}

}  // namespace

ExitCode bisect(const BuildRequest& request, unsigned longest_seconds) {
  Diagnostics diagnostics;
  const std::optional<Report> report = read_request(request, diagnostics);
  const WorkFolder folder(diagnostics);
  print_diagnostics(diagnostics, request.diagnostics);
  if (!report || folder.path().empty()) return ExitCode::failed;
  Trial trial(request, plugins_of(for_audience(*report, request.audience)), longest_seconds, folder.path());
  const CommandResult whole = trial.build_with(trial.all());
  if (whole.exit_code == 0) {
    fmt::print("{} builds as it is: no plugin is at fault\n", request.report);
    return ExitCode::complete;
  }
  fmt::print("{} {} with {}\n", request.report, outcome(whole, longest_seconds), fmt::join(trial.all(), ", "));
  if (const CommandResult none = trial.build_with({}); none.exit_code != 0) {
    fmt::print("and without any of them {}: no plugin is at fault\n{}", outcome(none, longest_seconds),
               indented(none.output));
    return ExitCode::failed;
  }
  std::vector<Plugins> faults;
  find_faults(trial, trial.all(), faults);
  for (const Plugins& fault : faults) {
    const CommandResult alone = trial.build_with(fault);
    fmt::print("at fault: {}\nwith {} alone it {}\n{}", fmt::join(fault, " together with "),
               fault.size() == 1 ? "it" : "them", outcome(alone, longest_seconds), indented(alone.output));
  }
  fmt::print("found in {} builds; --without leaves a plugin's sections out\n", trial.builds());
  return ExitCode::failed;
}

}  // namespace quire::core
