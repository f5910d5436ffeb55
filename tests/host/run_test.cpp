#include <catch2/catch.hpp>

#include "host/host_support.hpp"

using namespace quire::core;
using quire::test::report_of;
using quire::test::run_options;
using quire::test::said;
using quire::test::section;

namespace {

Document run(const Report& report, const RunOptions& options, Diagnostics& diagnostics) {
  static const Dataset dataset = quire::test::small_dataset();
  static const PluginCatalog catalog = quire::test::test_catalog();
  const auto plans = plan_sections(report, dataset, catalog, diagnostics);
  return run_plugins(report, dataset, plans, options, diagnostics);
}

}  // namespace

TEST_CASE("a report becomes a document", "[host][run]") {
  Diagnostics diagnostics;
  Report report = report_of({section("good")});
  report.decisions = {"Buy or wait"};
  report.handling = "TLP:CLEAR";
  const Document document = run(report, run_options(), diagnostics);
  CHECK(said(diagnostics) == "chips.csv:4: warning: plugin \"good\" 1.2.3: look here\n");
  CHECK(document.title == "Weekly");
  CHECK(document.edition == "2026-W48");
  CHECK(document.handling == "TLP:CLEAR");
  CHECK(document.decisions == report.decisions);
  REQUIRE(document.data.size() == 1);
  CHECK(document.data[0].rows == 3);
  CHECK(document.data[0].sha256.size() == 64);
  REQUIRE(document.sections.size() == 1);
  const Section& good = document.sections[0];
  CHECK(good.plugin == "good");
  CHECK(good.plugin_version == "1.2.3");
  CHECK(good.title == "Every element once");
  CHECK(good.blocks.size() == 9);
  CHECK(good.highlights.size() == 4);
  CHECK_FALSE(good.failure.has_value());
  CHECK(document.sources.size() == 2);
}

TEST_CASE("one word, method or key with two meanings is told, and both are kept", "[host][run]") {
  Diagnostics diagnostics;
  const Document document = run(
      report_of({section("good", {{"greeting", std::string("hello"), {}}}), section("good", {{"greeting", std::string("hi"), {}}})}),
      run_options(), diagnostics);
  CHECK(said(diagnostics).find("plugin \"good\" 1.2.3 explains \"Greeting\" as \"hi\", and plugin \"good\" 1.2.3 as "
                               "\"hello\"\n") != std::string::npos);
  CHECK(said(diagnostics).find("plugin \"good\" 1.2.3: the key \"good/greeting\" stands for hi, and in a section of "
                               "plugin \"good\" 1.2.3 for hello\n") != std::string::npos);
  REQUIRE(document.sections.size() == 2);
  REQUIRE(document.sections[1].terms.size() == 1);
  CHECK(document.sections[1].terms[0].word == "Greeting");
  CHECK(document.sections[1].terms[0].meaning == "hi");
  CHECK(said(diagnostics).find("plugin \"good\" 1.2.3 explains \"G1\" as \"Greeting: says hi\", and plugin \"good\" "
                               "1.2.3 as \"Greeting: says hello\"\n") != std::string::npos);
  REQUIRE(document.sections[1].methods.size() == 1);
  const Method& method = document.sections[1].methods[0];
  CHECK(method.code == "G1");
  CHECK(method.name == "Greeting");
  CHECK(method.formula == "says hi");
  CHECK(method.limits == "to one only");
}

TEST_CASE("a plugin that stands in a briefing twice has keys of its own in each section", "[host][run]") {
  Diagnostics diagnostics;
  const Document document = run(report_of({section("good"), section("good"), section("good")}), run_options(), diagnostics);
  REQUIRE(document.sections.size() == 3);
  const auto keys_of = [&](std::size_t index) {
    std::vector<std::string> keys;
    for (const Block& block : document.sections[index].blocks) {
      if (const auto* table = std::get_if<Table>(&block.content)) keys.push_back(table->key);
      if (const auto* chart = std::get_if<Chart>(&block.content)) keys.push_back(chart->key);
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
        for (const Inline& item : paragraph->content)
          if (item.kind == Inline::Kind::reference) keys.push_back("-> " + item.target);
    }
    return keys;
  };
  using Keys = std::vector<std::string>;
  CHECK(keys_of(0) == Keys{"-> good/table", "good/table", "good/chart"});
  CHECK(keys_of(1) == Keys{"-> good/table~2", "good/table~2", "good/chart~2"});
  CHECK(keys_of(2) == Keys{"-> good/table~3", "good/table~3", "good/chart~3"});
  CHECK(said(diagnostics).find("refers") == std::string::npos);
}

TEST_CASE("in a worker or in process: the same document", "[host][run]") {
  Report report = report_of({section("good"), section("good")});
  report.sections[1].title = "Another title";
  Diagnostics diagnostics;
  RunOptions options = run_options();
  const std::string worker = dump_json(run(report, options, diagnostics));
  options.in_process = true;
  const std::string in_process = dump_json(run(report, options, diagnostics));
  CHECK(worker == in_process);
  CHECK(worker.find("Another title") != std::string::npos);
}

TEST_CASE("sections come in the report's order, however many run at once", "[host][run]") {
  Report report = report_of({});
  for (int i = 0; i < 9; ++i) {
    report.sections.push_back(section("good"));
    report.sections.back().title = "Section " + std::to_string(i);
  }
  Diagnostics diagnostics;
  RunOptions options = run_options();
  options.jobs = 1;
  const std::string one = dump_json(run(report, options, diagnostics));
  options.jobs = 5;
  const std::string five = dump_json(run(report, options, diagnostics));
  CHECK(one == five);
}

TEST_CASE("a section without a plugin is a gap that says why", "[host][run]") {
  Diagnostics diagnostics;
  const Document document =
      run(report_of({section("missing"), section("good")}), run_options(), diagnostics);
  REQUIRE(document.sections.size() == 2);
  REQUIRE(document.sections[0].failure.has_value());
  CHECK(document.sections[0].failure->reason == "unknown plugin \"missing\"");
  CHECK(document.sections[0].title == "missing");
  CHECK_FALSE(document.sections[1].failure.has_value());
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("a worker program that is none is said", "[host][run]") {
  Diagnostics diagnostics;
  RunOptions options = run_options();
  options.worker_program = "/nowhere/quire";
  Document document = run(report_of({section("good")}), options, diagnostics);
  CHECK(document.sections[0].failure->reason ==
        "was not started: No such file or directory");
  options.worker_program = "/bin/true";
  document = run(report_of({section("good")}), options, diagnostics);
  CHECK(document.sections[0].failure->reason == "exited without a result (status 0)");
}

TEST_CASE("a failed section is an error only when the report requires it", "[host][run]") {
  Diagnostics diagnostics;
  Report report = report_of({section("gives_up", {}, 3)});
  run(report, run_options(), diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  report.sections[0].required = true;
  Diagnostics again;
  run(report, run_options(), again);
  CHECK(said(again) ==
        "r.toml:3:10: error: plugin \"gives_up\" 0.1 gave up without saying why\n"
        "  hint: to look into it: quire build r.toml --only gives_up --in-process --plugin FILE\n");
}
