#include <catch2/catch.hpp>

#include "app/quire_program.hpp"

using namespace quire::test;

TEST_CASE("what is given as nothing is a mistake, not an absence", "[command-line]") {
  for (const char* option : {"--edition", "--as-of", "--output"}) {
    const ProgramResult result = run_quire({"build", "weekly.toml", option, ""});
    CHECK(result.exit_code == 2);
    CHECK(result.err == std::string("error: ") + option + " is given as nothing\n  hint: leave it out, or give it a value\n");
  }
  CHECK(run_quire({"build", ""}).err.starts_with("error: report is given as nothing\n"));
}

TEST_CASE("no command is a mistake of usage") {
  const ProgramResult result = run_quire({});
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
}

TEST_CASE("an unknown option is a mistake of usage") {
  CHECK(run_quire({"build", "reports/weekly.toml", "--colour"}).exit_code == 2);
}

TEST_CASE("a date that does not exist is a mistake of usage") {
  const ProgramResult result = run_quire({"build", "reports/weekly.toml", "--as-of", "2025-02-30"});
  CHECK(result.exit_code == 2);
  CHECK(result.err ==
        "error: --as-of \"2025-02-30\" is not a date\n"
        "  hint: write it as 2026-11-23, or today\n");
}

TEST_CASE("help and version go to standard output and succeed") {
  CHECK(run_quire({"--version"}).out == "quire 0.1.0\n");
  const ProgramResult help = run_quire({"build", "--help"});
  CHECK(help.exit_code == 0);
  CHECK(help.out.find("--as-of") != std::string::npos);
  CHECK(help.err.empty());
}

TEST_CASE("plugins are listed from their manifests") {
  const ProgramResult result = run_quire({"plugin", "list"});
  CHECK(result.exit_code == 0);
  for (const char* id : {"chip_comparison", "policy_summary", "supplier_risk", "market_signals"})
    CHECK(result.out.find(id) != std::string::npos);
}

TEST_CASE("a plugin's options and needs are shown") {
  const ProgramResult result = run_quire({"plugin", "info", "chip_comparison"});
  CHECK(result.exit_code == 0);
  CHECK(result.out.find("  baseline (text, default \"nvidia-h20-96\")") != std::string::npos);
}

TEST_CASE("a plugin that is not there is named, with its nearest neighbour") {
  const ProgramResult result = run_quire({"plugin", "info", "chip_comparisn"});
  CHECK(result.exit_code == 1);
  CHECK(result.err ==
        "error: there is no plugin \"chip_comparisn\"\n"
        "  hint: did you mean \"chip_comparison\"?\n");
}
