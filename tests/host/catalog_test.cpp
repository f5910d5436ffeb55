#include <catch2/catch.hpp>
#include <filesystem>

#include "host/host_support.hpp"

using namespace quire::core;
using quire::test::report_of;
using quire::test::said;
using quire::test::section;
using quire::test::small_dataset;
namespace fs = std::filesystem;

TEST_CASE("the first folder wins", "[host][catalog]") {
  const quire::test::TemporaryFolder folder;
  fs::create_directory(folder.path() + "/mine");
  fs::create_directory(folder.path() + "/theirs");
  fs::copy_file(QUIRE_TEST_PLUGINS "/good.so", folder.path() + "/mine/good.so");
  fs::copy_file(QUIRE_TEST_PLUGINS "/good.so", folder.path() + "/theirs/other.so");
  folder.write("theirs/broken.so", "nothing");
  folder.write("theirs/readme.txt", "no plugin");
  const PluginCatalog catalog = find_plugins({{folder.path() + "/mine", "--plugin"},
                                              {folder.path() + "/nowhere", "QUIRE_PLUGIN_PATH"},
                                              {folder.path() + "/theirs", "installed"}});
  REQUIRE(catalog.plugins.size() == 1);
  CHECK(catalog.plugins[0].path == fs::canonical(folder.path() + "/mine/good.so"));
  CHECK(catalog.plugins[0].found_in == "--plugin");
  CHECK(catalog.plugins[0].manifest.version == "1.2.3");
  REQUIRE(catalog.shadowed.size() == 1);
  CHECK(catalog.shadowed[0].path.filename() == "other.so");
  REQUIRE(catalog.rejected.size() == 1);
  CHECK(catalog.rejected[0].path.filename() == "broken.so");
  CHECK(catalog.rejected[0].reason == "is not a shared library");
  CHECK(catalog.searched.size() == 3);
  CHECK(catalog.find("good") == &catalog.plugins[0]);
  CHECK(catalog.find("goo") == nullptr);
}

TEST_CASE("one file can be named, and a missing one is said", "[host][catalog]") {
  const PluginCatalog catalog =
      find_plugins({{QUIRE_TEST_PLUGINS "/good.so", "--plugin"}, {"/nowhere/x.so", "--plugin"}});
  CHECK(catalog.plugins.size() == 1);
  REQUIRE(catalog.rejected.size() == 1);
  CHECK(catalog.rejected[0].reason == "cannot be read: No such file or directory");
}

TEST_CASE("an unknown plugin is named with what was meant and where it was sought",
          "[host][plan]") {
  PluginCatalog catalog;
  catalog.plugins.resize(1);
  catalog.plugins[0].manifest.id = "trend";
  catalog.plugins[0].manifest.abi_major = 1;
  catalog.searched = {"/a", "/b"};
  Diagnostics diagnostics;
  Report report = report_of({section("trned", {}, 4), section("trned", {}, 9)});
  report.sections[1].required = true;
  const auto plans = plan_sections(report, small_dataset(), catalog, diagnostics);
  CHECK(said(diagnostics) ==
        "r.toml:4:10: warning: unknown plugin \"trned\"\n"
        "  hint: did you mean \"trend\"? searched /a, /b\n"
        "r.toml:9:10: error: unknown plugin \"trned\"\n"
        "  hint: did you mean \"trend\"? searched /a, /b\n");
  REQUIRE(plans.size() == 2);
  CHECK(plans[0].plugin == nullptr);
  CHECK(plans[0].problem == "unknown plugin \"trned\"");
}

TEST_CASE("a plugin file that cannot be used is no unknown plugin", "[host][plan]") {
  PluginCatalog catalog;
  catalog.rejected = {{"/a/trend.so", "is truncated"}};
  Diagnostics diagnostics;
  const Report report = report_of({section("trend")});
  plan_sections(report, small_dataset(), catalog, diagnostics);
  CHECK(said(diagnostics) ==
        "r.toml:1:10: warning: plugin \"trend\" cannot be used: its file is truncated\n"
        "  hint: the file is /a/trend.so\n");
}

TEST_CASE("versions, tables and columns are checked before anything runs", "[host][plan]") {
  PluginCatalog catalog;
  catalog.plugins.resize(1);
  Manifest& manifest = catalog.plugins[0].manifest;
  manifest.id = "x";
  manifest.version = "3.1";
  manifest.abi_major = 1;
  manifest.abi_minor = 7;
  manifest.tables = {{"chip", {"id"}}, {"chips", {"id", "memroy"}}};
  Diagnostics diagnostics;
  const Report report = report_of({section("x")});
  const auto plans = plan_sections(report, small_dataset(), catalog, diagnostics);
  CHECK(said(diagnostics) ==
        "r.toml:1:10: warning: plugin \"x\" 3.1 was built for ABI 1.7; this program speaks 1.0\n"
        "  hint: build it again with this version's SDK\n"
        "r.toml:1:10: warning: plugin \"x\" 3.1 needs table \"chip\", which the dataset does not "
        "have\n"
        "  hint: did you mean \"chips\"?\n"
        "r.toml:1:10: warning: plugin \"x\" 3.1 needs column \"memroy\", which table \"chips\" "
        "does not have\n"
        "  hint: did you mean \"memory\"?\n");
  CHECK(plans[0].plugin == nullptr);
}

TEST_CASE("options with mistakes stop a section", "[host][plan]") {
  const PluginCatalog catalog = quire::test::test_catalog();
  Diagnostics diagnostics;
  const Report report =
      report_of({section("good", {{"greeting", true, {"r.toml", 3, 1}}}), section("good")});
  const auto plans = plan_sections(report, small_dataset(), catalog, diagnostics);
  CHECK(diagnostics.error_count() == 1);
  CHECK(plans[0].plugin == nullptr);
  CHECK(plans[0].problem == "its options have mistakes");
  REQUIRE(plans[1].plugin != nullptr);
  REQUIRE(plans[1].options.size() == 1);
  CHECK(plans[1].options[0].value == OptionValue(std::string("hello")));
}
