#include "app/batch_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/edition_build.hpp"
#include "app/output_file.hpp"
#include "app/places.hpp"
#include "config/plan_editions.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";

/// What a day's rows are read into, once for all editions of that day.
class Datasets {
 public:
  Datasets(fs::path manifest, std::string report) : manifest_(std::move(manifest)), report_(std::move(report)) {}

  std::shared_ptr<const Dataset> on(Date day, Diagnostics& diagnostics) {
    const std::lock_guard lock(mutex_);
    const auto [entry, is_new] = by_day_.try_emplace(day);
    if (is_new) {
      std::optional<Dataset> read = read_dataset(manifest_, {day}, diagnostics);
      if (read && !diagnostics.has_errors()) entry->second = std::make_shared<const Dataset>(std::move(*read));
    }
    if (!entry->second && !diagnostics.has_errors())
      diagnostics.error("app.dataset", {report_, 0, 0}, "the dataset has errors, which an earlier edition reported");
    return entry->second;
  }

 private:
  fs::path manifest_;
  std::string report_;
  std::mutex mutex_;
  std::map<Date, std::shared_ptr<const Dataset>> by_day_;
};

struct EditionResult {
  Published published;
  Diagnostics diagnostics;
};

std::string_view state_word(const Published& published) {
  if (published.code == ExitCode::blocked) return "blocked";
  const bool good = published.code == ExitCode::complete || published.code == ExitCode::degraded;
  if (published.bytes == 0) return good ? "skipped" : "failed";
  return published.code == ExitCode::complete ? "complete" : "degraded";
}

class Batch {
 public:
  Batch(const BatchRequest& request, const Report& report, const std::vector<PlannedEdition>& planned)
      : request_(request),
        planned_(planned),
        datasets_(report.dataset, report.file.string()),
        catalog_(find_plugins(plugin_folders(request.build.plugins, report.file))),
        results_(planned.size()),
        shows_bar_(isatty(STDERR_FILENO) != 0) {
    // Editions of one series follow each other: each is compared with the one before.
    for (std::size_t i = 0; i < planned.size(); ++i)
      if (i == 0 || planned[i].series != planned[i - 1].series) series_begin_.push_back(i);
  }

  void run() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = request_.build.jobs != 0 ? request_.build.jobs : cores;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < std::min(wanted, series_begin_.size()); ++i)
      threads.emplace_back([this] { work(); });
    for (std::thread& thread : threads) thread.join();
    if (shows_bar_) fmt::print(stderr, "\r\033[K");
  }

  const EditionResult& result(std::size_t edition) const { return results_[edition]; }

 private:
  void work() {
    Diagnostics found;
    const std::unique_ptr<Press> press = Press::open(found);
    for (std::size_t next = next_++; next < series_begin_.size(); next = next_++) {
      const std::size_t end = next + 1 < series_begin_.size() ? series_begin_[next + 1] : planned_.size();
      for (std::size_t i = series_begin_[next]; i < end; ++i) {
        if (press)
          results_[i].published = build(planned_[i], *press, results_[i].diagnostics);
        else
          for (const Diagnostic& diagnostic : found.all()) results_[i].diagnostics.add(diagnostic);
        say(i);
      }
    }
  }

  Published build(const PlannedEdition& planned, Press& press, Diagnostics& diagnostics) {
    Published published;
    BuildRequest request = request_.build;
    request.series = planned.series;
    request.jobs = series_begin_.size() > 1 ? 1 : request.jobs;
    std::shared_ptr<const Dataset> dataset = datasets_.on(planned.as_of, diagnostics);
    if (!dataset) return published;
    Prepared prepared{planned.report, planned.as_of, std::move(dataset), catalog_, {}, &sections_};
    prepared.plans = plan_sections(prepared.report, *prepared.dataset, prepared.catalog, diagnostics);
    if (diagnostics.has_errors()) {
      published.code = plugin_is_missing(prepared) ? ExitCode::plugin_missing : ExitCode::failed;
      return published;
    }
    Stopwatch unused;
    Composed composed = compose(prepared, request, unused, diagnostics);
    published.code = composed.code;
    if (composed.next != Composed::Next::publish) return published;
    const fs::path output = fs::path(request_.folder) / planned.output;
    std::error_code failed;
    fs::create_directories(output.parent_path(), failed);  // what fails here fails again in writing
    Layout layout = press.lay_out(composed.document, planned.report, diagnostics);
    return publish(composed, std::move(layout), planned.report, request, output.string(), press, unused, diagnostics);
  }

  void say(std::size_t edition) {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (shows_bar_) {
      constexpr std::size_t kWidth = 30;
      const std::size_t filled = kWidth * done_ / planned_.size();
      fmt::print(stderr, "\r\033[K[{}{}] {}/{} {}", std::string(filled, '='), std::string(kWidth - filled, ' '), done_,
                 planned_.size(), planned_[edition].output);
    } else {
      fmt::print(stderr, "{}/{} {} {}\n", done_, planned_.size(), state_word(results_[edition].published),
                 planned_[edition].output);
    }
  }

  const BatchRequest& request_;
  const std::vector<PlannedEdition>& planned_;
  Datasets datasets_;
  PluginCatalog catalog_;
  SectionCache sections_;
  std::vector<EditionResult> results_;
  std::vector<std::size_t> series_begin_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::size_t done_ = 0;
  bool shows_bar_;
};

/// All that went wrong, each thing once: the editions of a batch share most of their mistakes.
void collect(const Batch& batch, const std::vector<PlannedEdition>& planned, Diagnostics& diagnostics) {
  std::map<std::string, std::size_t> said;
  for (std::size_t i = 0; i < planned.size(); ++i)
    for (const Diagnostic& diagnostic : batch.result(i).diagnostics.all())
      if (said[to_text(diagnostic)]++ == 0) diagnostics.add(diagnostic);
}

std::string manifest_of(const Batch& batch, const std::vector<PlannedEdition>& planned) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const Published& published = batch.result(i).published;
    Json entry{{"output", planned[i].output},
               {"series", planned[i].series},
               {"edition", edition_name(planned[i].report.cadence, planned[i].as_of)},
               {"as_of", iso_date(planned[i].as_of)},
               {"state", state_word(published)},
               {"exit_code", static_cast<int>(published.code)}};
    if (published.bytes != 0) {
      entry["sha256"] = published.sha256;
      entry["pages"] = published.pages;
      entry["bytes"] = published.bytes;
    }
    Json messages = Json::array();
    for (const Diagnostic& diagnostic : batch.result(i).diagnostics.all())
      if (diagnostic.severity == Severity::error) messages.push_back(diagnostic.message);
    if (!messages.empty()) entry["errors"] = std::move(messages);
    list.push_back(std::move(entry));
  }
  const Json json{{"format", "quire-batch"}, {"version", 1}, {"editions", std::move(list)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// "3 complete, 1 failed".
std::string in_words(const std::map<std::string_view, std::size_t>& counts) {
  std::string words;
  for (const char* state : {"complete", "degraded", "skipped", "blocked", "failed"})
    if (const auto count = counts.find(state); count != counts.end() && count->second != 0)
      words += (words.empty() ? "" : ", ") + std::to_string(count->second) + " " + state;
  return words;
}

}  // namespace

ExitCode batch(const BatchRequest& request) {
  Diagnostics diagnostics;
  const auto finish = [&](ExitCode code) {
    print_diagnostics(diagnostics, request.build.diagnostics);
    return diagnostics.has_errors() && code == ExitCode::complete ? ExitCode::failed : code;
  };
  const std::optional<Report> report = read_request(request.build, diagnostics);
  if (!report) return finish(ExitCode::failed);
  const std::vector<PlannedEdition> planned = plan_editions(*report, request.build.as_of, diagnostics);
  for (const PlannedEdition& edition : planned)
    if (fs::path(edition.output).lexically_normal() == kManifest)
      diagnostics.error("app.batch", {report->file.string(), 0, 0},
                        "an edition would be written to " + quote(kManifest) + ", which lists the editions",
                        "give its output another name");
  if (diagnostics.has_errors()) return finish(ExitCode::failed);

  Batch work(request, *report, planned);
  work.run();

  collect(work, planned, diagnostics);
  const fs::path manifest = fs::path(request.folder) / kManifest;
  write_file(manifest, manifest_of(work, planned), diagnostics);
  std::map<std::string_view, std::size_t> counts;
  for (std::size_t i = 0; i < planned.size(); ++i) ++counts[state_word(work.result(i).published)];
  const ExitCode code = finish(counts["failed"] != 0     ? ExitCode::failed
                               : counts["blocked"] != 0  ? ExitCode::blocked
                               : counts["degraded"] != 0 ? ExitCode::degraded
                                                         : ExitCode::complete);
  fmt::print(stderr, "{} editions: {}; {} lists them\n", planned.size(), in_words(counts), manifest.string());
  return code;
}

}  // namespace quire::core
