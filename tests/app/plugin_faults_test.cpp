// What an analyst can do about plugins that are not to be trusted: leave them out, demand the sandbox, find
// the one at fault.
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/quire_program.hpp"

using namespace quire::test;
namespace fs = std::filesystem;

namespace {

const std::string kPlugins = QUIRE_TEST_PLUGINS;

const char* const kData =
    "[tables.chips]\nrows = [ { id = \"a\", memory = 80.0 }, { id = \"b\" } ]\n"
    "[tables.chips.columns]\nid = { type = \"text\", key = true }\nmemory = { type = \"decimal\", unit = \"GB\" }\n";

/// A report in a folder of its own with a section for each plugin; `hostile` with what it is to do.
class Desk {
 public:
  explicit Desk(const std::vector<std::string>& sections) {
    folder_.write("dataset.toml", kData);
    std::string report = "title = \"T\"\ndataset = \"dataset.toml\"\nas_of = 2026-11-23\n";
    for (const std::string& section : sections) report += "[[section]]\n" + section + "\n";
    folder_.write("r.toml", report);
  }
  ProgramResult quire(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--plugin", kPlugins});
    return run_quire(std::move(arguments), {}, folder_.path());
  }
  ProgramResult quire_without(const std::string& part_of_sandbox, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {QUIRE_ON_LESSER_KERNEL, part_of_sandbox, QUIRE_PROGRAM});
    arguments.insert(arguments.end(), {"--plugin", kPlugins});
    return run_program(arguments, folder_.path());
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  TemporaryFolder folder_;
};

const std::string kGood = "plugin = \"good\"";
std::string hostile(const std::string& attack) {
  return "plugin = \"hostile\"\noptions = { attack = \"" + attack + "\" }";
}

}  // namespace

TEST_CASE("safe mode leaves out every plugin that did not come with quire", "[plugin-faults]") {
  const Desk desk({kGood});
  const ProgramResult built = desk.quire({"build", "r.toml", "--safe", "-o", "x.pdf"});
  CHECK(built.exit_code == 3);
  CHECK(built.err.find("r.toml:5:10: warning: plugin \"good\" cannot be used: its file did not come with quire, and "
                       "--safe leaves such plugins out\n") == 0);
  const Desk required({kGood + "\nrequired = true"});
  CHECK(required.quire({"build", "r.toml", "--safe", "-o", "x.pdf"}).exit_code == 5);
  // What came with it runs, even where another folder has a plugin of that id.
  const ProgramResult shipped =
      run_quire({"check", shipped_report("weekly.toml"), "--safe", "--plugin", kPlugins});
  CHECK(shipped.exit_code == 0);
}

TEST_CASE("a required sandbox makes a kernel without it an error", "[plugin-faults]") {
  const Desk desk({kGood});
  const std::string files = "this kernel has no Landlock: plugins could read the files that you can read\n";
  const std::string calls = "this kernel filters no system calls: plugins could use the network\n";
  const ProgramResult weak = desk.quire_without("landlock", {"build", "r.toml", "-o", "x.pdf"});
  CHECK(weak.exit_code == 0);
  CHECK(weak.err.find("warning: " + files + "  hint: --require-sandbox lets none of them run\n") == 0);
  for (const auto& [part, message] : {std::pair{"landlock", files}, {"seccomp", calls}}) {
    const ProgramResult refused =
        desk.quire_without(part, {"build", "r.toml", "--require-sandbox", "-o", "refused.pdf"});
    CAPTURE(part, refused.err);
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("error: " + message + "  hint: without --require-sandbox they run all the same\n") == 0);
    CHECK(refused.err.find("plugin \"good\" 1.2.3 was not started: this kernel cannot confine it\n") != std::string::npos);
  }
  CHECK(desk.quire({"build", "r.toml", "--require-sandbox", "-o", "x.pdf"}).exit_code == 0);
  CHECK(desk.files() == std::vector<std::string>{"dataset.toml", "r.toml", "x.pdf"});
  CHECK(desk.quire({"build", "r.toml", "--require-sandbox", "--in-process"}).exit_code == 2);
}

TEST_CASE("a source plugin is no exception", "[plugin-faults]") {
  const TemporaryFolder folder;
  folder.write("t.txt", "id\nh20\n");
  folder.write("dataset.toml", "[tables.chips]\nfile = \"t.txt\"\nreader = \"" QUIRE_FIXED_WIDTH
                               "\"\n[tables.chips.columns]\nid = { type = \"text\" }\n");
  folder.write("r.toml", "title = \"T\"\ndataset = \"dataset.toml\"\nas_of = 2026-11-23\n[[section]]\nplugin = \"good\"\n");
  CHECK(run_quire({"check", "r.toml", "--safe"}, {}, folder.path()).err.starts_with(
        "dataset.toml:1:9: error: table \"chips\" is read by the source plugin \"" QUIRE_FIXED_WIDTH
        "\", and only what came with quire may run\n  [tables.chips]\n          ^\n"));
  const auto build_without = [&](const std::string& part) {
    return run_program({QUIRE_ON_LESSER_KERNEL, part, QUIRE_PROGRAM, "build", "r.toml", "--require-sandbox"}, folder.path());
  };
  for (const char* part : {"landlock", "seccomp"}) {
    const ProgramResult refused = build_without(part);
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("is not read: this kernel cannot confine the program that would do so\n") != std::string::npos);
  }
}

TEST_CASE("what a plugin prints in the program's process stays out of its output", "[plugin-faults]") {
  const Desk desk({hostile("print")});
  const ProgramResult dump = desk.quire({"build", "r.toml", "--in-process", "--dump", "document"});
  CHECK(dump.out.starts_with("{"));
  CHECK(dump.err.find("first line\n") != std::string::npos);
}

TEST_CASE("bisect finds the plugin at fault and changes no file", "[plugin-faults]") {
  const Desk sound({kGood});
  CHECK(sound.quire({"plugin", "bisect", "r.toml"}).out == "r.toml builds as it is: no plugin is at fault\n");

  const Desk desk({kGood, "plugin = \"gives_up\"", hostile("abort"), kGood});
  const std::vector<std::string> before = desk.files();
  const ProgramResult found = desk.quire({"plugin", "bisect", "r.toml"});
  CHECK(found.exit_code == 1);
  CHECK(found.out ==
        "r.toml ends with exit code 3 with good, gives_up, hostile\n"
        "at fault: gives_up\n"
        "with it alone it ends with exit code 3\n"
        "  r.toml:7:10: warning: plugin \"gives_up\" 0.1 gave up without saying why\n"
        "    plugin = \"gives_up\"\n             ^\n"
        "    hint: to look into it: quire build r.toml --only gives_up --in-process --plugin FILE\n"
        "at fault: hostile\n"
        "with it alone it ends with exit code 3\n"
        "  r.toml:9:10: warning: plugin \"hostile\" 0.1 killed by SIGABRT\n"
        "    plugin = \"hostile\"\n             ^\n"
        "    hint: to look into it: quire build r.toml --only hostile --in-process --plugin FILE\n"
        "found in 8 builds; --without leaves a plugin's sections out\n");
  CHECK(desk.files() == before);
}

TEST_CASE("bisect says when no plugin is at fault, and how long is too long", "[plugin-faults]") {
  const Desk stale({kGood + "\n[gate]\nstale = \"blok\""});
  CHECK(stale.quire({"plugin", "bisect", "r.toml"}).exit_code == 1);
  const Desk slow({kGood, hostile("sleep")});
  const ProgramResult found = slow.quire({"plugin", "bisect", "r.toml", "--longest", "1"});
  CHECK(found.out.find("at fault: hostile\nwith it alone it takes longer than 1 s\n") != std::string::npos);
}

TEST_CASE("sections are left out by their plugin", "[plugin-faults]") {
  const Desk desk({kGood, hostile("abort")});
  CHECK(desk.quire({"build", "r.toml", "--without", "hostile", "-o", "x.pdf"}).exit_code == 0);
  CHECK(desk.quire({"build", "r.toml", "--without", "hostlie"}).err.find(
            "r.toml: error: no section of the report uses the plugin \"hostlie\", which --without names\n"
            "  hint: did you mean \"hostile\"?\n") == 0);
}

TEST_CASE("limits come from the plugin, and the report has the last word", "[plugin-faults]") {
  const Desk desk({hostile("sleep") + "\nlimits = { seconds = 1 }"});
  CHECK(desk.quire({"build", "r.toml", "-o", "x.pdf"}).err.find("plugin \"hostile\" 0.1 took longer than 1 s\n") !=
        std::string::npos);
  CHECK(desk.quire({"plugin", "info", "good"}).out.find(
            "limits: 10 s, 512 MiB of memory, 64 MiB of output, 32 open files (its own wish), no network, no other "
            "processes\n        a report sets others under [section.limits]\n") != std::string::npos);
}

TEST_CASE("check points at a number in running text that no value backs", "[plugin-faults]") {
  const Desk desk({hostile("thread")});
  const ProgramResult checked = desk.quire({"check", "--layout", "r.toml"});
  CHECK(checked.exit_code == 1);
  CHECK(checked.err.find("r.toml: warning: section \"Hostile\" says 42 in \"computed 42\", which no value of it shows\n"
                         "  hint: plugin hostile: write a number as a Value with its rows or formula\n") != std::string::npos);
}
