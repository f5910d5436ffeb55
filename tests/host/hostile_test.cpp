#include <catch2/catch.hpp>
#include <filesystem>

#include "host/host_support.hpp"

using namespace quire::core;
using quire::test::report_of;
using quire::test::section;

namespace {

/// What one bad section between two good ones comes to. The good ones must not notice.
struct Outcome {
  std::string reason;  // empty: it has content
  std::string log;
  std::string text;  // its first paragraph
  std::string said;  // about it alone
};

Outcome run_between(SectionRequest bad, Limits limits) {
  static const Dataset dataset = quire::test::small_dataset();
  static const PluginCatalog catalog = quire::test::test_catalog();
  const Report report = report_of({section("good"), std::move(bad), section("good")});
  RunOptions options = quire::test::run_options();
  options.limits = limits;
  Diagnostics diagnostics;
  const auto plans = plan_sections(report, dataset, catalog, diagnostics);
  const Document document = run_plugins(report, dataset, plans, options, diagnostics);
  REQUIRE(document.sections.size() == 3);
  for (std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    CHECK_FALSE(document.sections[i].failure.has_value());
    CHECK(document.sections[i].blocks.size() == 9);
  }
  Outcome outcome;
  const Section& section = document.sections[1];
  if (section.failure) {
    outcome.reason = section.failure->reason;
    outcome.log = section.failure->log;
  }
  if (!section.blocks.empty())
    outcome.text = plain_text(std::get<Paragraph>(section.blocks[0].content).content);
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.code != "host.plugin-warning") outcome.said += to_text(diagnostic);
  return outcome;
}

Outcome attack(const std::string& name, Limits limits = {}) {
  return run_between(section("hostile", {{"attack", name, {}}}), limits);
}

}  // namespace

TEST_CASE("the hostile plugin can behave", "[host][hostile]") {
  const Outcome outcome = attack("none");
  CHECK(outcome.reason == "");
  CHECK(outcome.text == "nothing happened");
  CHECK(outcome.said == "");
}

TEST_CASE("exceptions cost their own section", "[host][hostile]") {
  CHECK(attack("throw").reason == "threw: the sky is falling");
  CHECK(attack("throw int").reason == "threw something that is not a std::exception");
  CHECK(attack("throw own exception").reason == "threw: an exception of its own");
  CHECK(attack("throw own thing").reason == "threw something that is not a std::exception");
}

TEST_CASE("crashes cost their own section", "[host][hostile]") {
  CHECK(attack("abort").reason == "killed by SIGABRT");
  CHECK(attack("null pointer").reason == "killed by SIGSEGV (null pointer)");
  CHECK(attack("wild pointer").reason == "killed by SIGSEGV (invalid memory access)");
  CHECK(attack("recursion").reason == "killed by SIGSEGV (stack overflow)");
  CHECK(attack("division").reason == "killed by SIGFPE (impossible arithmetic)");
  CHECK(attack("overflow heap").reason.starts_with("killed by SIG"));
  CHECK(attack("write to the dataset").reason == "killed by SIGSEGV (invalid memory access)");
}

#if !defined(__SANITIZE_ADDRESS__)  // which has words of its own for it
TEST_CASE("a corrupted heap costs its own section", "[host][hostile]") {
  const Outcome outcome = attack("free twice");
  CHECK(outcome.reason == "killed by SIGABRT");
  CHECK(outcome.log.find("double free") != std::string::npos);
}
#endif

TEST_CASE("a jump into a frame that is gone harms nobody else", "[host][hostile]") {
  attack("jump");  // whatever becomes of it: the sections beside it are whole
}

TEST_CASE("what a plugin changes about its process, nobody else notices", "[host][hostile]") {
  CHECK(attack("surroundings").text == "changed");
  CHECK(attack("leave a thread").text == "left one running");
  CHECK(attack("abort at the end").text == "not yet");
}

TEST_CASE("a crash is told with the last words, the place and the way to repeat it",
          "[host][hostile]") {
  const Outcome outcome = attack("print and crash");
  CHECK(outcome.log == "about to crash");
  CHECK(outcome.said ==
        "r.toml:1:10: warning: plugin \"hostile\" 0.1 killed by SIGABRT; it printed: about to crash\n"
        "  hint: to look into it: quire build r.toml --only hostile --in-process --plugin FILE\n");
}

TEST_CASE("sections that never end are ended, side by side", "[host][hostile]") {
  const Dataset dataset = quire::test::small_dataset();
  const PluginCatalog catalog = quire::test::test_catalog();
  Report report = report_of({section("good")});
  for (const char* name : {"loop", "loop unheard", "sleep", "flood"})
    report.sections.push_back(section("hostile", {{"attack", std::string(name), {}}}));
  RunOptions options = quire::test::run_options();
  options.jobs = 5;
  // Ample for the good section on a busy machine; the other four wait for it together.
  options.limits.wall_clock = std::chrono::milliseconds(1500);
  Diagnostics diagnostics;
  const auto plans = plan_sections(report, dataset, catalog, diagnostics);
  const Document document = run_plugins(report, dataset, plans, options, diagnostics);
  CHECK_FALSE(document.sections[0].failure.has_value());
  for (std::size_t i = 1; i < 5; ++i) {
    REQUIRE(document.sections[i].failure.has_value());
    CHECK(document.sections[i].failure->reason == "took longer than 1500 ms");
  }
  // Ten short lines of what was an endless flood.
  CHECK(document.sections[4].failure->log.size() < 2000);
  CHECK(document.sections[4].failure->log.find("again and again") != std::string::npos);
}

TEST_CASE("leaving early is no result", "[host][hostile]") {
  CHECK(attack("exit").reason == "exited without a result (status 0)");
  CHECK(attack("_exit").reason == "exited without a result (status 0)");
  CHECK(attack("exit 7").reason == "exited without a result (status 7)");
}

#if !defined(__SANITIZE_ADDRESS__)  // which keeps shadow memory: the limit is off
TEST_CASE("memory has a limit", "[host][hostile]") {
  Limits limits;
  limits.memory = 64 << 20;
  CHECK(attack("allocate", limits).reason == "allocated more than 64 MiB");
  CHECK(attack("leak", limits).reason == "allocated more than 64 MiB");
  CHECK(attack("allocate at once", limits).reason == "allocated more than 64 MiB");
}
#endif

TEST_CASE("output has a limit", "[host][hostile]") {
  Limits limits;
  limits.output = 1 << 20;
  CHECK(attack("endless section", limits).reason ==
        "threw: the host refused text: the section is over its size limit; text in the paragraph: the section is too large");
}

TEST_CASE("what a plugin prints is not lost, and cannot play tricks", "[host][hostile]") {
  const Outcome outcome = attack("print");
  CHECK(outcome.reason == "");
  CHECK(outcome.text == "printed");
  CHECK(outcome.said ==
        "r.toml:1:10: warning: plugin \"hostile\" 0.1 printed \"second \xEF\xBF\xBD[31mline\"\n");
}

TEST_CASE("files, network and processes are out of reach", "[host][hostile][sandbox]") {
  std::filesystem::remove("/tmp/quire-hostile");
  CHECK(attack("open").text == "refused");
  CHECK(attack("create").text == "refused");
  CHECK_FALSE(std::filesystem::exists("/tmp/quire-hostile"));
  CHECK(attack("keys").text == "refused");
  CHECK(attack("write here").text == "refused");
  CHECK(attack("fork").text == "refused");
  CHECK(attack("fork often").text == "refused");
  CHECK(attack("exec").text == "refused");
  CHECK(attack("system").text == "refused");
  CHECK(attack("signal parent").text == "refused");
  const Outcome socket = attack("socket");
  CHECK(socket.text == "refused");
  CHECK(socket.said ==
        "r.toml:1:10: warning: plugin \"hostile\" 0.1 tried the system call \"socket\", which "
        "plugins may not use\n");
}

TEST_CASE("the same attacks succeed where there is no sandbox", "[host][hostile][sandbox]") {
  // Else the tests above would show nothing.
  static const Dataset dataset = quire::test::small_dataset();
  const PluginCatalog catalog = quire::test::test_catalog();
  for (const char* name : {"open", "socket"}) {
    const Report report = report_of({section("hostile", {{"attack", std::string(name), {}}})});
    RunOptions options = quire::test::run_options();
    options.in_process = true;
    Diagnostics diagnostics;
    const auto plans = plan_sections(report, dataset, catalog, diagnostics);
    const Document document = run_plugins(report, dataset, plans, options, diagnostics);
    REQUIRE(document.sections[0].blocks.size() == 1);
    CHECK(plain_text(std::get<Paragraph>(document.sections[0].blocks[0].content).content) ==
          "it worked");
  }
}

TEST_CASE("threads work", "[host][hostile][sandbox]") {
  const Outcome outcome = attack("thread");
  CHECK(outcome.reason == "");
  CHECK(outcome.text == "computed 42");
  CHECK(outcome.said == "");
}

TEST_CASE("a section cannot speak of the kernel", "[host][hostile]") {
  const Outcome outcome = attack("tell of no incident");
  CHECK(outcome.text == "it worked");
  CHECK(outcome.said == "");
}

TEST_CASE("a worker's descriptors are its own", "[host][hostile]") {
  CHECK(attack("close all").reason == "exited without a result (status 1)");
  const Outcome sprayed = attack("spray");
  CHECK(sprayed.reason == "exited without a result (status 0)");
}

TEST_CASE("plugins that are wrong from the start", "[host][hostile]") {
  const auto reason = [](const char* plugin) { return run_between(section(plugin), {}).reason; };
  CHECK(reason("static_abort") == "killed by SIGABRT while it was loaded");
  CHECK(reason("wrong_abi") == "was built for ABI 2.0; this program speaks 1.0");
  CHECK(reason("missing_library") ==
        "could not be loaded: libquire_gone.so: cannot open shared object file: No such file or directory");
  CHECK(reason("no_entry") == "exports no quire_plugin_entry");
  CHECK(reason("wrong_status") == "returned 17, which is not a status");
  CHECK(reason("gives_up") == "gave up without saying why");
  CHECK(reason("ignores_refusal") ==
        "went on after the host had refused a call: text in the table: it holds no text");
}

TEST_CASE("a plugin file cut off on the disk costs its own section", "[host][hostile]") {
  const quire::test::TemporaryFolder folder;
  PluginCatalog catalog = quire::test::test_catalog();
  // The search read the whole file's manifest; then the file lost all but its first pages.
  const std::string whole = quire::test::read_file(QUIRE_TEST_PLUGINS "/hostile.so");
  const std::string cut = folder.write("hostile.so", whole.substr(0, 8192));
  for (PluginFile& plugin : catalog.plugins)
    if (plugin.manifest.id == "hostile") plugin.path = cut;
  const Dataset dataset = quire::test::small_dataset();
  const Report report = report_of({section("hostile", {{"attack", std::string("none"), {}}})});
  Diagnostics diagnostics;
  const auto plans = plan_sections(report, dataset, catalog, diagnostics);
  const Document document =
      run_plugins(report, dataset, plans, quire::test::run_options(), diagnostics);
  REQUIRE(document.sections[0].failure.has_value());
  CHECK(document.sections[0].failure->reason ==
        "killed by SIGBUS (memory that is not there: a damaged file?) while it was loaded");
}
