#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/manifest.hpp"
#include "config/report.hpp"
#include "dataset/dataset.hpp"
#include "document/document.hpp"

namespace quire::core {

/// Whether this program can call a plugin that was built for that version of the contract; and which it
/// can, for people: "1.0 to 1.2".
bool takes_abi(std::uint32_t major, std::uint32_t minor);
std::string abi_range();

/// A plugin file and what its manifest says, found without running any of its code.
struct PluginFile {
  Manifest manifest;
  std::filesystem::path path;
  std::string found_in;  // which rule of the search found it: "--plugin", "QUIRE_PLUGIN_PATH", …
};

/// A file in the search path that is no usable plugin, and why.
struct RejectedPlugin {
  std::filesystem::path path;
  std::string reason;
};

struct PluginCatalog {
  std::vector<PluginFile> plugins;   // by id; for each id the copy that won
  std::vector<PluginFile> shadowed;  // copies that lost against an earlier folder
  std::vector<RejectedPlugin> rejected;
  std::vector<std::filesystem::path> searched;

  const PluginFile* find(std::string_view id) const;
};

struct SearchFolder {
  std::filesystem::path path;  // a folder, or one plugin file
  std::string rule;
};

/// Reads the manifests of every plugin file in `folders`, first come first kept.
PluginCatalog find_plugins(const std::vector<SearchFolder>& folders);

/// What one section may use up.
struct Limits {
  std::chrono::milliseconds wall_clock{10'000};
  std::chrono::seconds cpu{10};
  std::uint64_t memory = 512ULL << 20;  // bytes the plugin may allocate
  std::uint64_t output = 64ULL << 20;   // bytes of section it may write
  std::size_t depth = 32;               // nesting of its elements
  std::uint32_t open_files = 64;
};

/// `limits` with what a manifest asks for, or a report sets.
Limits with_request(Limits limits, const LimitsRequest& request);

/// What sections have delivered, so that a plugin that is asked the same of the same tables does not run
/// again. Tables are the same by their content: a dataset may be read again in between. May be used from
/// several threads at once.
class SectionCache {
 public:
  SectionCache();
  ~SectionCache();

  struct Store;
  Store& store() { return *store_; }

 private:
  std::unique_ptr<Store> store_;
};

struct RunOptions {
  bool in_process = false;  // for debugging: no isolation at all
  unsigned jobs = 1;        // sections run at the same time
  Limits limits;            // where neither plugin nor report says otherwise
  bool require_sandbox = false;  // no plugin runs where the kernel cannot confine it
  bool unload = false;           // unload the plugin when it is done, which only a check does
  Date as_of{};
  SectionCache* cache = nullptr;  // null: every section is run
  /// What is started for each section and must then call `worker_main`: quire-worker, or this program with "--worker".
  std::filesystem::path worker_program = "/proc/self/exe";
};

/// What is to run for one section of a report.
struct SectionPlan {
  const SectionRequest* request = nullptr;
  const PluginFile* plugin = nullptr;  // null: cannot run, `problem` says why
  std::string problem;
  std::vector<Option> options;
};
/// What must hold before a run: every section's plugin is there, of a fitting ABI, its options are
/// valid, the tables and columns it asks for exist with nothing missing. One entry per section of
/// the report; reports every mistake.
std::vector<SectionPlan> plan_sections(const Report& report, const Dataset& dataset,
                                       const PluginCatalog& catalog, Diagnostics& diagnostics);
/// The same without data to hold plugins against: only what is wrong is said.
void check_sections(const Report& report, const PluginCatalog& catalog, Diagnostics& diagnostics);

/// What a document says of its data.
std::vector<DataTable> data_tables(const Dataset& dataset);

/// Runs each section's plugin in a worker process and gathers the document. A section whose plugin
/// fails, crashes or breaks a limit says so in its place; no other section is touched.
Document run_plugins(const Report& report, const Dataset& dataset,
                     const std::vector<SectionPlan>& plans, const RunOptions& options,
                     Diagnostics& diagnostics);

/// The other side: what `quire --worker` does. Returns the process's exit code.
int worker_main();

}  // namespace quire::core
