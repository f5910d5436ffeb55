#include "app/plugin/check_plugin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "app/console.hpp"
#include "app/output_file.hpp"
#include "app/places.hpp"
#include "app/plugin/check_cases.hpp"
#include "app/plugin/work_folder.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

Verdict skipped(const CheckCase& one, std::string why) {
  return {std::string(one.name), std::string(one.what), Verdict::Outcome::skipped, std::move(why), {}, 0};
}

Verdict judge(const CheckCase& one, Subject& subject, const CheckRequest& request) {
  Verdict verdict{
      std::string(one.name), std::string(one.what), Verdict::Outcome::passed, {}, {}, 0};
  const auto begin = std::chrono::steady_clock::now();
  verdict.detail = one.run(subject);
  verdict.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (verdict.detail.rfind(kSkipped, 0) == 0) {
    verdict.outcome = Verdict::Outcome::skipped;
    verdict.detail.erase(0, kSkipped.size());
  } else if (!verdict.detail.empty()) {
    verdict.outcome = Verdict::Outcome::failed;
    verdict.reproduce = fmt::format("quire plugin check {} --data {} --only {}", request.file,
                                    request.data, verdict.name);
  }
  return verdict;
}

std::vector<CheckCase> cases_for(const CheckRequest& request, Diagnostics& diagnostics) {
  std::vector<CheckCase> all = section_cases();
  all.insert(all.end(), variation_cases().begin(), variation_cases().end());
  if (request.only.empty()) return all;
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const CheckCase& one : all) names.emplace_back(one.name);
  std::erase_if(all, [&](const CheckCase& one) { return one.name != request.only; });
  if (all.empty())
    diagnostics.error("plugin.no-case", {}, "there is no case " + quote(request.only),
                      did_you_mean(request.only, names));
  return all;
}

std::size_t count(const std::vector<Verdict>& verdicts, Verdict::Outcome outcome) {
  return static_cast<std::size_t>(std::count_if(
      verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.outcome == outcome; }));
}

const char* word_of(Verdict::Outcome outcome) {
  return outcome == Verdict::Outcome::passed   ? "passed"
         : outcome == Verdict::Outcome::failed ? "failed"
                                               : "skipped";
}

std::string verdicts_json(const std::vector<Verdict>& verdicts) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Verdict& verdict : verdicts) {
    nlohmann::ordered_json one{
        {"case", verdict.name}, {"what", verdict.what}, {"outcome", word_of(verdict.outcome)}};
    if (!verdict.detail.empty()) one["detail"] = verdict.detail;
    if (!verdict.reproduce.empty()) one["reproduce"] = verdict.reproduce;
    json.push_back(std::move(one));
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string xml(const std::string& text) {
  std::string out;
  for (const char c : printable(text))
    out += c == '<'   ? "&lt;"
           : c == '>' ? "&gt;"
           : c == '&' ? "&amp;"
           : c == '"' ? "&quot;"
                      : std::string(1, c);
  return out;
}

std::string verdicts_junit(const std::string& file, const std::vector<Verdict>& verdicts) {
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"{}\" tests=\"{}\" "
      "failures=\"{}\" skipped=\"{}\">\n",
      xml(file), verdicts.size(), count(verdicts, Verdict::Outcome::failed),
      count(verdicts, Verdict::Outcome::skipped));
  for (const Verdict& verdict : verdicts) {
    text +=
        fmt::format("  <testcase name=\"{}\" time=\"{:.3f}\">", xml(verdict.name), verdict.seconds);
    if (verdict.outcome == Verdict::Outcome::failed)
      text += fmt::format("<failure message=\"{}\">{}</failure>", xml(verdict.detail),
                          xml(verdict.reproduce));
    if (verdict.outcome == Verdict::Outcome::skipped)
      text += fmt::format("<skipped message=\"{}\"/>", xml(verdict.detail));
    text += "</testcase>\n";
  }
  return text + "</testsuite>\n";
}

}  // namespace

std::string verdicts_text(const std::vector<Verdict>& verdicts) {
  std::string text;
  std::map<std::string, std::vector<std::string>> skipped;  // by reason, the cases
  for (const Verdict& verdict : verdicts) {
    if (verdict.outcome == Verdict::Outcome::skipped) skipped[verdict.detail].push_back(verdict.name);
    if (verdict.outcome == Verdict::Outcome::failed)
      text += fmt::format("FAILED  {}: {}\n  {}\n  {}\n", verdict.name, verdict.what, verdict.detail, verdict.reproduce);
  }
  for (const auto& [why, cases] : skipped)
    text += fmt::format("skipped {}: {}\n", cases.size() > 3 ? fmt::format("{} cases", cases.size()) : fmt::format("{}", fmt::join(cases, ", ")), why);
  return text + fmt::format("{} passed, {} failed, {} skipped\n",
                            count(verdicts, Verdict::Outcome::passed),
                            count(verdicts, Verdict::Outcome::failed),
                            count(verdicts, Verdict::Outcome::skipped));
}

std::vector<Verdict> check_plugin_file(const fs::path& file, const CheckRequest& request,
                                       Diagnostics& diagnostics) {
  const std::vector<CheckCase> cases = cases_for(request, diagnostics);
  const PluginCatalog catalog = find_plugins({{file, "--plugin"}});
  for (const RejectedPlugin& rejected : catalog.rejected)
    diagnostics.error("plugin.rejected", {}, rejected.path.string() + " " + rejected.reason,
                      "quire plugin doctor " + file.string() + " says more");
  if (catalog.plugins.empty() && catalog.rejected.empty())
    diagnostics.error("plugin.no-file", {}, quote(file.string()) + " is not a plugin file, nor the id of a plugin that is found",
                      "quire plugin list --why shows where plugins are looked for");
  const WorkFolder folder(diagnostics);
  if (catalog.plugins.empty() || diagnostics.has_errors()) return {};
  Diagnostics unused;
  const std::unique_ptr<Press> press = Press::open(1, unused);
  Subject subject{Trials(catalog.plugins[0], fs::absolute(request.data), folder.path()),
                  diagnose(file),
                  {},
                  press.get()};
  if (subject.trials.data().empty()) {
    read_dataset(request.data, dataset_options({}), diagnostics);
    return {};
  }
  subject.plain = subject.trials.run();
  std::vector<Verdict> verdicts;
  verdicts.reserve(cases.size());
  // Under a sanitizer nothing but leaks can be judged: it does not run in a worker.
  const bool sanitized = !sanitizer_of(file).empty();
  const bool has_section = subject.plain.failure().empty();
  for (const CheckCase& one : cases) {
    if (sanitized && one.name != "leaks")
      verdicts.push_back(skipped(one, "it is built with AddressSanitizer, whose build is for \"leaks\" alone"));
    else if (has_section || sanitized || one.looks_at == CheckCase::LooksAt::file)
      verdicts.push_back(judge(one, subject, request));
    else
      verdicts.push_back(skipped(one, "it writes no section on the data as they are"));
  }
  return verdicts;
}

ExitCode check_plugin(const CheckRequest& request) {
  Diagnostics diagnostics;
  const PluginCatalog catalog = find_plugins(plugin_folders(request.folders, {}));
  const PluginFile* known = catalog.find(request.file);
  const std::vector<Verdict> verdicts = check_plugin_file(
      known != nullptr ? known->path : fs::path(request.file), request, diagnostics);
  if (!diagnostics.has_errors()) {
    write_standard_output(request.json ? verdicts_json(verdicts) : verdicts_text(verdicts),
                          diagnostics);
    if (!request.junit.empty())
      write_file(request.junit, verdicts_junit(request.file, verdicts), diagnostics);
  }
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return diagnostics.has_errors() || count(verdicts, Verdict::Outcome::failed) != 0
             ? ExitCode::failed
             : ExitCode::complete;
}

}  // namespace quire::core
