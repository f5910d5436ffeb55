#include <catch2/catch.hpp>

#include <filesystem>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

/// What bash offers for the last of `words`.
std::string offered(const std::string& script, const std::string& words, int last) {
  const std::string ask = ". '" + script + "'; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(last) +
                          "; _quire; echo \"${COMPREPLY[*]}\"";
  const ProgramResult result = run_program({"bash", "-c", ask});
  CHECK(result.err == "");
  return result.out;
}

}  // namespace

TEST_CASE("bash completes commands, options and their choices", "[app][shell]") {
  const TemporaryFolder folder;
  const ProgramResult script = run_quire({"completion", "bash"});
  REQUIRE(script.exit_code == 0);
  const std::string file = folder.write("quire", script.out);
  CHECK(offered(file, "quire ba", 1) == "batch\n");
  CHECK(offered(file, "quire plugin pa", 2) == "pack\n");
  CHECK(offered(file, "quire build r.toml --dia", 3) == "--diagnostics\n");
  CHECK(offered(file, "quire build --diagnostics \"\"", 3) == "text json\n");
  CHECK(offered(file, "quire batch mer", 2) == "merge\n");
  CHECK(offered(file, "quire build wee", 2) == "\n");  // files, by bash itself
}

TEST_CASE("zsh and fish have every command with its words", "[app][shell]") {
  const std::string zsh = run_quire({"completion", "zsh"}).out;
  CHECK(zsh.starts_with("#compdef quire\n"));
  CHECK(zsh.find("'--diagnostics[how mistakes are printed\\: text or json]:value:(text json)'") != std::string::npos);
  CHECK(zsh.find("'doctor:why a plugin file will not load, without loading it'") != std::string::npos);
  const std::string fish = run_quire({"completion", "fish"}).out;
  CHECK(fish.find("complete -c quire -n '__fish_seen_subcommand_from build' -l strict -d 'write nothing when a section "
                  "fails'\n") != std::string::npos);
  const ProgramResult wrong = run_quire({"completion", "tcsh"});
  CHECK(wrong.exit_code == 2);
}

TEST_CASE("the manual has a page for each command, which man sets without a remark", "[app][shell]") {
  const TemporaryFolder folder;
  REQUIRE(run_quire({"manual", folder.path() + "/man1"}).exit_code == 0);
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() + "/man1")) {
    ++pages;
    const ProgramResult set = run_program({"groff", "-man", "-Tutf8", "-k", "-ww", "-rLL=200n", entry.path().string()});
    INFO(entry.path());
    CHECK(set.err == "");
    CHECK(set.out.find("quire") != std::string::npos);
  }
  const std::string help = run_quire({"--help"}).out;
  CHECK(help.find("batch") != std::string::npos);
  CHECK(pages == 16);
  CHECK(read_file(folder.path() + "/man1/quire-batch.1").find(".SS merge\n") != std::string::npos);
}
