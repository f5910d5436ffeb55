// The options of `quire plugin …`.
#include "app/commands.hpp"
#include "app/plugin/bisect.hpp"
#include "app/plugin/check_plugin.hpp"
#include "app/plugin/dev_plugin.hpp"
#include "app/plugin/doctor.hpp"
#include "app/plugin/new_plugin.hpp"
#include "app/plugin/package.hpp"
#include "app/plugin/test_plugin.hpp"
#include "app/plugin_command.hpp"
#include "app/report_options.hpp"

namespace quire::core {

void add_plugin_command(CLI::App& app, Chosen& chosen) {
  struct Options {
    std::vector<std::string> folders;
    std::string id;
    ListDetail detail = ListDetail::plugins;
    InfoForm form = InfoForm::text;
  };
  CLI::App* plugin = app.add_subcommand("plugin", "what plugins there are, and making one");
  plugin->require_subcommand(1);
  const auto list = add_command<Options>(
      *plugin, "list", "every plugin found", chosen,
      [](const Options& options) { return list_plugins(options.folders, options.detail); });
  list.app->add_flag_callback(
      "--why", [options = list.options] { options->detail = ListDetail::why; },
      "also say which copies lost, and why");
  const auto info = add_command<Options>(
      *plugin, "info", "one plugin's options, limits and needs", chosen,
      [](const Options& options) { return show_plugin(options.folders, options.id, options.form); });
  info.app->add_flag_callback(
      "--markdown", [options = info.options] { options->form = InfoForm::markdown; },
      "print the table of its options for a README");
  info.app->add_option("id", info.options->id, "its id")->required();
  struct NewOptions {
    std::string name;
    PluginLanguage language = PluginLanguage::cpp;
  };
  const auto make = add_command<NewOptions>(
      *plugin, "new", "a folder with a plugin that builds and runs as it is", chosen,
      [](const NewOptions& options) { return new_plugin(options.name, options.language); });
  make.app->add_option("name", make.options->name, "its id, and the folder's name")->required();
  make.app->add_option("--lang", make.options->language, "cpp or c (default: cpp)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, PluginLanguage>{
          {"cpp", PluginLanguage::cpp}, {"c", PluginLanguage::c}}))
      ->option_text("cpp|c");
  struct ProjectOptions {
    std::string folder;
    unsigned builds = 0;
  };
  const auto dev = add_command<ProjectOptions>(
      *plugin, "dev",
      "build a plugin and its page on its sample data, again whenever a file changes", chosen,
      [](const ProjectOptions& options) { return dev_plugin(options.folder, options.builds); });
  dev.app->add_option("folder", dev.options->folder, "the plugin's folder")->required();
  dev.app->add_option("--builds", dev.options->builds, "end after so many builds (default: never)");
  struct TestOptions {
    std::string folder;
    bool update = false;
  };
  const auto test = add_command<TestOptions>(
      *plugin, "test", "build a plugin, compare its section with expected.txt and check it", chosen,
      [](const TestOptions& options) {
        return test_plugin(options.folder, options.update ? Expected::update : Expected::compare);
      });
  test.app->add_option("folder", test.options->folder, "the plugin's folder")->required();
  test.app->add_flag("--update", test.options->update, "take the section as it is now");
  const auto check = add_command<CheckRequest>(
      *plugin, "check", "try a plugin on changed data, options and surroundings", chosen,
      check_plugin);
  check.app
      ->add_option("file", check.options->file, "a plugin file, or the id of one that is found")
      ->required();
  check.app->add_option("--data", check.options->data, "the dataset to try it on")->required();
  check.app->add_option("--only", check.options->only, "one case by its name");
  check.app->add_option("--junit", check.options->junit, "also write the verdicts as JUnit XML");
  check.app->add_flag("--json", check.options->json, "print JSON");
  add_plugin_option(*check.app, check.options->folders);
  struct PackOptions {
    std::string file;
    std::string output;
    bool replace = false;
  };
  const auto pack = add_command<PackOptions>(
      *plugin, "pack", "build a plugin and put it into one file to hand over", chosen,
      [](const PackOptions& options) { return pack_plugin(options.file, options.output); });
  pack.app->add_option("folder", pack.options->file, "the plugin's folder")->required();
  pack.app->add_option("-o,--output", pack.options->output, "the file (default: ID-VERSION.quireplugin here)");
  const auto install = add_command<PackOptions>(
      *plugin, "install", "put a packed plugin where it is found", chosen, [](const PackOptions& options) {
        return install_plugin(options.file, options.replace ? Installed::replace : Installed::keep);
      });
  install.app->add_option("file", install.options->file, "what quire plugin pack made")->required();
  install.app->add_flag("--replace", install.options->replace, "in place of an installed one");
  const auto why = add_command<Options>(
      *plugin, "doctor", "why a plugin file will not load, without loading it", chosen,
      [](const Options& options) { return doctor(options.id, options.folders); });
  why.app->add_option("file", why.options->id, "a plugin file, or the id of one that is found")
      ->required();
  struct BisectOptions : ReportOptions {
    unsigned longest_seconds = 60;
  };
  const auto find = add_command<BisectOptions>(
      *plugin, "bisect", "find the plugin for which a report does not build, changing no file", chosen,
      [](BisectOptions& options) {
        return options.settle() ? bisect(options.request, options.longest_seconds) : ExitCode::usage;
      });
  add_report_options(*find.app, *find.options);
  add_audience_option(*find.app, find.options->request);
  find.app->add_option("--longest", find.options->longest_seconds, "how many seconds a build may take (default: 60)")
      ->check(CLI::Range(1U, 86'400U));
  for (const auto& command : {list, info, why}) add_plugin_option(*command.app, command.options->folders);
}

}  // namespace quire::core
