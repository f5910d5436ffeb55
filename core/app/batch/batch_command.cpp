#include "app/batch/batch_command.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <map>

#include "app/batch/batch_run.hpp"
#include "app/file_hashes.hpp"
#include "app/input_hashes.hpp"
#include "app/output_file.hpp"
#include "app/places.hpp"
#include "base/sha256.hpp"
#include "config/option_value.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";
constexpr std::size_t kMostNamed = 20;  // missing editions

/// What is settled before any edition is made.
struct BatchPlan {
  Report report;
  std::vector<PlannedEdition> editions;
  PluginCatalog catalog;
  std::unique_ptr<SharedDatasets> datasets;
  std::string inputs;  // hash of all that the editions are made of
};

/// Sections are planned as the report has them by itself: what is wrong with those of an edition is said
/// when it is made.
std::string hash_inputs(const BatchPlan& plan, std::shared_ptr<const Dataset> dataset, bool strict,
                        Diagnostics& diagnostics) {
  const Report& report = plan.report;
  Prepared prepared{with_parameters(report, {}), {}, std::move(dataset), plan.catalog, {}, nullptr};
  Diagnostics said_later;
  prepared.plans = plan_sections(prepared.report, *prepared.dataset, prepared.catalog, said_later);
  std::string text = hash_of_file(report.file);
  if (strict) text += " strict";
  for (const Parameter& parameter : report.parameters)
    text += "\n" + parameter.name + "=" + config_detail::shown(parameter.value);
  for (const auto& [kind, hashes] : hashes_of(prepared, diagnostics))
    for (const auto& [name, hash] : hashes) text += fmt::format("\n{} {} {}", kind, name, hash);
  return sha256_hex(text);
}

std::optional<BatchPlan> plan_batch(const BuildRequest& request, Diagnostics& diagnostics) {
  std::optional<Report> report = read_request(request, diagnostics);
  if (!report) return {};
  BatchPlan plan{std::move(*report), {}, {}, {}, {}};
  plan.editions = plan_editions(plan.report, request.as_of, diagnostics);
  for (const PlannedEdition& edition : plan.editions) {
    const fs::path path = fs::path(edition.output).lexically_normal();
    const fs::path first = path.empty() ? path : *path.begin();
    if (first == kManifest || first == "manifest")
      diagnostics.error("app.batch", {plan.report.file.string(), 0, 0},
                        "an edition would be written to " + quote(edition.output) +
                            ", where the batch keeps what it made",
                        "give its output another name");
  }
  if (diagnostics.has_errors()) return {};
  plan.catalog = plugins_for(request, plan.report);
  plan.datasets = std::make_unique<SharedDatasets>(plan.report.dataset, dataset_options_for(request, {}));
  std::shared_ptr<const Dataset> dataset = plan.datasets->on(plan.editions.front().as_of, plan.editions.front().audience, diagnostics);
  if (!dataset) return {};
  for (const EditionRequest& edition : plan.report.editions)
    for (const std::string& audience : edition.audiences)
      check_audience(audience, plan.report, *dataset, edition.where, diagnostics);
  if (diagnostics.has_errors()) return {};
  plan.inputs = hash_inputs(plan, std::move(dataset), request.strict, diagnostics);
  return plan;
}

/// The shard's editions. Those of an archived series stay together: each is compared with the one before.
std::vector<const PlannedEdition*> editions_of(const BatchPlan& plan, const Shard& shard, bool archived) {
  std::vector<const PlannedEdition*> mine;
  std::size_t unit = 0;
  for (std::size_t i = 0; i < plan.editions.size(); ++i) {
    const PlannedEdition& edition = plan.editions[i];
    if (i != 0 && (!archived || edition.series != plan.editions[i - 1].series)) ++unit;
    if (shard.has(unit)) mine.push_back(&edition);
  }
  return mine;
}

/// Whether the entry is of this edition as it would be made now, and its file is there. The file's hash is held too when
/// `with_hash`: by a merge, which is the last to look.
bool is_there(const EditionEntry& entry, const PlannedEdition& edition, const BatchPlan& plan, const fs::path& folder,
              bool with_hash) {
  if (entry.inputs != plan.inputs || !entry.is_settled()) return false;
  if (entry.as_of != iso_date(edition.as_of) || entry.series != edition.series) return false;
  if (entry.sha256.empty()) return true;
  std::error_code missing;
  const fs::path file = folder / entry.output;
  if (fs::file_size(file, missing) != entry.bytes || missing) return false;
  return !with_hash || hash_of_file(file) == entry.sha256;
}

ExitCode worst_of(const std::map<std::string, std::size_t>& counts) {
  if (counts.contains("failed") || counts.contains("missing")) return ExitCode::failed;
  if (counts.contains("blocked")) return ExitCode::blocked;
  return counts.contains("degraded") ? ExitCode::degraded : ExitCode::complete;
}

/// "3 complete, 1 failed".
std::string in_words(const std::map<std::string, std::size_t>& counts) {
  std::string words;
  for (const char* state : {"complete", "degraded", "skipped", "blocked", "failed", "missing"})
    if (const auto count = counts.find(state); count != counts.end())
      words += (words.empty() ? "" : ", ") + std::to_string(count->second) + " " + state;
  return words;
}

std::map<std::string, std::size_t> counts_of(const std::vector<EditionEntry>& entries) {
  std::map<std::string, std::size_t> counts;
  for (const EditionEntry& entry : entries) ++counts[entry.state];
  return counts;
}

/// Every edition of the batch in the order of its plan, as the journals and the files have it.
std::vector<EditionEntry> collect(const BatchPlan& plan, const fs::path& folder, bool with_hash) {
  std::map<std::string, EditionEntry> known = read_journals(folder, plan.inputs);
  std::vector<EditionEntry> entries;
  entries.reserve(plan.editions.size());
  for (const PlannedEdition& edition : plan.editions) {
    EditionEntry& entry = known[edition.output];
    const bool failed = entry.inputs == plan.inputs && !entry.is_settled();
    if (!failed && !is_there(entry, edition, plan, folder, with_hash))
      entry = {edition.output, edition.series, edition_name(plan.report.cadence, edition.as_of),
               iso_date(edition.as_of), plan.inputs, "missing", ExitCode::failed, {}, 0, 0, {}};
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// Two reports whose editions have the same names would replace each other's without a word.
void check_owner(const std::map<std::string, EditionEntry>& known, const std::vector<const PlannedEdition*>& editions,
                 const fs::path& folder, Diagnostics& diagnostics) {
  for (const PlannedEdition* edition : editions) {
    const auto entry = known.find(edition->output);
    if (entry == known.end() || entry->second.series == edition->series) continue;
    return diagnostics.error("app.batch", {(folder / edition->output).string(), 0, 0},
                             "is an edition of " + quote(entry->second.series) + ", not of " + quote(edition->series),
                             "give this batch a folder of its own with --output");
  }
}

struct Ending {
  Diagnostics diagnostics;
  DiagnosticFormat format;

  ExitCode operator()(ExitCode code) {
    print_diagnostics(diagnostics, format);
    return diagnostics.has_errors() && code == ExitCode::complete ? ExitCode::failed : code;
  }
};

ExitCode write_manifest(const BatchPlan& plan, const fs::path& folder, bool with_hash, Ending& end) {
  const std::vector<EditionEntry> entries = collect(plan, folder, with_hash);
  const std::map<std::string, std::size_t> counts = counts_of(entries);
  std::size_t named = 0;
  std::error_code unreadable;
  for (const EditionEntry& entry : entries)
    if (entry.state == "missing" && ++named <= kMostNamed)
      end.diagnostics.error("app.batch-missing", {(folder / entry.output).string(), 0, 0},
                            fs::exists(folder / entry.output, unreadable)
                                ? "is not the edition that this report, data, plugins and program make"
                                : "is missing");
  if (named > kMostNamed)
    end.diagnostics.error("app.batch-missing", {folder.string(), 0, 0},
                          fmt::format("{} more are missing; {} names them", named - kMostNamed, kManifest));
  write_file(folder / kManifest, manifest_text(entries), end.diagnostics);
  const ExitCode code = end(worst_of(counts));
  fmt::print(stderr, "{} editions: {}; {} lists them\n", entries.size(), in_words(counts),
             (folder / kManifest).string());
  return code;
}

}  // namespace

ExitCode batch(const BatchRequest& request) {
  Ending end{{}, request.build.diagnostics};
  const ShardChoice choice = choose_shard(request.shard, [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  });
  if (!choice.shard) {
    end.diagnostics.error("app.shard", {}, choice.problem, choice.hint);
    return end(ExitCode::usage);
  }
  const Shard shard = *choice.shard;
  // An array of a single task, or of some in a row, looks like a whole one.
  if (const auto before = choice.from.empty() ? std::nullopt : other_shard_count(request.folder, shard)) {
    end.diagnostics.error("app.shard", {request.folder, 0, 0},
                          fmt::format("was begun in {} shards, and {} says that this is {}", *before, choice.from, shard.name()),
                          fmt::format("submit the whole array again, which makes only what is missing; or pass --shard, such as 3/{}", *before));
    return end(ExitCode::usage);
  }
  std::optional<BatchPlan> plan = plan_batch(request.build, end.diagnostics);
  if (!plan || end.diagnostics.has_errors()) return end(ExitCode::failed);
  const bool archived = is_archived(request.build, plan->report);
  std::vector<const PlannedEdition*> mine = editions_of(*plan, shard, archived);
  const std::size_t all = mine.size();
  const std::map<std::string, EditionEntry> known = read_journals(request.folder, plan->inputs);
  check_owner(known, mine, request.folder, end.diagnostics);
  if (end.diagnostics.has_errors()) return end(ExitCode::failed);
  const std::unique_ptr<Journal> journal = Journal::open(request.folder, shard, end.diagnostics);
  if (!journal) return end(ExitCode::failed);
  std::map<std::string, std::size_t> kept_counts;
  if (!request.again)
    std::erase_if(mine, [&](const PlannedEdition* edition) {
      const auto entry = known.find(edition->output);
      if (entry == known.end() || !is_there(entry->second, *edition, *plan, request.folder, false)) return false;
      ++kept_counts[entry->second.state];
      return true;
    });
  const std::size_t kept = all - mine.size();
  if (!choice.from.empty()) fmt::print(stderr, "shard {}, as {} says\n", shard.name(), choice.from);
  if (kept != 0) fmt::print(stderr, "{} of {} editions are there already\n", kept, all);

  BatchRun run(request.build, plan->report, request.folder, *plan->datasets, plan->catalog, std::move(mine),
               plan->inputs, *journal);
  run.run(end.diagnostics);
  if (shard.is_whole()) return write_manifest(*plan, request.folder, false, end);
  std::map<std::string, std::size_t> counts = counts_of(run.entries());
  for (const auto& [state, count] : kept_counts) counts[state] += count;
  const ExitCode code = end(worst_of(counts));
  fmt::print(stderr, "shard {}, {} editions: {}; quire batch merge joins the shards\n", shard.name(), all,
             in_words(counts));
  return code;
}

ExitCode merge_batch(const BatchRequest& request) {
  Ending end{{}, request.build.diagnostics};
  const std::optional<BatchPlan> plan = plan_batch(request.build, end.diagnostics);
  if (!plan || end.diagnostics.has_errors()) return end(ExitCode::failed);
  return write_manifest(*plan, request.folder, true, end);
}

}  // namespace quire::core
