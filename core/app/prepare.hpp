#pragma once

#include <memory>
#include <optional>

#include "app/build.hpp"
#include "app/file_hashes.hpp"
#include "app/stopwatch.hpp"
#include "config/report.hpp"
#include "dataset/dataset.hpp"
#include "dataset/kept_dataset.hpp"
#include "host/host.hpp"

namespace quire::core {

/// What is settled before any plugin runs: report, data and plugins fit each other.
struct Prepared {
  Report report;
  Date as_of{};
  std::shared_ptr<const Dataset> dataset;
  PluginCatalog catalog;
  std::vector<SectionPlan> plans;
  SectionCache* cache = nullptr;  // of the batch this is part of
  std::shared_ptr<FileHashes> hashes = std::make_shared<FileHashes>();
};

/// What a program keeps that builds one report again and again.
struct KeptInputs {
  KeptDataset dataset;
  SectionCache sections;
  std::shared_ptr<FileHashes> hashes = std::make_shared<FileHashes>();
};

/// An audience that neither the sections nor the dataset name sees what everybody may. Where its name is nearly that of one
/// they do, it is a slip, and reported. False where they do not name it.
bool check_audience(const std::string& audience, const Report& report, const Dataset& dataset, const SourceSpan& where,
                    Diagnostics& diagnostics);

/// The report with the request's parameters as its defaults, which are not yet put in their places.
std::optional<Report> read_request(const BuildRequest& request, Diagnostics& diagnostics);

/// How the request wants data read, and which plugins it lets run.
DatasetOptions dataset_options_for(const BuildRequest& request, std::optional<Date> as_of);
PluginCatalog plugins_for(const BuildRequest& request, const Report& report);

/// Everything that can be known to be wrong is in `diagnostics`; the result may be there although
/// something is. Empty when there is nothing to go on with. What `kept` has is not read or run again, unless it is null.
std::optional<Prepared> prepare(const BuildRequest& request, Stopwatch& watch,
                                Diagnostics& diagnostics, KeptInputs* kept = nullptr);

/// The same report on another day: its rows as known then.
std::optional<Prepared> prepare_for(const Report& report, Date as_of, const BuildRequest& request,
                                    Diagnostics& diagnostics);

/// The report's plugins run over its data.
Document run(const Prepared& prepared, const BuildRequest& request, Diagnostics& diagnostics);

/// The files that the report was read from: its own, its theme, its data, its plugins.
std::vector<std::filesystem::path> input_files(const Prepared& prepared);

/// Whether a section that the report requires has no plugin.
bool plugin_is_missing(const Prepared& prepared);

}  // namespace quire::core
