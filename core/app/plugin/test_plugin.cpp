#include "app/plugin/test_plugin.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "app/console.hpp"
#include "app/output_file.hpp"
#include "app/plugin/check_plugin.hpp"
#include "app/plugin/project.hpp"
#include "app/plugin/trial.hpp"
#include "base/input_file.hpp"
#include "base/utf8.hpp"
#include "document/section_text.hpp"

namespace quire::core {
namespace {

/// The first lines that differ, with what was expected and what is there.
std::string difference(const std::string& expected, const std::string& found) {
  const std::vector<std::string> want = lines_of(expected);
  const std::vector<std::string> have = lines_of(found);
  constexpr std::size_t kMost = 5;
  std::string text;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < std::max(want.size(), have.size()) && shown < kMost; ++i) {
    const std::string a = i < want.size() ? want[i] : "(nothing)";
    const std::string b = i < have.size() ? have[i] : "(nothing)";
    if (a == b) continue;
    text += fmt::format("{}line {}\n  - {}\n  + {}", text.empty() ? "" : "\n  ", i + 1, a, b);
    ++shown;
  }
  return text;
}

/// Passed when the section is as expected, or now is by definition.
Verdict compare_section(const PluginProject& project, const std::string& section, Expected expected,
                        Diagnostics& diagnostics) {
  Verdict verdict{"section", "as in " + project.expected.string(), Verdict::Outcome::passed, {}, {}, 0};
  constexpr std::size_t kLargest = std::size_t{64} << 20;
  const InputFile want = read_input(project.expected, kLargest);
  if (!want.bytes || expected == Expected::update) {
    if (write_file(project.expected, section, diagnostics))
      fmt::print("wrote {}: read it, it is what the next tests expect\n", project.expected.string());
    return verdict;
  }
  if (*want.bytes == section) {
    fmt::print("section as expected\n");
    return verdict;
  }
  verdict.outcome = Verdict::Outcome::failed;
  verdict.detail = difference(*want.bytes, section);
  verdict.reproduce = "quire plugin test " + project.folder.string() + " --update takes it as it is now";
  return verdict;
}

}  // namespace

ExitCode test_plugin(const std::string& folder, Expected expected) {
  Diagnostics diagnostics;
  const std::optional<PluginProject> project = open_project(folder, diagnostics);
  const std::optional<PluginFile> plugin =
      project ? build_project(*project, BuildFor::user, diagnostics) : std::nullopt;
  bool passed = plugin.has_value();
  if (plugin) {
    Trials trials(*plugin, project->sample, project->folder / "build");
    const TrialResult result = trials.run();
    std::vector<Verdict> verdicts;
    passed = result.failure().empty();
    // What stands in the place of a section is nothing to expect; the check says why.
    if (passed) verdicts.push_back(compare_section(*project, section_text(result.document, *result.section()), expected, diagnostics));
    for (Verdict& verdict : check_plugin_file(plugin->path, {plugin->path.string(), project->sample.string(), "", {}, "", false}, diagnostics))
      verdicts.push_back(std::move(verdict));
    fmt::print("{}", verdicts_text(verdicts));
    for (const Verdict& verdict : verdicts)
      passed = passed && verdict.outcome != Verdict::Outcome::failed;
  }
  std::fflush(stdout);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return passed && !diagnostics.has_errors() ? ExitCode::complete : ExitCode::failed;
}

}  // namespace quire::core
