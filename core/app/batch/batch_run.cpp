#include "app/batch/batch_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

namespace quire::core {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSaid = 1000;  // different things

std::string_view state_word(const Published& published) {
  if (published.code == ExitCode::blocked) return "blocked";
  const bool good = published.code == ExitCode::complete || published.code == ExitCode::degraded;
  if (published.bytes == 0) return good ? "skipped" : "failed";
  return published.code == ExitCode::complete ? "complete" : "degraded";
}

}  // namespace

bool is_archived(const BuildRequest& request, const Report& report) {
  return !request.no_archive && !(request.archive.empty() && report.archive.empty());
}

BatchRun::BatchRun(const BuildRequest& request, const Report& report, fs::path folder, SharedDatasets& datasets,
                   const PluginCatalog& catalog, std::vector<const PlannedEdition*> editions, std::string inputs,
                   Journal& journal)
    : request_(request),
      report_(report),
      folder_(std::move(folder)),
      datasets_(datasets),
      catalog_(catalog),
      editions_(std::move(editions)),
      inputs_(std::move(inputs)),
      journal_(journal),
      entries_(editions_.size()),
      shows_bar_(isatty(STDERR_FILENO) != 0) {
  for (std::size_t i = 0; i < editions_.size(); ++i)
    if (i == 0 || !is_archived(request, report) || editions_[i]->series != editions_[i - 1]->series)
      begins_.push_back(i);
  begins_.push_back(editions_.size());
}

void BatchRun::run(Diagnostics& diagnostics) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t wanted = request_.jobs != 0 ? request_.jobs : cores;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(wanted, begins_.size() - 1); ++i) threads.emplace_back([this] { work(); });
  }
  if (shows_bar_) fmt::print(stderr, "\r\033[K");
  for (const auto& [text, diagnostic] : said_) diagnostics.add(diagnostic);
  if (unsaid_ != 0)
    diagnostics.warn("app.batch", {report_.file.string(), 0, 0},
                     fmt::format("{} more messages; the manifest has every edition's errors", unsaid_));
}

void BatchRun::work() {
  std::unique_ptr<Press> press;
  for (std::size_t next = next_++; next + 1 < begins_.size(); next = next_++)
    for (std::size_t i = begins_[next]; i < begins_[next + 1]; ++i) make(i, press);
}

/// `press` is the thread's own, opened for its first edition.
void BatchRun::make(std::size_t edition, std::unique_ptr<Press>& press) {
  Diagnostics diagnostics;
  Published published;
  try {
    if (!press) press = Press::open(jobs_of_edition(), diagnostics);
    if (press) published = build(*editions_[edition], *press, diagnostics);
  } catch (const std::exception& error) {  // no memory, no further thread: the others may have some
    published = {};
    diagnostics.error("app.batch", {report_.file.string(), 0, 0},
                      "cannot make " + quote(editions_[edition]->output) + ": " + error.what());
  }
  finish(edition, published, diagnostics);
}

Published BatchRun::build(const PlannedEdition& planned, Press& press, Diagnostics& diagnostics) {
  Published published;
  BuildRequest request = request_;
  request.series = planned.series;
  request.jobs = jobs_of_edition();
  std::shared_ptr<const Dataset> dataset = datasets_.on(planned.as_of, planned.audience, diagnostics);
  if (!dataset) return published;
  Prepared prepared{report_of(report_, planned), planned.as_of, std::move(dataset), catalog_, {}, &sections_, hashes_};
  prepared.plans = plan_sections(prepared.report, *prepared.dataset, prepared.catalog, diagnostics);
  if (diagnostics.has_errors()) {
    published.code = plugin_is_missing(prepared) ? ExitCode::plugin_missing : ExitCode::failed;
    return published;
  }
  Stopwatch unused;
  Composed composed = compose(prepared, request, unused, diagnostics);
  published.code = composed.code;
  if (composed.next != Composed::Next::publish) return published;
  const fs::path output = folder_ / planned.output;
  std::error_code failed;
  fs::create_directories(output.parent_path(), failed);  // what fails here fails again in writing
  Layout layout = press.lay_out(composed.document, prepared.report, diagnostics);
  return publish(composed, std::move(layout), prepared.report, request, output.string(), press, unused, diagnostics);
}

void BatchRun::finish(std::size_t edition, const Published& published, const Diagnostics& diagnostics) {
  const PlannedEdition& planned = *editions_[edition];
  EditionEntry& entry = entries_[edition];
  entry = {planned.output, planned.series, edition_name(report_.cadence, planned.as_of), iso_date(planned.as_of),
           inputs_, std::string(state_word(published)), published.code, published.sha256, published.pages,
           published.bytes, {}};
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.severity == Severity::error) entry.errors.push_back(diagnostic.message);
  const bool kept = journal_.add(entry);
  const std::string reason = kept ? "" : std::strerror(errno);
  const std::lock_guard lock(mutex_);
  const auto remember = [&](const Diagnostic& diagnostic) {
    const std::string text = to_text(diagnostic);
    if (said_.size() < kMostSaid || said_.contains(text))
      said_.try_emplace(text, diagnostic);
    else
      ++unsaid_;
  };
  for (const Diagnostic& diagnostic : diagnostics.all()) remember(diagnostic);
  if (!kept)
    remember({"app.batch", Severity::error, {journal_.file().string(), 0, 0}, "cannot write: " + reason,
              "editions that are not in it are made again the next time"});
  say(edition);
}

void BatchRun::say(std::size_t edition) {
  ++done_;
  const std::string& output = editions_[edition]->output;
  if (!shows_bar_) return fmt::print(stderr, "{}/{} {} {}\n", done_, editions_.size(), entries_[edition].state, output);
  constexpr std::size_t kWidth = 30;
  const std::size_t filled = kWidth * done_ / editions_.size();
  fmt::print(stderr, "\r\033[K[{}{}] {}/{} {}", std::string(filled, '='), std::string(kWidth - filled, ' '), done_,
             editions_.size(), output);
}

}  // namespace quire::core
