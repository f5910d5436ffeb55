// What plugin teams do: new, dev, test, check, pack, install, doctor.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/quire_program.hpp"

using namespace quire::test;
namespace fs = std::filesystem;

namespace {

const std::string kPlugins = QUIRE_TEST_PLUGINS;

/// A folder in which `quire` is run, and a home of its own for what is installed.
class Team {
 public:
  ProgramResult quire(std::vector<std::string> arguments) {
    return run_quire(std::move(arguments), {"XDG_DATA_HOME=" + folder_.path() + "/home", "PATH=/usr/bin:/bin"}, folder_.path());
  }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  std::string write(const std::string& name, const std::string& text) { return folder_.write(name, text); }

 private:
  TemporaryFolder folder_;
};

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

const char* const kData =
    "[tables.chips]\nrows = [ { id = \"a\", memory = 80.0 }, { id = \"b\" }, { id = \"c\", memory = 96.0 } ]\n"
    "[tables.chips.columns]\nid = { type = \"text\", key = true }\nmemory = { type = \"decimal\", unit = \"GB\" }\n";

}  // namespace

TEST_CASE("a new plugin builds, has a page, and passes its test, in C++ and in C", "[plugin-team]") {
  Team team;
  for (const std::string language : {"cpp", "c"}) {
    const std::string name = "made_in_" + language;
    REQUIRE(team.quire({"plugin", "new", name, "--lang", language}).exit_code == 0);
    CHECK(files_in(team.path(name)) == 5);
    const ProgramResult dev = team.quire({"plugin", "dev", name, "--builds", "1"});
    INFO(dev.err);
    REQUIRE(dev.exit_code == 0);
    CHECK(fs::exists(team.path(name + "/" + name + ".pdf")));
    const ProgramResult first = team.quire({"plugin", "test", name});
    INFO(first.out << first.err);
    REQUIRE(first.exit_code == 0);
    CHECK(first.out.find("section as expected\n") == 0);
    CHECK(first.out.find(", 0 failed, ") != std::string::npos);
  }
  // A section that changed is shown line by line.
  std::string expected = read_file(team.path("made_in_cpp/expected.txt"));
  expected.replace(expected.find("40 kg"), 5, "41 kg");
  team.write("made_in_cpp/expected.txt", expected);
  const ProgramResult other = team.quire({"plugin", "test", "made_in_cpp"});
  CHECK(other.exit_code == 1);
  CHECK(other.out.find("  line 2\n  - lead: The largest amount is 41 kg.[A report]\n"
                       "  + lead: The largest amount is 40 kg.[A report]\n") != std::string::npos);
}

TEST_CASE("the code of the SDK's README builds, passes its test, and is tested as it says", "[plugin-team]") {
  const std::string readme = read_file(QUIRE_SOURCE_DIR "/core/sdk/README.md");
  const auto block_with = [&](const std::string& language, const std::string& part) {
    const std::string open = "```" + language + "\n";
    for (std::size_t at = 0; (at = readme.find(open, at)) != std::string::npos;) {
      const std::size_t begin = at + open.size();
      const std::size_t end = readme.find("```", begin);
      if (const std::string block = readme.substr(begin, end - begin); block.find(part) != std::string::npos) return block;
      at = end;
    }
    FAIL("no block with " << part);
    return std::string();
  };
  Team team;
  REQUIRE(team.quire({"plugin", "new", "memory_ranking"}).exit_code == 0);
  team.write("memory_ranking/plugin.toml", block_with("toml", "id = \"memory_ranking\""));
  team.write("memory_ranking/sample.toml", block_with("toml", "[tables.chips.provenance]"));
  team.write("memory_ranking/plugin.cpp", block_with("cpp", "QUIRE_PLUGIN"));
  const ProgramResult test = team.quire({"plugin", "test", "memory_ranking", "--update"});
  INFO(test.out << test.err);
  CHECK(test.exit_code == 0);
  team.write("memory_ranking/unit.cpp", "#undef NDEBUG\n#include <cassert>\n#include <quire/testing.hpp>\n#include \"plugin.cpp\"\nint main() {\n" +
                                            block_with("cpp", "SectionRecorder recorder") + "}\n");
  const ProgramResult unit = run_program({"c++", "-std=c++17", "-I" QUIRE_SOURCE_DIR "/core/sdk/include", team.path("memory_ranking/unit.cpp"), "-o",
                                          team.path("unit")});
  INFO(unit.err);
  REQUIRE(unit.exit_code == 0);
  CHECK(run_program({team.path("unit")}).exit_code == 0);
}

TEST_CASE("the sample plugins pass their tests", "[plugin-team]") {
  Team team;
  for (const std::string sample : {"plugin-cpp", "plugin-c"}) {
    fs::copy(std::string(QUIRE_SOURCE_DIR "/samples/") + sample, team.path(sample));
    const ProgramResult test = team.quire({"plugin", "test", sample});
    INFO(test.out << test.err);
    CHECK(test.exit_code == 0);
  }
}

TEST_CASE("a plugin with a required option is tried with its example", "[plugin-team]") {
  Team team;
  REQUIRE(team.quire({"plugin", "new", "picky"}).exit_code == 0);
  team.write("picky/plugin.toml", read_file(team.path("picky/plugin.toml")) +
                                      "\n[options.chip]\ntype = \"text\"\nexample = \"apple\"\ndoc = \"which one\"\n");
  std::string code = read_file(team.path("picky/plugin.cpp"));
  const std::string begin = "quire::Section& section) {\n";
  REQUIRE(code.find(begin) != std::string::npos);
  code.insert(code.find(begin) + begin.size(), "    if (options.text(\"chip\") != \"apple\") throw quire::Error(\"no chip \" + std::string(options.text(\"chip\")));\n");
  team.write("picky/plugin.cpp", code);
  const ProgramResult dev = team.quire({"plugin", "dev", "picky", "--builds", "1"});
  INFO(dev.err);
  CHECK(dev.exit_code == 0);
  CHECK(fs::exists(team.path("picky/picky.pdf")));
  // A plugin that fails has no section to expect.
  team.write("picky/expected.txt", "as before\n");
  code.replace(code.find("!= \"apple\""), 10, "== \"apple\"");
  team.write("picky/plugin.cpp", code);
  const ProgramResult test = team.quire({"plugin", "test", "picky", "--update"});
  CHECK(test.exit_code == 1);
  CHECK(test.out.find("FAILED  runs: it writes a section on the data as they are\n  threw: no chip apple\n") != std::string::npos);
  CHECK(read_file(team.path("picky/expected.txt")) == "as before\n");
}

TEST_CASE("a plugin reads its data folder in its project, too", "[plugin-team]") {
  Team team;
  REQUIRE(team.quire({"plugin", "new", "reader"}).exit_code == 0);
  team.write("reader/reader/words.txt", "from the folder");
  team.write("reader/plugin.cpp",
             "#include <fstream>\n#include <quire/plugin.hpp>\n#include <string>\n"
             "struct Reader {\n  void analyze(const quire::Dataset&, const quire::Options&, quire::Section& section) {\n"
             "    std::ifstream in(quire::data_folder() + \"words.txt\");\n    std::string words;\n"
             "    std::getline(in, words);\n    section.title(\"Words\");\n    section.lead(words);\n  }\n};\nQUIRE_PLUGIN(Reader);\n");
  const ProgramResult test = team.quire({"plugin", "test", "reader", "--update"});
  INFO(test.out << test.err);
  CHECK(read_file(team.path("reader/expected.txt")).find("lead: from the folder\n") != std::string::npos);
}

TEST_CASE("a plugin's id is a name, and no folder is overwritten", "[plugin-team]") {
  Team team;
  CHECK(team.quire({"plugin", "new", "Bad-Name"}).err ==
        "error: \"Bad-Name\" is not a name for a plugin\n"
        "  hint: lower-case letters, digits and underscores, such as memory_ranking\n");
  team.write("taken/file", "");
  CHECK(team.quire({"plugin", "new", "taken"}).err ==
        "error: \"taken\" is already there\n  hint: choose another name\n");
  const std::string hint = "\n  hint: quire plugin new NAME makes a project\n";
  CHECK(team.quire({"plugin", "dev", "nothing", "--builds", "1"}).err == "error: \"nothing\" does not exist" + hint);
  fs::create_directory(team.path("nothing"));
  CHECK(team.quire({"plugin", "dev", "nothing", "--builds", "1"}).err ==
        "error: \"nothing\" has no CMakeLists.txt" + hint + "error: \"nothing\" has no plugin.toml" + hint +
            "error: \"nothing\" has no sample.toml" + hint);
}

TEST_CASE("what the compiler says about a plugin is shown", "[plugin-team]") {
  Team team;
  REQUIRE(team.quire({"plugin", "new", "broken"}).exit_code == 0);
  team.write("broken/plugin.cpp", "#include <quire/plugin.hpp>\nint x = y;\n");
  const ProgramResult result = team.quire({"plugin", "dev", "broken", "--builds", "1"});
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("plugin.cpp:2:9: error:") != std::string::npos);
}

TEST_CASE("a mistake in a manifest is told at its place, before anything is built", "[plugin-team]") {
  Team team;
  REQUIRE(team.quire({"plugin", "new", "typo"}).exit_code == 0);
  std::string manifest = read_file(team.path("typo/plugin.toml"));
  manifest.replace(manifest.find("version"), 7, "versoin");
  team.write("typo/plugin.toml", manifest);
  const ProgramResult result = team.quire({"plugin", "dev", "typo", "--builds", "1"});
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("plugin.toml:3:1: error: unknown key \"versoin\"\n") != std::string::npos);
  CHECK(result.err.find("  hint: did you mean \"version\"?\n") != std::string::npos);
  CHECK(!fs::exists(team.path("typo/build")));
}

TEST_CASE("the option tables of the shipped plugins' READMEs are those of their manifests", "[plugin-team]") {
  for (const std::string plugin : {"chip_comparison", "policy_summary", "supplier_risk", "market_signals"}) {
    const ProgramResult reference = run_quire({"plugin", "info", plugin, "--markdown"});
    CAPTURE(plugin);
    CHECK(reference.out.find("| option | type | default | meaning |\n") == 0);
    CHECK(read_file(std::string(QUIRE_SOURCE_DIR) + "/plugins/" + plugin + "/README.md").find(reference.out) != std::string::npos);
  }
}

TEST_CASE("a packed plugin is installed once, found, and replaced when asked", "[plugin-team]") {
  Team team;
  REQUIRE(team.quire({"plugin", "new", "handed_over"}).exit_code == 0);
  team.write("handed_over/LICENSE", "MIT\n");
  team.write("handed_over/handed_over/table.txt", "its own data\n");
  const ProgramResult pack = team.quire({"plugin", "pack", "handed_over"});
  INFO(pack.err);
  REQUIRE(pack.exit_code == 0);
  const std::string package = team.path("handed_over-0.1.0.quireplugin");
  const std::string bytes = read_file(package);
  REQUIRE(team.quire({"plugin", "pack", "handed_over"}).exit_code == 0);
  CHECK(read_file(package) == bytes);

  REQUIRE(team.quire({"plugin", "install", package}).exit_code == 0);
  CHECK(fs::exists(team.path("home/quire/plugins/handed_over.so")));
  CHECK(read_file(team.path("home/quire/plugins/handed_over/table.txt")) == "its own data\n");
  CHECK(team.quire({"plugin", "list"}).out.find("handed_over          0.1.0    Handed over\n") != std::string::npos);
  const ProgramResult again = team.quire({"plugin", "install", package});
  CHECK(again.exit_code == 1);
  CHECK(again.err.find("handed_over.so\" is already there\n  hint: --replace takes its place\n") != std::string::npos);
  team.write("home/quire/plugins/handed_over/of_the_last_version.txt", "old\n");
  CHECK(team.quire({"plugin", "install", "--replace", package}).exit_code == 0);
  CHECK(read_file(team.path("home/quire/plugins/handed_over/table.txt")) == "its own data\n");
  CHECK(!fs::exists(team.path("home/quire/plugins/handed_over/of_the_last_version.txt")));
}

TEST_CASE("a package that is none, was changed, or holds links is refused", "[plugin-team]") {
  Team team;
  team.write("junk.quireplugin", "junk");
  CHECK(team.quire({"plugin", "install", "junk.quireplugin"}).err ==
        "error: \"junk.quireplugin\" is not a packed plugin\n  hint: quire plugin pack makes one\n");
  fs::create_directories(team.path("stage"));
  fs::copy_file(kPlugins + "/good.so", team.path("stage/good.so"));
  const auto packed = [&] {
    REQUIRE(run_program({"tar", "-czf", team.path("p.quireplugin"), "-C", team.path("stage"), "."}).exit_code == 0);
    const ProgramResult result = team.quire({"plugin", "install", "p.quireplugin"});
    CHECK(result.exit_code == 1);
    CHECK(!fs::exists(team.path("home/quire/plugins/good.so")));
    return result.err;
  };
  team.write("stage/SHA256SUMS", "0000  good.so\n");
  CHECK(packed().find("its files are not those that were packed: SHA256SUMS differs") != std::string::npos);
  fs::create_symlink("/etc/passwd", team.path("stage/link"));
  CHECK(packed().find("it holds links or devices") != std::string::npos);
}

TEST_CASE("check gives a verdict for each case, as text, JSON and JUnit", "[plugin-team]") {
  Team team;
  team.write("d.toml", kData);
  const ProgramResult text = team.quire({"plugin", "check", kPlugins + "/gives_up.so", "--data", "d.toml", "--junit", "j.xml"});
  CHECK(text.exit_code == 1);
  CHECK(text.out.find("FAILED  runs: it writes a section on the data as they are\n") != std::string::npos);
  CHECK(text.out.find("  quire plugin check " + kPlugins + "/gives_up.so --data d.toml --only runs\n") != std::string::npos);
  // What needs a section is not tried forty times.
  CHECK(text.out.find("\nskipped 44 cases: it writes no section on the data as they are\n") != std::string::npos);
  CHECK(read_file(team.path("j.xml")).find("<testcase name=\"runs\"") != std::string::npos);

  const ProgramResult json = team.quire({"plugin", "check", kPlugins + "/good.so", "--data", "d.toml", "--json"});
  const auto verdicts = nlohmann::json::parse(json.out);
  CHECK(verdicts.size() == 53);  // as core/sdk/README.md says
  std::size_t passed = 0;
  for (const auto& verdict : verdicts) passed += verdict["outcome"] == "passed" ? 1 : 0;
  CHECK(passed >= 30);

  CHECK(team.quire({"plugin", "check", kPlugins + "/good.so", "--data", "d.toml", "--only", "runs"}).out ==
        "1 passed, 0 failed, 0 skipped\n");
  CHECK(team.quire({"plugin", "check", kPlugins + "/good.so", "--data", "d.toml", "--only", "row-ordre"}).err ==
        "error: there is no case \"row-ordre\"\n  hint: did you mean \"row-order\"?\n");
}

TEST_CASE("a plugin that is not there is no plugin that passes", "[plugin-team]") {
  Team team;
  team.write("d.toml", kData);
  const ProgramResult check = team.quire({"plugin", "check", "gone", "--data", "d.toml"});
  CHECK(check.exit_code == 1);
  CHECK(check.err == "error: \"gone\" is not a plugin file, nor the id of a plugin that is found\n"
                     "  hint: quire plugin list --why shows where plugins are looked for\n");
  CHECK(team.quire({"plugin", "check", "d.toml", "--data", "d.toml"}).exit_code == 1);
  CHECK(team.quire({"plugin", "doctor", "gone"}).err ==
        "error: \"gone\" does not exist, nor is it the id of a plugin that is found\n"
        "  hint: quire plugin list --why shows where plugins are looked for\n");
  CHECK(team.quire({"plugin", "install", "gone"}).err == "error: \"gone\" does not exist\n");
}

TEST_CASE("check finds what a plugin leaks, and what it leaves behind", "[plugin-team]") {
  Team team;
  team.write("d.toml", kData);
  const auto check = [&](const std::string& file, const std::string& only) {
    return team.quire({"plugin", "check", file, "--data", "d.toml", "--only", only}).out;
  };
  CHECK(check(kPlugins + "/good.so", "unload") == "1 passed, 0 failed, 0 skipped\n");
  CHECK(check(kPlugins + "/leaves_thread.so", "unload").find("FAILED  unload: it can be unloaded when it is done\n"
                                                             "  killed by SIGSEGV") == 0);
  CHECK(check(kPlugins + "/good.so", "leaks").find(
            "skipped leaks: it is not built with AddressSanitizer (-fsanitize=address)\n") == 0);
#if !defined(__SANITIZE_ADDRESS__)
  CHECK(check(kPlugins + "/leaks.so", "leaks").find("  it leaks 1000 byte(s), allocated at " + kPlugins + "/leaks.so+0x") !=
        std::string::npos);
  const std::string others = "it is built with AddressSanitizer, whose build is for \"leaks\" alone\n";
  CHECK(check(kPlugins + "/leaks.so", "stack") == "skipped stack: " + others + "0 passed, 0 failed, 1 skipped\n");
#endif
}

// Seconds: each of 53 cases runs the plugin in a worker at least once, one of them on 20 000 rows.
TEST_CASE("the shipped plugins pass their check", "[plugin-team]") {
  for (const char* plugin : {"chip_comparison", "policy_summary", "supplier_risk", "market_signals"}) {
    const ProgramResult result = run_quire(
        {"plugin", "check", plugin, "--data", QUIRE_SOURCE_DIR "/samples/dataset/dataset.toml", "--json"});
    for (const auto& verdict : nlohmann::json::parse(result.out)) {
      CAPTURE(plugin, verdict.dump());
      // How long it takes is the machine's as well.
      if (verdict["case"] != "time") CHECK(verdict["outcome"] != "failed");
    }
  }
}

TEST_CASE("doctor says why a file will not load, without loading it", "[plugin-team]") {
  Team team;
  const auto doctor = [&](const std::string& file) {
    const ProgramResult result = team.quire({"plugin", "doctor", file});
    return std::to_string(result.exit_code) + "\n" + result.out;
  };
  const std::string unused = "not used: it lies in no folder that is searched; --plugin names it\n";
  CHECK(doctor(kPlugins + "/good.so").find("0\n") == 0);
  team.write("text.so", "hello");
  CHECK(doctor("text.so") == "1\ntext.so\n  WRONG shared library for this machine: is not a shared library\n"
                             "        build it for this machine, as a shared library\n" + unused);
  CHECK(doctor("none.so") == "1\n");  // nothing to examine: an error says so
  CHECK(doctor(kPlugins + "/no_entry.so").find("  WRONG entry point quire_plugin_entry: is not exported\n") != std::string::npos);

  // Every truncation of a plugin file has an answer. What follows the loaded parts may be missing.
  const std::string bytes = read_file(kPlugins + "/good.so");
  for (std::size_t size = 0; size < bytes.size(); size += bytes.size() / 23) {
    team.write("cut.so", bytes.substr(0, size));
    const std::string answer = doctor("cut.so");
    CHECK((answer[0] == '0' || answer[0] == '1'));
    CHECK(answer.find(unused) != std::string::npos);
  }
}

TEST_CASE("doctor names a missing library, an old one and an undefined symbol", "[plugin-team]") {
  Team team;
  team.write("needs.c",
             "#include <quire/abi.h>\nint there(void); int nowhere(void);\n"
             "QUIRE_EXPORT const quire_plugin* quire_plugin_entry(void) { return there() + nowhere() ? 0 : 0; }\n");
  team.write("there.c", "int there(void) { return 1; }\n");
  const std::string include = "-I" QUIRE_SOURCE_DIR "/core/sdk/include";
  REQUIRE(run_program({"cc", "-shared", "-fPIC", "-o", team.path("libthere.so"), team.path("there.c")}).exit_code == 0);
  REQUIRE(run_program({"cc", "-shared", "-fPIC", "-fvisibility=hidden", include, "-o", team.path("needs.so"), team.path("needs.c"),
                       "-L" + team.path(""), "-lthere"})
              .exit_code == 0);
  CHECK(team.quire({"plugin", "doctor", "needs.so"}).out.find("  WRONG library libthere.so: is not on this machine\n") !=
        std::string::npos);
  const ProgramResult found = run_quire({"plugin", "doctor", "needs.so"}, {"LD_LIBRARY_PATH=" + team.path("")}, team.path(""));
  // A worker has no environment, and reads no library but the system's and the plugin's own.
  CHECK(found.out.find("  WRONG library libthere.so: lies in ") != std::string::npos);
  CHECK(found.out.find("  WRONG symbol nowhere: is nowhere defined\n") != std::string::npos);
}
