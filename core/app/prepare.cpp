#include "app/prepare.hpp"

#include <algorithm>
#include <thread>

#include "app/places.hpp"
#include "base/suggest.hpp"
#include "config/plan_editions.hpp"
#include "host/plugin_files.hpp"
#include "pdf/pdf.hpp"

namespace quire::core {
namespace {

/// Whether `option` names a plugin that the report uses; a mistake is reported.
void check_used(const std::string& plugin, const char* option, const Report& report, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const SectionRequest& section : report.sections) ids.push_back(section.plugin);
  if (std::find(ids.begin(), ids.end(), plugin) == ids.end())
    diagnostics.error("app.no-such-section", {report.file.string(), 0, 0},
                      "no section of the report uses the plugin " + quote(plugin) + ", which " + option + " names",
                      did_you_mean(plugin, ids));
}

/// What --only and --without leave of the sections.
void choose_sections(const BuildRequest& request, Report& report, Diagnostics& diagnostics) {
  if (!request.only.empty()) check_used(request.only, "--only", report, diagnostics);
  for (const std::string& plugin : request.without) check_used(plugin, "--without", report, diagnostics);
  std::erase_if(report.sections, [&](const SectionRequest& section) {
    return (!request.only.empty() && section.plugin != request.only) ||
           std::find(request.without.begin(), request.without.end(), section.plugin) != request.without.end();
  });
}

/// The day that --as-of, --edition or the report names.
std::optional<Date> day_of(const BuildRequest& request, const Report& report,
                           Diagnostics& diagnostics) {
  const SourceSpan where{report.file.string(), 0, 0};
  if (!request.edition.empty()) {
    const std::optional<Period> period = parse_edition(report.cadence, request.edition);
    if (period) return period->last;
    const bool is_table = std::any_of(report.editions.begin(), report.editions.end(),
                                      [&](const EditionRequest& edition) { return edition.name == request.edition; });
    const Date example = request.as_of.value_or(report.as_of.value_or(kExampleDay));
    diagnostics.error("app.edition", where,
                      quote(request.edition) + " names no edition of a report whose cadence is " +
                          quote(word(report.cadence)),
                      is_table ? "it is an [[edition]] of the report: quire batch builds those"
                               : "write it as " + edition_name(report.cadence, example));
    return {};
  }
  const std::optional<Date> day = request.as_of ? request.as_of : report.as_of;
  if (!day)
    diagnostics.error("app.as-of", where, "the report names no as-of date",
                      "add as_of = 2026-11-23 to it, or pass --as-of 2026-11-23");
  return day;
}

void check_first_edition(const Report& report, Date as_of, Diagnostics& diagnostics) {
  if (report.first_edition && !edition_number(report.cadence, *report.first_edition, as_of))
    diagnostics.warn("app.first-edition", {report.file.string(), 0, 0},
                     "the edition of " + iso_date(as_of) + " has no number: first_edition is " +
                         iso_date(*report.first_edition),
                     report.cadence == Cadence::ad_hoc ? "ad-hoc editions are not counted"
                                                       : "set first_edition to an earlier day");
}

/// A picture that no PDF can show is wrong before any section runs.
void check_logo(const Report& report, Diagnostics& diagnostics) {
  if (!report.logo) return;
  const Logo& logo = *report.logo;
  const auto format = logo.is_png ? ImageItem::Format::png : ImageItem::Format::jpeg;
  if (const std::optional<ImageProblem> problem = problem_of_image(format, logo.bytes))
    diagnostics.error("app.logo", logo.where,
                      "logo " + quote(logo.file.filename().string()) + " cannot be printed: " + problem->message, problem->hint);
}

std::shared_ptr<const Dataset> read_once(const std::filesystem::path& manifest, const DatasetOptions& options,
                                         Diagnostics& diagnostics) {
  std::optional<Dataset> dataset = read_dataset(manifest, options, diagnostics);
  return dataset ? std::make_shared<const Dataset>(std::move(*dataset)) : nullptr;
}

Prepared fit(Report report, Date as_of, std::shared_ptr<const Dataset> dataset, const BuildRequest& request,
             Diagnostics& diagnostics) {
  Prepared prepared{std::move(report), as_of, std::move(dataset), {}, {}, nullptr};
  prepared.catalog = plugins_for(request, prepared.report);
  prepared.plans = plan_sections(prepared.report, *prepared.dataset, prepared.catalog, diagnostics);
  return prepared;
}

bool names_audience(const std::vector<EditionRequest>& editions, const std::string& audience) {
  return std::any_of(editions.begin(), editions.end(), [&](const EditionRequest& edition) {
    return std::find(edition.audiences.begin(), edition.audiences.end(), audience) != edition.audiences.end();
  });
}

/// What else is wrong with a report that has mistakes, so that all of it is said at once.
void tell_the_rest(const BuildRequest& request, Diagnostics& diagnostics) {
  Diagnostics said_already;
  std::optional<Report> report = read_report_with_mistakes(request.report, said_already);
  if (!report || report->dataset.empty()) return;
  std::erase_if(report->sections, [](const SectionRequest& section) { return section.plugin.empty(); });
  const PluginCatalog catalog = plugins_for(request, *report);
  const std::shared_ptr<const Dataset> dataset =
      read_once(report->dataset, dataset_options_for(request, report->as_of), diagnostics);
  if (dataset)
    plan_sections(*report, *dataset, catalog, diagnostics);
  else
    check_sections(*report, catalog, diagnostics);
}

}  // namespace

bool check_audience(const std::string& audience, const Report& report, const Dataset& dataset, const SourceSpan& where,
                    Diagnostics& diagnostics) {
  std::vector<std::string> known = dataset.handling().audiences;
  for (const SectionRequest& section : report.sections)
    known.insert(known.end(), section.audience.begin(), section.audience.end());
  if (audience.empty() || std::find(known.begin(), known.end(), audience) != known.end()) return true;
  if (const std::string near = did_you_mean(audience, known); !near.empty())
    diagnostics.error("app.audience", where, "neither report nor dataset names the audience " + quote(audience), near);
  return false;
}

DatasetOptions dataset_options_for(const BuildRequest& request, std::optional<Date> as_of) {
  DatasetOptions options = dataset_options(as_of);
  options.audience = request.audience;
  options.require_sandbox = request.require_sandbox;
  options.source_plugins = !request.safe;
  return options;
}

PluginCatalog plugins_for(const BuildRequest& request, const Report& report) {
  PluginCatalog found = find_plugins(plugin_folders(request.plugins, report.file));
  if (!request.safe) return found;
  PluginCatalog shipped = find_plugins({shipped_plugins_folder()});
  for (const std::vector<PluginFile>* others : {&found.plugins, &found.shadowed})
    for (const PluginFile& plugin : *others)
      if (const PluginFile* own = shipped.find(plugin.manifest.id); own == nullptr || own->path != plugin.path)
        shipped.rejected.push_back({plugin.path, "did not come with quire, and --safe leaves such plugins out"});
  return shipped;
}

std::optional<Report> read_request(const BuildRequest& request, Diagnostics& diagnostics) {
  std::optional<Report> report = read_report(request.report, diagnostics);
  if (!report) return {};
  check_logo(*report, diagnostics);
  if (!request.outbox.empty() && report->delivery.recipients.empty())
    diagnostics.error("app.outbox", {report->file.string(), 0, 0}, "the report has no recipients for --outbox",
                      "name a sender and recipients in [delivery]");
  std::vector<Parameter> values;  // later ones win
  for (const std::string& setting : request.settings)
    if (std::optional<Parameter> value = parse_parameter(*report, setting, diagnostics))
      values.push_back(std::move(*value));
  if (diagnostics.has_errors()) return {};
  for (Parameter& parameter : report->parameters)
    for (Parameter& value : values)
      if (value.name == parameter.name) parameter.value = value.value;
  return report;
}

std::optional<Prepared> prepare(const BuildRequest& request, Stopwatch& watch,
                                Diagnostics& diagnostics, KeptInputs* kept) {
  const std::optional<Report> whole = read_request(request, diagnostics);
  if (!whole) {
    tell_the_rest(request, diagnostics);
    return {};
  }
  Report report = with_parameters(for_audience(*whole, request.audience), {});
  choose_sections(request, report, diagnostics);
  const std::optional<Date> as_of = day_of(request, report, diagnostics);
  if (as_of) check_first_edition(report, *as_of, diagnostics);
  watch.lap("config");
  const DatasetOptions options = dataset_options_for(request, as_of);
  std::shared_ptr<const Dataset> dataset = kept != nullptr ? kept->dataset.read(report.dataset, options, diagnostics)
                                                           : read_once(report.dataset, options, diagnostics);
  watch.lap("dataset");
  if (!dataset) check_sections(report, plugins_for(request, report), diagnostics);
  if (!dataset || diagnostics.has_errors()) return {};
  const SourceSpan file{whole->file.string(), 0, 0};
  if (!check_audience(request.audience, *whole, *dataset, file, diagnostics) && !diagnostics.has_errors() &&
      !names_audience(whole->editions, request.audience))
    diagnostics.warn("app.audience", file, "neither report nor dataset names the audience " + quote(request.audience),
                     "it sees what everybody may");
  Prepared prepared = fit(std::move(report), *as_of, std::move(dataset), request, diagnostics);
  if (kept != nullptr) {
    prepared.cache = &kept->sections;
    prepared.hashes = kept->hashes;
  }
  return prepared;
}

std::optional<Prepared> prepare_for(const Report& report, Date as_of, const BuildRequest& request,
                                    Diagnostics& diagnostics) {
  std::shared_ptr<const Dataset> dataset = read_once(report.dataset, dataset_options_for(request, as_of), diagnostics);
  if (!dataset) return {};
  return fit(report, as_of, std::move(dataset), request, diagnostics);
}

Document run(const Prepared& prepared, const BuildRequest& request, Diagnostics& diagnostics) {
  RunOptions options;
  options.in_process = request.in_process;
  options.require_sandbox = request.require_sandbox;
  options.worker_program = worker_program();
  options.jobs = request.jobs != 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
  options.as_of = prepared.as_of;
  options.cache = prepared.cache;
  return run_plugins(prepared.report, *prepared.dataset, prepared.plans, options, diagnostics);
}

std::vector<std::filesystem::path> input_files(const Prepared& prepared) {
  const std::filesystem::path data = prepared.report.dataset;
  std::vector<std::filesystem::path> files{prepared.report.file, data};
  if (!prepared.report.theme_file.empty()) files.push_back(prepared.report.theme_file);
  if (prepared.report.logo) files.push_back(prepared.report.logo->file);
  for (const TableView& table : prepared.dataset->tables()) files.push_back(data.parent_path() / table.file);
  for (const SectionPlan& plan : prepared.plans)
    if (plan.plugin != nullptr)
      for (std::filesystem::path& file : files_of_plugin(plan.plugin->path)) files.push_back(std::move(file));
  return files;
}

bool plugin_is_missing(const Prepared& prepared) {
  return std::any_of(prepared.plans.begin(), prepared.plans.end(), [](const SectionPlan& plan) {
    return plan.plugin == nullptr && plan.request->required;
  });
}

}  // namespace quire::core
