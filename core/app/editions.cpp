#include "app/editions.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "base/input_file.hpp"
#include "base/sha256.hpp"
#include "edition/mark_changes.hpp"
#include "edition/renamed_keys.hpp"
#include "edition/scoreboard.hpp"
#include "edition/trends.hpp"

namespace quire::core {
namespace {

template <class Thing, class HashOf>
bool same_hashes(const std::vector<Thing>& a, const std::vector<Thing>& b, HashOf hash_of) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const Thing& x, const Thing& y) { return hash_of(x) == hash_of(y); });
}

/// Whether `now` was made of the very inputs of `before`, so that only time has passed between them.
bool same_inputs(const EditionRecord& before, const EditionRecord& now) {
  return before.report_sha256 == now.report_sha256 &&
         same_hashes(before.plugins, now.plugins,
                     [](const PluginUsed& plugin) { return plugin.sha256; }) &&
         same_hashes(before.data, now.data, [](const DataTable& table) { return table.sha256; });
}

RenamedKeys renamed_keys_of(const Prepared& prepared) {
  RenamedKeys renamed;
  std::set<std::string> seen;
  for (const SectionPlan& plan : prepared.plans)
    if (plan.plugin != nullptr && seen.insert(plan.plugin->manifest.id).second)
      for (const KeyRename& rename : plan.plugin->manifest.renamed_keys)
        renamed.push_back({plan.plugin->manifest.id, rename.from, rename.to});
  return renamed;
}

/// A plugin that is not the one of the edition before may have renamed what it says: data alone never do.
void warn_of_renames(const EditionChanges& changes, const Prepared& prepared, Diagnostics& diagnostics) {
  for (const RenamedKey& rename : likely_renames(changes.comparison)) {
    const PluginUsed* before = find_plugin(*changes.before, rename.plugin);
    const PluginUsed* now = find_plugin(*changes.now, rename.plugin);
    if (before == nullptr || now == nullptr || before->sha256 == now->sha256) continue;
    diagnostics.warn("edition.renamed-key", {prepared.report.file.string(), 0, 0},
                     "plugin " + quote(rename.plugin) + " says " + quote(rename.to) + " where edition " +
                         quote(changes.before->name) + " said " + quote(rename.from) + ": told as one figure gone and one new",
                     "if it is the same figure, write " + quote(rename.from) + " = " + quote(rename.to) +
                         " under [renamed_keys] in its plugin.toml");
  }
}

/// Whether the archive can be written, by trying. A folder that is not there is SQLite's to report.
bool may_write(const std::filesystem::path& file) {
  constexpr mode_t kMode = 0644;
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) return true;
  const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
  if (opened >= 0) close(opened);
  return opened >= 0;
}

}  // namespace

std::string series_of(const BuildRequest& request, const Report& report) {
  if (!request.series.empty()) return request.series;
  std::string series = report.file.stem().string();
  if (!request.audience.empty()) series += "/" + request.audience;
  for (const std::string& setting : request.settings) series += "/" + setting;
  return series;
}

std::unique_ptr<Editions> Editions::open(const BuildRequest& request, const Report& report,
                                         Diagnostics& diagnostics) {
  if (request.no_archive || !request.only.empty()) return nullptr;
  const std::filesystem::path file =
      request.archive.empty() ? report.archive : std::filesystem::path(request.archive);
  if (file.empty()) return nullptr;
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    diagnostics.error("edition.archive", {file.string(), 0, 0}, "is a folder, not an archive",
                      "name a file in it with --archive FILE, or build with --no-archive");
    return nullptr;
  }
  const bool wanted = request.dump == DumpKind::none && request.keeps;
  const bool keeps = wanted && may_write(file);
  if (wanted && !keeps)
    diagnostics.warn("edition.not-kept", {file.string(), 0, 0},
                     "nothing can be written here, so this edition is not archived",
                     "name another with --archive FILE, or build with --no-archive");
  std::unique_ptr<Archive> archive;
  if (keeps || std::filesystem::exists(file, ignored))
    archive = Archive::open(file, keeps ? Archive::Access::write : Archive::Access::read, diagnostics);
  if (!archive && !wanted) return nullptr;
  return std::unique_ptr<Editions>(new Editions(std::move(archive), file, request, keeps));
}

EditionRecord record_of(const Prepared& prepared, const BuildRequest& request, const Document& document) {
  EditionRecord record = record_edition(document);
  record.series = series_of(request, prepared.report);
  record.cadence = word(prepared.report.cadence);
  record.report_sha256 = prepared.hashes->of(prepared.report.file);
  if (!prepared.report.theme_file.empty()) record.theme_sha256 = prepared.hashes->of(prepared.report.theme_file);
  if (prepared.report.logo) record.logo_sha256 = prepared.hashes->of(prepared.report.logo->file);
  record.renamed_keys = renamed_keys_of(prepared);
  for (PluginUsed& plugin : record.plugins)
    if (const PluginFile* file = prepared.catalog.find(plugin.id))
      plugin.sha256 = prepared.hashes->of(file->path);
  return record;
}

ComparisonOptions comparison_options(const Prepared& prepared) {
  const Handling& handling = prepared.dataset->handling();
  const bool withholds_data = handling.audience && !handling.audiences.empty();
  return {prepared.report.materiality, withholds_data || prepared.report.withholds_sections};
}

std::optional<EditionRecord> Editions::before(const EditionRecord& record) {
  std::optional<EditionRecord> before = archive_ ? archive_->last_before(record) : std::nullopt;
  if (before) rename_keys(record.renamed_keys, *before);
  return before;
}

std::optional<EditionRecord> Editions::archived(const EditionRecord& record) {
  return archive_ ? archive_->find(record.series, record.name) : std::nullopt;
}

void Editions::compare(const EditionRecord& record, const std::optional<EditionRecord>& before,
                       const Prepared& prepared, Document& document, Diagnostics& diagnostics) {
  if (!archive_) return;
  if (!before) {
    document.changes = ChangeSummary{};
    return;
  }
  EditionChanges changes;
  changes.before = &*before;
  changes.now = &record;
  const ComparisonOptions options = comparison_options(prepared);
  changes.withholds = options.withholds;
  changes.comparison = compare_editions(*before, record, options);
  EditionRecord restated;
  if (!same_inputs(*before, record)) {
    Diagnostics said_already;  // by the run for this edition
    std::optional<Prepared> then = prepare_for(prepared.report, before->as_of, request_, said_already);
    if (then) {
      then->cache = prepared.cache;
      then->hashes = prepared.hashes;
    }
    if (then && !said_already.has_errors()) {
      restated = record_of(*then, request_, run(*then, request_, said_already));
      changes.restatement = compare_editions(*before, restated, options);
    } else {
      diagnostics.warn("edition.not-restated", {file_.string(), 0, 0},
                       "edition " + quote(before->name) + " cannot be made again, so corrections to "
                       "it are not told from changes");
    }
  }
  mark_changes(changes, document);
  add_trends(*archive_, record, document);
  warn_of_renames(changes, prepared, diagnostics);
  write_changes(changes, document);
  std::vector<ScoredJudgment> scored = scored_judgments(*archive_, record.series, record.as_of);
  if (options.withholds)
    std::erase_if(scored, [&](const ScoredJudgment& one) {
      return std::none_of(record.judgments.begin(), record.judgments.end(),
                          [&](const RecordedJudgment& judgment) { return judgment.key == one.outcome.key; });
    });
  write_scoreboard(score(std::move(scored)), document.sections.front().blocks);
}

bool Editions::keep(const EditionRecord& record, Diagnostics& diagnostics) {
  if (!keeps_) return false;
  const auto if_there = request_.replace ? Archive::IfThere::replace : Archive::IfThere::keep;
  const Archive::Stored stored = archive_->store(record, if_there);
  if (stored == Archive::Stored::kept)
    diagnostics.warn("edition.kept", {file_.string(), 0, 0},
                     "edition " + quote(record.name) + " of " + quote(record.series) +
                         " is archived with other content, which stays",
                     "pass --replace to archive this build instead");
  if (stored == Archive::Stored::added)
    for (const ArchivedEdition& later : archive_->list())
      if (later.series == record.series && later.as_of > record.as_of) {
        diagnostics.warn("edition.out-of-order", {file_.string(), 0, 0},
                         "edition " + quote(later.name) + " was archived before " + quote(record.name) +
                             " and compared with an earlier one",
                         "build it again with --replace to have it compared with this one");
        break;
      }
  return stored != Archive::Stored::failed;
}

}  // namespace quire::core
