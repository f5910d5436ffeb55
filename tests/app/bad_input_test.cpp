#include <catch2/catch.hpp>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

constexpr const char* kDataset = R"([tables.chips]
rows = [{ id = "h20", tdp = 400 }]
[tables.chips.columns]
id = { type = "text", key = true, required = true }
tdp = { type = "integer", unit = "W" }
)";

std::string report_with(const std::string& plugin) {
  return "title = \"T\"\nas_of = 2026-11-23\ndataset = \"dataset.toml\"\n[[section]]\nplugin = \"" + plugin +
         "\"\n";
}

// Runs in the folder, so that messages name files as the user wrote them.
ProgramResult build_in(const TemporaryFolder& folder, const std::string& report) {
  return run_quire({"build", report, "-o", "out.pdf"}, {}, folder.path());
}

}  // namespace

TEST_CASE("a report that is not there") {
  const TemporaryFolder folder;
  const ProgramResult result = build_in(folder, "none.toml");
  CHECK(result.exit_code == 1);
  CHECK(result.err == "none.toml: error: \"none.toml\" does not exist\n");
}

TEST_CASE("a folder in place of a report") {
  const TemporaryFolder folder;
  folder.write("reports/x", "");
  const ProgramResult result = build_in(folder, "reports");
  CHECK(result.exit_code == 1);
  CHECK(result.err == "reports: error: \"reports\" is a folder, not a file\n");
}

TEST_CASE("an empty report") {
  const TemporaryFolder folder;
  folder.write("empty.toml", "");
  const ProgramResult result = build_in(folder, "empty.toml");
  CHECK(result.exit_code == 1);
  CHECK(result.err == "empty.toml: error: \"empty.toml\" is empty\n");
}

TEST_CASE("TOML that is none, with its place") {
  const TemporaryFolder folder;
  folder.write("bad.toml", "title = \"T\"\nas_of = = 3\n");
  const ProgramResult result = build_in(folder, "bad.toml");
  CHECK(result.exit_code == 1);
  CHECK(result.err ==
        "bad.toml:2:9: error: invalid TOML: error while parsing value: could not determine value "
        "type\n"
        "  as_of = = 3\n"
        "          ^\n");
}

TEST_CASE("every mistake of a report in one run, from top to bottom") {
  const TemporaryFolder folder;
  folder.write("r.toml",
               "titel = \"T\"\nas_of = 2026-11-23\npaper = \"a5\"\ndataset = \"dataset.toml\"\n"
               "[[section]]\nplugin = 3\n");
  const ProgramResult result = build_in(folder, "r.toml");
  CHECK(result.exit_code == 1);
  CHECK(result.err ==
        "r.toml:1:1: error: missing key \"title\"\n"
        "  titel = \"T\"\n"
        "  ^\n"
        "r.toml:1:1: error: unknown key \"titel\"\n"
        "  titel = \"T\"\n"
        "  ^\n"
        "  hint: did you mean \"title\"?\n"
        "r.toml:3:9: error: unknown paper \"a5\"\n"
        "  paper = \"a5\"\n"
        "          ^\n"
        "  hint: allowed: \"a4\", \"letter\"\n"
        "r.toml:6:10: error: \"plugin\" must be text, found an integer\n"
        "  plugin = 3\n"
        "           ^\n"
        "dataset.toml: error: \"dataset.toml\" does not exist\n");
}

TEST_CASE("a dataset that is not there") {
  const TemporaryFolder folder;
  folder.write("r.toml", report_with("chip_comparison"));
  const ProgramResult result = build_in(folder, "r.toml");
  CHECK(result.exit_code == 1);
  CHECK(result.err == "dataset.toml: error: \"dataset.toml\" does not exist\n");
}

TEST_CASE("a plugin that is not there leaves a labelled gap and exit code 3") {
  const TemporaryFolder folder;
  folder.write("dataset.toml", kDataset);
  folder.write("r.toml", report_with("chip_comparsion"));
  const ProgramResult result = build_in(folder, "r.toml");
  CHECK(result.exit_code == 3);
  CHECK(result.err.starts_with("r.toml:5:10: warning: unknown plugin \"chip_comparsion\"\n"
                               "  plugin = \"chip_comparsion\"\n"
                               "           ^\n"
                               "  hint: did you mean \"chip_comparison\"? searched plugins, "));
  CHECK(read_file(folder.path() + "/out.pdf").starts_with("%PDF-1.7"));
  CHECK(run_program({"pdfinfo", folder.path() + "/out.pdf"}).out.find("(incomplete: 1 of 1 sections missing)") !=
        std::string::npos);
  CHECK(run_quire({"build", "r.toml", "-o", "strict.pdf", "--strict"}, {}, folder.path()).exit_code == 1);
  const ProgramResult checked = run_quire({"check", "r.toml"}, {}, folder.path());
  CHECK(checked.exit_code == 3);
  CHECK(checked.err.ends_with("r.toml: 1 of 1 section would be missing\n"));
}

TEST_CASE("a command line that is wrong is told in one way, with the nearest word") {
  const auto said = [](std::vector<std::string> words) {
    const ProgramResult result = run_quire(std::move(words), {}, "/tmp");
    CHECK(result.exit_code == 2);
    CHECK(result.out == "");
    return result.err;
  };
  CHECK(said({"bild", "r.toml"}) == "error: unknown command \"bild\"\n  hint: did you mean \"build\"?\n");
  CHECK(said({"plugin", "lst"}) == "error: unknown command \"lst\"\n  hint: did you mean \"list\"?\n");
  CHECK(said({"schema"}) == "error: kind is required\n  hint: quire schema --help says what it takes\n");
  CHECK(said({"archive"}) == "error: quire archive needs a command\n  hint: list, show, export, import, prune, outcome\n");
  CHECK(said({"build", "--plugn", "x", "r.toml"}) ==
        "error: quire build has no option \"--plugn\"\n  hint: did you mean \"--plugin\"?\n");
  CHECK(said({"build", "r.toml", "s.toml"}) ==
        "error: quire build has no use for \"s.toml\"\n  hint: quire build --help says what it takes\n");
  CHECK(said({"plugin", "new", "x", "--lang=rust"}) == "error: --lang cannot be \"rust\"\n  hint: one of cpp, c\n");
  CHECK(said({"schema", "reprot"}) == "error: kind cannot be \"reprot\"\n  hint: did you mean \"report\"?\n");
  CHECK(said({"completion", "tcsh"}) == "error: shell cannot be \"tcsh\"\n  hint: one of bash, zsh, fish\n");
  CHECK(said({"build", "r.toml", "--as-of"}).starts_with("error: --as-of needs a value\n  hint: TEXT: "));
  CHECK(said({"build", "r.toml", "--plugin", "typo.so"}) ==
        "error: --plugin: \"typo.so\" does not exist\n  hint: quire build --help says what it takes\n");
  CHECK(said({"build", "--plugin", "/etc/passwd", "r.toml"}) ==
        "error: --plugin: \"/etc/passwd\" is not a plugin file: its name does not end in .so\n"
        "  hint: quire build --help says what it takes\n");
  CHECK(said({"build", "r.toml", "-j", "many"}) ==
        "error: could not convert: --jobs = many\n  hint: quire build --help says what it takes\n");
  CHECK(said({"archive", "prune", "a.sqlite", "--keep", "0"}) ==
        "error: --keep: value 0 not in range 1 to 1000000\n  hint: quire archive prune --help says what it takes\n");
}

TEST_CASE("a required plugin that is not there ends with exit code 5 and writes nothing") {
  const TemporaryFolder folder;
  folder.write("dataset.toml", kDataset);
  folder.write("r.toml", report_with("nowhere") + "required = true\n");
  const ProgramResult result = build_in(folder, "r.toml");
  CHECK(result.exit_code == 5);
  CHECK_FALSE(run_program({"test", "-e", folder.path() + "/out.pdf"}).exit_code == 0);
}

TEST_CASE("a logo that no PDF can show is an error before any plugin runs") {
  const TemporaryFolder folder;
  folder.write("dataset.toml", kDataset);
  // 2 x 2 pixels, 16 bits a channel, no data.
  const std::string png("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x02\x10\x02\0\0\0____\0\0\0\0IEND____", 45);
  folder.write("house.png", png);
  folder.write("r.toml", "logo = { file = \"house.png\", alt = \"A house\" }\n" + report_with("chip_comparison"));
  const ProgramResult result = build_in(folder, "r.toml");
  CHECK(result.exit_code == 1);
  CHECK(result.err.starts_with(
        "r.toml:1:17: error: logo \"house.png\" cannot be printed: the PNG has 16 bits a channel\n"
        "  logo = { file = \"house.png\", alt = \"A house\" }\n"
        "                  ^\n"
        "  hint: save it with 8 bits a channel\n"));
}

TEST_CASE("an output folder that is not there keeps the exit code at 1") {
  const TemporaryFolder folder;
  folder.write("dataset.toml", kDataset);
  folder.write("r.toml", report_with("nowhere"));
  const ProgramResult result = run_quire({"build", "r.toml", "-o", "none/out.pdf"}, {}, folder.path());
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("none/out.pdf: error: cannot open the output folder: No such file or directory\n") !=
        std::string::npos);
}

TEST_CASE("diagnostics as JSON are one object a line") {
  const TemporaryFolder folder;
  const ProgramResult result =
      run_quire({"check", "none.toml", "--diagnostics", "json"}, {}, folder.path());
  CHECK(result.exit_code == 1);
  CHECK(result.err.starts_with("{\"code\":\""));
  CHECK(result.err.find("\"severity\":\"error\"") != std::string::npos);
}
