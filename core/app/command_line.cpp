#include <fmt/format.h>

#include <chrono>

#include "app/archive_command.hpp"
#include "app/batch/batch_command.hpp"
#include "app/build.hpp"
#include "app/commands.hpp"
#include "app/diff_command.hpp"
#include "app/explain_command.hpp"
#include "app/lock_command.hpp"
#include "app/report_options.hpp"
#include "app/schedule_command.hpp"
#include "app/schema/schema_command.hpp"
#include "app/verify_command.hpp"
#include "app/watch_command.hpp"
#include "base/diagnostic.hpp"

// The options of each command. What a command does stands in the file of its name.

namespace quire::core {
namespace {

/// The clock is read here and only when asked for.
Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

/// Which edition of a report is meant.
void add_edition_options(CLI::App& command, BuildRequest& request) {
  command
      .add_option("--edition", request.edition,
                  "the edition by its name, such as 2026-W47; its as-of day is its period's last")
      ->excludes("--as-of");
  add_audience_option(command, request);
  command.add_option("--only", request.only, "just the sections of this plugin");
  command.add_option("--without", request.without, "leave out the sections of this plugin")->allow_extra_args(false);
}

/// How editions are built, one or many.
void add_run_options(CLI::App& command, BuildRequest& request) {
  command.add_option("-j,--jobs", request.jobs, "how much is done at once (default: one a core)");
  CLI::Option* archive = command.add_option(
      "--archive", request.archive, "the archive of past editions (default: the report's)");
  command.add_flag("--no-archive", request.no_archive, "compare with nothing and keep nothing")
      ->excludes(archive);
  command.add_option("--outbox", request.outbox,
                     "a folder for messages to the report's recipients, which nobody sends");
  command.add_flag("--replace", request.replace,
                   "archive this build in place of an edition of the same name");
  CLI::Option* in_process =
      command.add_flag("--in-process", request.in_process, "run plugins without isolation, for a debugger");
  command
      .add_flag("--require-sandbox", request.require_sandbox,
                "run no plugin where the kernel cannot take files and network from it")
      ->excludes(in_process);
  command.add_flag("--locked", request.locked, "refuse data, plugins and fonts that are not what quire lock wrote");
  command.add_flag("--strict", request.strict, "write nothing when a section fails");
}

void add_output_options(CLI::App& command, BuildRequest& request) {
  command.add_option("-o,--output", request.output,
                     "where the PDF goes; - is standard output (default: REPORT-EDITION.pdf here)");
  command.add_option("--dump", request.dump, "print this station's result instead of writing a PDF")
      ->transform(CLI::CheckedTransformer(std::map<std::string, DumpKind>{
          {"document", DumpKind::document}, {"layout", DumpKind::layout}}))
      ->option_text("document|layout");
  command.add_flag("--timings", request.timings, "say how long each station took");
}

void add_form(CLI::App& command, OutputForm& form) {
  command.add_flag_callback("--json", [&form] { form = OutputForm::json; }, "print JSON");
}

struct ArchiveOptions {
  EditionChoice choice;
  std::string file;
  std::string outcome;
  std::string day;
  std::string key;
  std::string note;
  int keep = 0;
  bool flag = false;
  OutputForm form = OutputForm::text;
};

/// A command of `quire archive`: the archive's file is its first operand.
template <class Work>
Command<ArchiveOptions> add_archive_part(CLI::App& archive, const char* name, const char* description,
                                         Chosen& chosen, Work work) {
  auto command = add_command<ArchiveOptions>(archive, name, description, chosen, work);
  command.app->add_option("archive", command.options->choice.archive, "the archive's file")->required();
  return command;
}

void add_series(const Command<ArchiveOptions>& command) {
  command.app->add_option("--series", command.options->choice.series,
                          "the series, where the archive has several");
}

void add_edition(const Command<ArchiveOptions>& command) {
  command.app->add_option("edition", command.options->choice.name, "the edition, such as 2026-W47")->required();
  add_series(command);
}

ExitCode record_outcome_of(const ArchiveOptions& options) {
  const std::optional<Date> day = day_option("--on", options.day);
  if (!day) return ExitCode::usage;
  return record_outcome({options.choice, options.key, options.outcome == "happened", *day, options.note, options.flag});
}

}  // namespace

std::optional<Date> day_option(const std::string& option, const std::string& text) {
  if (text == "today") return today();
  const std::optional<Date> day = parse_date(text);
  if (!day)
    fmt::print(stderr, "error: {} {} is not a date\n  hint: write it as 2026-11-23, or today\n", option,
               quote(text));
  return day;
}

void add_build_command(CLI::App& app, Chosen& chosen) {
  const auto command = add_command<ReportOptions>(
      app, "build", "build a report into a PDF", chosen, [](ReportOptions& options) {
        return options.settle() ? build(options.request) : ExitCode::usage;
      });
  add_report_options(*command.app, *command.options);
  add_edition_options(*command.app, command.options->request);
  add_run_options(*command.app, command.options->request);
  add_output_options(*command.app, command.options->request);
}

void add_batch_command(CLI::App& app, Chosen& chosen) {
  struct Options : ReportOptions {
    BatchRequest batch;
    const CLI::App* merge = nullptr;
  };
  const auto command = add_command<Options>(
      app, "batch", "build every [[edition]] of a report that is not there yet", chosen, [](Options& options) {
        if (!options.settle()) return ExitCode::usage;
        options.batch.build = options.request;
        return options.merge->parsed() ? merge_batch(options.batch) : batch(options.batch);
      });
  BatchRequest& request = command.options->batch;
  add_report_options(*command.app, *command.options);
  add_run_options(*command.app, command.options->request);
  constexpr const char* kFolder = "the folder for the editions and manifest.json (default: here)";
  command.app->add_option("-o,--output", request.folder, kFolder);
  command.app->add_option("--shard", request.shard,
                          "make only one of several parts, such as 3/8 (default: the part that a Slurm array, a "
                          "Kubernetes Indexed Job with QUIRE_SHARDS, or an AWS Batch array runs this for; else all)");
  command.app->add_flag("--again", request.again, "make what is there already too");
  // Before a required positional CLI11 would not see the subcommand.
  command.app->get_option("report")->required(false);
  command.app->parse_complete_callback([options = command.options] {
    if (options->request.report.empty()) throw CLI::RequiredError("report");
  });
  CLI::App* merge = command.app->add_subcommand("merge", "join what the shards of a batch made, and name what is missing");
  add_report_options(*merge, *command.options);
  add_run_options(*merge, command.options->request);
  merge->add_option("-o,--output", request.folder, kFolder);
  command.options->merge = merge;
}

void add_watch_command(CLI::App& app, Chosen& chosen) {
  struct Options : ReportOptions {
    unsigned builds = 0;
  };
  const auto command = add_command<Options>(
      app, "watch", "build a report again whenever something it is made of changes", chosen,
      [](Options& options) {
        return options.settle() ? watch(options.request, options.builds) : ExitCode::usage;
      });
  add_report_options(*command.app, *command.options);
  add_edition_options(*command.app, command.options->request);
  command.app->add_option("-o,--output", command.options->request.output, "where the PDF goes (default: REPORT.pdf here)");
  command.app->add_option("--archive", command.options->request.archive,
                          "the archive to compare with (default: the report's)");
  command.app->add_option("--builds", command.options->builds, "end after so many builds (default: never)");
}

void add_check_command(CLI::App& app, Chosen& chosen) {
  struct Options : ReportOptions {
    bool layout = false;
  };
  const auto command = add_command<Options>(
      app, "check", "say everything that is wrong with a report and its data", chosen,
      [](Options& options) {
        if (!options.settle()) return ExitCode::usage;
        options.request.no_archive = true;
        return check(options.request, options.layout);
      });
  add_report_options(*command.app, *command.options);
  add_edition_options(*command.app, command.options->request);
  command.app->add_flag("--layout", command.options->layout,
                        "run the plugins too and inspect the finished pages: overlaps, contrast, captions, numbers that no value backs");
}

void add_archive_command(CLI::App& app, Chosen& chosen) {
  using Options = ArchiveOptions;
  CLI::App* archive = app.add_subcommand("archive", "past editions and what came of their judgments");
  archive->require_subcommand(1);
  const auto list = add_archive_part(
      *archive, "list", "every edition", chosen,
      [](const Options& options) { return list_editions(options.choice.archive, options.form); });
  add_form(*list.app, list.options->form);
  const auto show = add_archive_part(
      *archive, "show", "what one edition says", chosen,
      [](const Options& options) { return show_edition(options.choice, options.form); });
  add_edition(show);
  add_form(*show.app, show.options->form);
  const auto export_part = add_archive_part(
      *archive, "export", "editions and outcomes as JSON, one a line", chosen,
      [](const Options& options) { return export_editions(options.choice.archive, options.file); });
  export_part.app->add_option("-o,--output", export_part.options->file, "a file (default: standard output)");
  const auto import_part = add_archive_part(
      *archive, "import", "take in what export wrote", chosen, [](const Options& options) {
        return import_editions(options.choice.archive, options.file,
                               options.flag ? ImportConflict::replace : ImportConflict::keep);
      });
  import_part.app->add_option("file", import_part.options->file, "the exported file")->required();
  import_part.app->add_flag("--replace", import_part.options->flag, "in place of editions of the same name");
  const auto prune = add_archive_part(
      *archive, "prune", "remove old editions", chosen, [](const Options& options) {
        return prune_editions(options.choice.archive, options.choice.series, options.keep,
                              options.flag ? PruneMode::only_say : PruneMode::remove);
      });
  prune.app->add_option("--keep", prune.options->keep, "how many of each series stay, the last ones")
      ->required()
      ->check(CLI::Range(1, 1'000'000));
  prune.app->add_flag("--dry-run", prune.options->flag, "only say what would go");
  add_series(prune);
  const auto outcome =
      add_archive_part(*archive, "outcome", "say what came of a judgment", chosen, record_outcome_of);
  add_edition(outcome);
  outcome.app->add_option("key", outcome.options->key, "the judgment, such as chips/replacement")->required();
  outcome.app->add_option("outcome", outcome.options->outcome, "happened, or not")
      ->required()
      ->check(CLI::IsMember({"happened", "not"}))
      ->option_text("happened|not");
  outcome.app->add_option("--on", outcome.options->day, "the day on which it was known")->required();
  outcome.app->add_option("--note", outcome.options->note, "by what it is known");
  outcome.app->add_flag("--replace", outcome.options->flag, "in place of an outcome that is recorded already");
}

void add_diff_command(CLI::App& app, Chosen& chosen) {
  const auto command = add_command<DiffRequest>(
      app, "diff", "what one edition says otherwise than another; exit code 6 when they differ", chosen, diff);
  DiffRequest& request = *command.options;
  command.app->add_option("before", request.before,
                          "a briefing's PDF, a report (weekly.toml@2026-11-09), a record (.json), or an edition")
      ->required();
  command.app->add_option("after", request.after, "the same")->required();
  command.app->add_option("--archive", request.archive, "where editions are looked up by name");
  command.app->add_option("--series", request.series, "the series, where the archive has several");
  command.app->add_option("--materiality", request.materiality,
                          "part of a number from which on its move matters (default 0)")
      ->check(CLI::Range(0.0, 1.0))
      ->check([](const std::string& text) { return text.find_first_of("nN") == std::string::npos ? "" : "not a number"; });
  command.app->add_option("-o,--output", request.pdf, "also write the change log as a PDF");
  add_plugin_option(*command.app, request.plugins);
  add_form(*command.app, request.form);
}

void add_explain_command(CLI::App& app, Chosen& chosen) {
  struct Options {
    std::string pdf;
    std::string what;
    OutputForm form = OutputForm::text;
  };
  const auto command = add_command<Options>(
      app, "explain", "where a figure of a briefing comes from", chosen,
      [](const Options& options) { return explain(options.pdf, options.what, options.form); });
  command.app->add_option("pdf", command.options->pdf, "the briefing")->required();
  command.app->add_option("what", command.options->what,
                          "a key, or a place such as '#t3.r2.c4' (default: list every key)");
  add_form(*command.app, command.options->form);
}

void add_verify_command(CLI::App& app, Chosen& chosen) {
  struct Options : ReportOptions {
    std::string pdf;
  };
  const auto command = add_command<Options>(
      app, "verify", "build a briefing again and compare; exit code 6 when it differs", chosen,
      [](Options& options) { return verify(options.pdf, options.request); });
  BuildRequest& request = command.options->request;
  command.app->add_option("pdf", command.options->pdf, "the briefing")->required();
  command.app->add_option("report", request.report, "the report it was built from")->required();
  add_plugin_option(*command.app, request.plugins);
  command.app->add_option("--set", request.settings, "a parameter that it was built with: NAME=VALUE")
      ->allow_extra_args(false);
  command.app->add_option("--audience", request.audience, "the audience that it was built for");
  command.app->add_option("--archive", request.archive, "the archive of past editions (default: the report's)");
  command.app->add_flag("--no-archive", request.no_archive, "it was built without one");
}

void add_schedule_command(CLI::App& app, Chosen& chosen) {
  struct Options : ReportOptions {
    std::string folder = ".";
  };
  const auto command = add_command<Options>(
      app, "schedule", "write a systemd timer and a cron line for a report", chosen,
      [](Options& options) { return schedule(options.request, options.folder); });
  add_report_options(*command.app, *command.options);
  command.app->add_option("-o,--output", command.options->folder, "the folder for them (default: here)");
}

void add_schema_command(CLI::App& app, Chosen& chosen) {
  struct Options {
    SchemaOf kind = SchemaOf::report;
    std::vector<std::string> plugins;
  };
  const auto command = add_command<Options>(
      app, "schema", "print the JSON Schema of a TOML file, for completion and checks in editors", chosen,
      [](const Options& options) { return print_schema(options.kind, options.plugins); });
  command.app->add_option("kind", command.options->kind, "report, dataset, plugin or theme")
      ->required()
      ->transform(CLI::CheckedTransformer(std::map<std::string, SchemaOf>{{"report", SchemaOf::report},
                                                                          {"dataset", SchemaOf::dataset},
                                                                          {"plugin", SchemaOf::plugin},
                                                                          {"theme", SchemaOf::theme}}))
      ->option_text("report|dataset|plugin|theme");
  add_plugin_option(*command.app, command.options->plugins);
}

void add_lock_command(CLI::App& app, Chosen& chosen) {
  const auto command = add_command<ReportOptions>(
      app, "lock", "write down what a report's editions are made of, by hash", chosen,
      [](ReportOptions& options) { return options.settle() ? lock(options.request) : ExitCode::usage; });
  add_report_options(*command.app, *command.options);
}

}  // namespace quire::core
