#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "app/batch/edition_entry.hpp"
#include "app/batch/journal.hpp"
#include "app/batch/shared_datasets.hpp"
#include "app/edition_build.hpp"
#include "config/plan_editions.hpp"

namespace quire::core {

/// The editions of a batch that are to be made, several at a time.
class BatchRun {
 public:
  /// `editions` are in the order of plan_editions. Everything outlives the run.
  BatchRun(const BuildRequest& request, const Report& report, std::filesystem::path folder,
           SharedDatasets& datasets, const PluginCatalog& catalog, std::vector<const PlannedEdition*> editions,
           std::string inputs, Journal& journal);

  /// Makes them; what went wrong is in `diagnostics`, each thing once.
  void run(Diagnostics& diagnostics);

  const std::vector<EditionEntry>& entries() const { return entries_; }

 private:
  void work();
  void make(std::size_t edition, std::unique_ptr<Press>& press);
  Published build(const PlannedEdition& planned, Press& press, Diagnostics& diagnostics);
  void finish(std::size_t edition, const Published& published, const Diagnostics& diagnostics);
  void say(std::size_t edition);
  /// One where several editions are made at a time.
  unsigned jobs_of_edition() const { return begins_.size() > 2 ? 1 : request_.jobs; }

  const BuildRequest& request_;
  const Report& report_;
  std::filesystem::path folder_;
  SharedDatasets& datasets_;
  const PluginCatalog& catalog_;
  std::vector<const PlannedEdition*> editions_;
  std::string inputs_;
  Journal& journal_;
  SectionCache sections_;
  std::shared_ptr<FileHashes> hashes_ = std::make_shared<FileHashes>();
  std::vector<EditionEntry> entries_;  // of editions_
  std::vector<std::size_t> begins_;    // of what follows each other, in editions_; and their number
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;  // of what follows
  std::map<std::string, Diagnostic> said_;
  std::size_t unsaid_ = 0;
  std::size_t done_ = 0;
  bool shows_bar_;
};

/// Whether each edition of a series is compared with the one before, so that they are made in turn.
bool is_archived(const BuildRequest& request, const Report& report);

}  // namespace quire::core
