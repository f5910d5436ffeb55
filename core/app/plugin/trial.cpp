#include "app/plugin/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/places.hpp"
#include "app/plugin/run_command.hpp"
#include "base/input_file.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kLargestDocument = std::size_t{1} << 30;

constexpr Date kUsualDay{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// What a required option may be; a report would have to say it.
OptionValue any_value(const OptionSchema& schema) {
  if (schema.example) return *schema.example;
  switch (schema.type) {
    case OptionType::text:
      return schema.allowed.empty() ? std::string() : schema.allowed[0];
    case OptionType::integer:
      return static_cast<std::int64_t>(schema.minimum.value_or(1));
    case OptionType::decimal:
      return schema.minimum.value_or(1);
    case OptionType::boolean:
      return false;
    case OptionType::date:
      return kUsualDay;
    case OptionType::list:
      break;
  }
  return schema.allowed.empty() ? std::vector<std::string>() : std::vector{schema.allowed[0]};
}

/// The first leak in a report of LeakSanitizer with a frame in `library`: "12 bytes, allocated at LIBRARY+0x1234".
std::string leak_of(const std::string& library, const std::string& report) {
  std::string leak;
  for (std::size_t at = 0; at < report.size();) {
    const std::size_t end = std::min(report.find('\n', at), report.size());
    const std::string line = report.substr(at, end - at);
    at = end + 1;
    if (const std::size_t of = line.find("leak of "); of != std::string::npos) leak = line.substr(of + 8);
    const std::size_t frame = line.find('(' + library);
    if (frame != std::string::npos && !leak.empty())
      return "it leaks " + leak.substr(0, leak.find(" in ")) + ", allocated at " +
             line.substr(frame + 1, line.find(')', frame) - frame - 1);
  }
  return {};
}

}  // namespace

std::vector<Option> with_required(std::vector<Option> options, const Manifest& manifest) {
  for (const OptionSchema& schema : manifest.options) {
    const bool given = std::any_of(options.begin(), options.end(), [&](const Option& option) {
      return option.name == schema.name;
    });
    if (!schema.fallback && !given) options.push_back({schema.name, any_value(schema), {}});
  }
  return options;
}

Date trial_day(const std::filesystem::path& data) {
  Diagnostics said_later;
  const std::optional<Dataset> dataset = read_dataset(data, dataset_options(kUsualDay), said_later);
  const bool hides = dataset && std::any_of(dataset->tables().begin(), dataset->tables().end(),
                                            [](const TableView& table) { return table.hidden_rows != 0; });
  return hides ? std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) : kUsualDay;
}

std::string section_toml(const Manifest& manifest) {
  std::string text = "[[section]]\nplugin = " + toml_text(manifest.id) + "\n[section.options]\n";
  for (const Option& option : with_required({}, manifest)) text += option.name + " = " + toml_text(option.value) + "\n";
  return text;
}

std::string TrialResult::failure() const {
  if (!problem.empty()) return problem;
  if (section() == nullptr) return "there is no section";
  return section()->failure ? section()->failure->reason : std::string();
}

TrialResult Trials::run(const std::vector<Option>& options, bool unload) {
  TrialResult result;
  std::optional<Dataset> dataset = read_dataset(data_, dataset_options(day_), result.diagnostics);
  if (dataset) return run_on(*dataset, options, unload);
  result.problem = "the data cannot be read";
  return result;
}

TrialResult Trials::run(const PlainDataset& data, const std::vector<Option>& options) {
  TrialResult result;
  std::optional<Dataset> dataset = read_plain(data, folder_, result.diagnostics);
  if (dataset) return run_on(*dataset, options);
  result.problem = "the changed data cannot be read: " + result.diagnostics.all()[0].message;
  return result;
}

TrialResult Trials::run_on(const Dataset& dataset, const std::vector<Option>& options, bool unload) {
  TrialResult result;
  Report report;
  report.title = "Check";
  report.sections.push_back(
      {plugin_.manifest.id, "", false, with_required(options, plugin_.manifest), {}});
  PluginCatalog catalog;
  catalog.plugins.push_back(plugin_);
  const std::vector<SectionPlan> plans =
      plan_sections(report, dataset, catalog, result.diagnostics);
  if (result.diagnostics.has_errors()) {
    result.problem = result.diagnostics.all()[0].message;
    return result;
  }
  if (plans[0].plugin == nullptr) {
    result.problem = plans[0].problem;
    return result;
  }
  RunOptions how;
  how.worker_program = worker_program();
  how.as_of = day_;
  how.unload = unload;
  const auto begin = std::chrono::steady_clock::now();
  result.document = run_plugins(report, dataset, plans, how, result.diagnostics);
  result.took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  return result;
}

const PlainDataset& Trials::data() {
  if (!plain_) {
    Diagnostics unused;
    const std::optional<Dataset> dataset = read_dataset(data_, dataset_options(day_), unused);
    plain_ = dataset ? plain_of(*dataset) : PlainDataset();
  }
  return *plain_;
}

std::string Trials::build(std::vector<std::string> command, const std::vector<std::string>& more) {
  const std::string report = (folder_ / "check.toml").string();
  std::ofstream out(report);
  out << fmt::format("title = \"Check\"\nas_of = {}\ndataset = {}\n{}", iso_date(day_), toml_text(data_.string()),
                     section_toml(plugin_.manifest));
  out.close();
  for (const std::string& argument :
       {std::string("build"), report, std::string("--plugin"), plugin_.path.string(),
        std::string("--dump"), std::string("document")})
    command.push_back(argument);
  command.insert(command.end(), more.begin(), more.end());
  // What a plugin prints is none of its document.
  const std::filesystem::path document = folder_ / "check.json";
  const CommandResult result = run_command(command, document);
  if (result.exit_code != 0) return "error: " + result.output;
  return read_input(document, kLargestDocument).bytes.value_or("error: the document cannot be read");
}

std::string Trials::run_in_environment(const std::vector<std::string>& variables) {
  std::vector<std::string> command{"env"};
  command.insert(command.end(), variables.begin(), variables.end());
  command.push_back(this_program().string());
  return build(std::move(command), {"--in-process"});
}

std::string Trials::leaks(const std::filesystem::path& library) {
  // Not symbolized: a frame then names its library, which tells the plugin's leaks from the program's.
  const std::string output = build({"env", "LD_PRELOAD=" + library.string(),
                                    "ASAN_OPTIONS=detect_leaks=1:symbolize=0:exitcode=23", this_program().string()},
                                   {"--in-process"});
  if (output.find("LeakSanitizer") == std::string::npos) return output.starts_with("error") ? output : std::string();
  return leak_of(plugin_.path.string(), output);
}

const std::string& Trials::dump() {
  if (!dump_) dump_ = build({this_program().string()}, {});
  return *dump_;
}

}  // namespace quire::core
