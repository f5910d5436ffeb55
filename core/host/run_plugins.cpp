#include <seccomp.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "host/decode_section.hpp"
#include "host/distinct_keys.hpp"
#include "host/failure.hpp"
#include "host/host.hpp"
#include "host/incident.hpp"
#include "host/job.hpp"
#include "host/run_in_process.hpp"
#include "host/section_cache.hpp"
#include "host/supervise.hpp"

namespace quire::core {
namespace {

/// Turns what workers leave behind into sections. Sections are read in the order of the report,
/// whenever their workers end, so that sources are numbered the same each time.
class Gatherer {
 public:
  Gatherer(const Report& report, const Dataset& dataset, const std::vector<SectionPlan>& plans,
           const RunOptions& options, Diagnostics& diagnostics)
      : report_(&report),
        dataset_(&dataset),
        plans_(&plans),
        options_(&options),
        diagnostics_(&diagnostics),
        results_(plans.size()) {}

  std::vector<const TableView*> tables_of(const SectionPlan& plan) const {
    std::vector<const TableView*> tables;
    for (const TableNeed& need : plan.plugin->manifest.tables)
      tables.push_back(dataset_->find(need.table));
    return tables;
  }

  /// Takes a result, and reads every section whose turn has come.
  void take(std::size_t plan, WorkerResult result) {
    results_[plan] = std::move(result);
    read_ready();
  }

  void read_ready() {
    for (; sections_.size() < plans_->size();) {
      const std::size_t index = sections_.size();
      const SectionPlan& plan = (*plans_)[index];
      if (plan.plugin == nullptr) {
        sections_.push_back(gap(plan, plan.problem, {}));
      } else if (results_[index]) {
        sections_.push_back(read(plan, *results_[index]));
        results_[index].reset();
      } else {
        return;
      }
    }
  }

  void finish(Document& document) {
    warn_about_references();
    document.sections = std::move(sections_);
    document.sources = sources_.sources();
  }

 private:
  std::string name_of(const SectionPlan& plan) const {
    if (plan.plugin == nullptr) return "plugin " + quote(plan.request->plugin);
    return "plugin " + quote(plan.plugin->manifest.id) + " " + plan.plugin->manifest.version;
  }

  /// A section that says why it is empty.
  Section gap(const SectionPlan& plan, const std::string& reason, std::string_view log) const {
    Section section = headed(plan, {});
    section.failure = SectionFailure{
        printable(reason), last_lines(log),
        plan.plugin == nullptr ? std::string() : reproduce_line(*report_, *plan.plugin)};
    return section;
  }

  /// The report's title, else the plugin's sentence, else what its manifest calls it.
  Section headed(const SectionPlan& plan, Section section) const {
    section.plugin = plan.request->plugin;
    if (plan.plugin != nullptr) section.plugin_version = plan.plugin->manifest.version;
    if (!plan.request->title.empty())
      section.title = plan.request->title;
    else if (section.title.empty())
      section.title = plan.plugin == nullptr ? plan.request->plugin : plan.plugin->manifest.title;
    return section;
  }

  Section read(const SectionPlan& plan, const WorkerResult& result) {
    warn_about_incidents(plan, result);
    const Limits limits = limits_of(plan, options_->limits);
    bool gave_up = false;
    std::string failure = worker_failure(result, limits);
    if (failure.empty()) {
      std::vector<std::string> omit;
      for (const OmittedBlock& block : plan.request->omit) omit.push_back(block.key);
      DecodedSection decoded =
          decode_section(result.stream, tables_of(plan), omit, limits, sources_);
      warn_about_content(plan, decoded);
      failure = decoded.failure;
      gave_up = decoded.gave_up;
      if (failure.empty()) {
        warn_about_output(plan, result);
        warn_about_facts(plan, std::move(decoded.facts));
        make_keys_distinct(decoded, block_keys_);
        block_keys_.merge(decoded.block_keys);
        for (const std::string& key : decoded.references) references_.try_emplace(key, &plan);
        return headed(plan, std::move(decoded.section));
      }
    }
    Section section = gap(plan, failure, result.log);
    section.failure->gave_up = gave_up;
    diagnostics_->add({"host.section-failed",
                       plan.request->required ? Severity::error : Severity::warning,
                       plan.request->where,
                       name_of(plan) + " " + section.failure->reason +
                           (section.failure->log.empty() ? "" : "; it printed: " + printable(section.failure->log)),
                       "to look into it: " + section.failure->reproduce});
    return section;
  }

  void warn_about_incidents(const SectionPlan& plan, const WorkerResult& result) {
    std::set<std::string> refused;
    for (const Incident& incident : read_incidents(result.incidents)) {
      if (incident.kind == Incident::Kind::refused && incident.number < 100'000) {
        char* name =
            seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(incident.number));
        const std::string call =
            name == nullptr ? "number " + std::to_string(incident.number) : std::string(name);
        std::free(name);
        if (refused.insert(call).second)
          warn(plan, "host.refused-call",
               name_of(plan) + " tried the system call " + quote(call) +
                   ", which plugins may not use");
      }
    }
  }

  void warn_about_row(const SectionPlan& plan, const char* code, const RowWarning& warning) {
    SourceSpan where = plan.request->where;
    if (warning.row) where = {warning.row->file, warning.row->line, 0};
    diagnostics_->warn(code, where, name_of(plan) + ": " + warning.message);
  }

  void warn_about_content(const SectionPlan& plan, const DecodedSection& decoded) {
    const std::vector<std::string> keys(decoded.block_keys.begin(), decoded.block_keys.end());
    for (const OmittedBlock& block : plan.request->omit)
      if (std::find(decoded.not_found.begin(), decoded.not_found.end(), block.key) !=
          decoded.not_found.end())
        diagnostics_->warn(
            "host.nothing-to-omit", block.where,
            name_of(plan) + " wrote no block with the key " + quote(block.key),
            did_you_mean(block.key, keys));
    for (const RowWarning& warning : decoded.warnings) warn_about_row(plan, "host.plugin-warning", warning);
    for (const RowWarning& cell : decoded.wrong_cells) warn_about_row(plan, "host.wrong-cell", cell);
    for (const std::string& conflict : decoded.key_conflicts)
      warn(plan, "host.key-conflict", name_of(plan) + ": the key " + conflict);
    for (const Term& term : decoded.section.terms)
      warn_about_meaning(plan, terms_, {"host.term-conflict", term.word, term.meaning});
    for (const Method& method : decoded.section.methods)
      warn_about_meaning(plan, methods_, {"host.method-conflict", method.code, method.name + ": " + method.formula});
  }

  /// A key stands for one fact in the whole briefing: the next edition compares it with one.
  void warn_about_facts(const SectionPlan& plan, std::map<std::string, Value> facts) {
    for (auto& [key, value] : facts) {
      const auto [first, is_new] = facts_.try_emplace(key, std::move(value), &plan);
      if (!is_new && !first->second.first.same_fact(value))
        warn(plan, "host.key-conflict",
             name_of(plan) + ": the key " + quote(key) + " stands for " + format(value) + ", and in a section of " +
                 name_of(*first->second.second) + " for " + format(first->second.first));
    }
  }

  /// By word: a meaning, and who says so.
  using Meanings = std::map<std::string, std::pair<std::string, const SectionPlan*>>;
  struct Meaning {
    const char* conflict;  // the warning's code
    const std::string& word;
    std::string meaning;
  };

  /// Two meanings of one word: both are printed, and somebody should know.
  void warn_about_meaning(const SectionPlan& plan, Meanings& meanings, const Meaning& said) {
    const auto [first, is_new] = meanings.try_emplace(said.word, said.meaning, &plan);
    if (!is_new && first->second.first != said.meaning)
      warn(plan, said.conflict,
           name_of(plan) + " explains " + quote(said.word) + " as " + quote(said.meaning) + ", and " +
               name_of(*first->second.second) + " as " + quote(first->second.first));
  }

  /// Output belongs on the page or into `warn`; what is printed would otherwise be lost unseen.
  void warn_about_output(const SectionPlan& plan, const WorkerResult& result) {
    const std::string lines = last_lines(result.log);
    if (!lines.empty())
      warn(plan, "host.plugin-output",
           name_of(plan) + " printed " + quote(lines.substr(lines.rfind('\n') + 1)));
  }

  void warn_about_references() {
    for (const auto& [key, plan] : references_)
      if (!block_keys_.contains(key))
        warn(*plan, "host.dangling-reference",
             name_of(*plan) + " refers to " + quote(key) + ", which no section has");
  }

  void warn(const SectionPlan& plan, std::string code, std::string message) {
    diagnostics_->warn(std::move(code), plan.request->where, std::move(message));
  }

  const Report* report_;
  const Dataset* dataset_;
  const std::vector<SectionPlan>* plans_;
  const RunOptions* options_;
  Diagnostics* diagnostics_;
  std::vector<std::optional<WorkerResult>> results_;  // of plans whose turn has not come
  std::vector<Section> sections_;
  SourceBook sources_;
  std::set<std::string> block_keys_;
  std::map<std::string, const SectionPlan*> references_;
  std::map<std::string, std::pair<Value, const SectionPlan*>> facts_;  // by key, as said first
  Meanings terms_;
  Meanings methods_;
};

Document begin_document(const Report& report, const Dataset& dataset, Date as_of) {
  Document document;
  document.title = report.title;
  document.subtitle = report.subtitle;
  document.edition = edition_name(report.cadence, as_of);
  if (report.first_edition)
    document.edition_number =
        edition_number(report.cadence, *report.first_edition, as_of).value_or(0);
  document.handling = report.handling;
  document.language = report.language;
  document.as_of = as_of;
  if (report.logo) {
    const Logo& logo = *report.logo;
    document.logo = Image{logo.is_png ? Image::Format::png : Image::Format::jpeg, logo.width, logo.height, logo.bytes, logo.alt, {}};
  }
  document.decisions = report.decisions;
  document.front_page = report.front_page;
  document.data = data_tables(dataset);
  return document;
}

void report_weak_kernel(const SandboxParts& kernel, bool require_sandbox, Diagnostics& diagnostics) {
  const auto report = [&](std::string message) {
    diagnostics.add({"host.weak-sandbox", require_sandbox ? Severity::error : Severity::warning, {}, std::move(message),
                     require_sandbox ? "without --require-sandbox they run all the same"
                                     : "--require-sandbox lets none of them run"});
  };
  if (!kernel.files)
    report("this kernel has no Landlock: plugins could read the files that you can read");
  if (!kernel.system_calls)
    report("this kernel filters no system calls: plugins could use the network");
}

WorkerResult not_started(std::string reason) {
  WorkerResult result;
  result.start_error = std::move(reason);
  return result;
}

}  // namespace

Document run_plugins(const Report& report, const Dataset& dataset,
                     const std::vector<SectionPlan>& plans, const RunOptions& options,
                     Diagnostics& diagnostics) {
  Gatherer gatherer(report, dataset, plans, options, diagnostics);
  std::vector<Job> jobs;
  std::vector<std::size_t> plan_of_job;
  std::vector<std::string> key_of_job;  // from before it runs: a plugin that is built again meanwhile is another one
  const SandboxParts kernel = sandbox_of_kernel();
  const bool refuse = options.require_sandbox && !kernel.whole();
  if (!options.in_process) report_weak_kernel(kernel, options.require_sandbox, diagnostics);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].plugin == nullptr) continue;
    if (refuse) {
      gatherer.take(i, not_started("this kernel cannot confine it"));
      continue;
    }
    Job job = make_job(plans[i], options);
    job.sandbox = kernel;
    std::string key = options.cache != nullptr ? cache_key(job, dataset) : std::string();
    if (options.cache != nullptr) {
      if (std::optional<WorkerResult> known = options.cache->store().find(key)) {
        gatherer.take(i, std::move(*known));
        continue;
      }
    }
    key_of_job.push_back(std::move(key));
    jobs.push_back(std::move(job));
    plan_of_job.push_back(i);
  }
  if (options.in_process) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      WorkerResult result;
      result.stream = run_in_process(jobs[i], gatherer.tables_of(plans[plan_of_job[i]]));
      gatherer.take(plan_of_job[i], std::move(result));
    }
  } else {
    run_workers(options.worker_program, dataset.fd(), jobs, options.jobs,
                [&](std::size_t job, WorkerResult result) {
                  if (options.cache != nullptr) options.cache->store().keep(key_of_job[job], result);
                  gatherer.take(plan_of_job[job], std::move(result));
                });
  }
  gatherer.read_ready();
  Document document = begin_document(report, dataset, options.as_of);
  gatherer.finish(document);
  return document;
}

}  // namespace quire::core
