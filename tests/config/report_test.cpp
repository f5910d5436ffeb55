#include "config/report.hpp"

#include <catch2/catch.hpp>

#include "support/said.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using quire::test::TemporaryFolder;

namespace {

// What reading `toml` as a report complains about.
std::string complaints(const std::string& toml) {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto report = read_report(folder.write("r.toml", toml), diagnostics);
  CHECK(report.has_value() != diagnostics.has_errors());
  return quire::test::said(diagnostics, folder.path());
}

// A valid report with `line` at the top.
std::string with(const std::string& line) {
  return line + "\ntitle = \"T\"\ndataset = \"d.toml\"\n[[section]]\nplugin = \"a\"\n";
}

}  // namespace

TEST_CASE("a full report is read", "[config][report]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const std::string file = folder.write("r.toml", R"(
title = "Weekly"
subtitle = "sub"
handling = "TLP:CLEAR"
language = "de-CH"
cadence = "ad-hoc"
as_of = 2026-11-23
paper = "letter"
dataset = "../data/dataset.toml"
front_page = false
contents = false
decisions = ["one", "two"]

[[section]]
plugin = "zeta"
title = "Z"
required = true
[section.options]
z_first = true
count = 3
share = 0.5
name = "x"
since = 2025-01-31
chips = ["a", "b"]

[[section]]
plugin = "alpha"

[[section]]
plugin = "zeta"
)");

  const std::optional<Report> report = read_report(file, diagnostics);

  REQUIRE(quire::test::said(diagnostics) == "");
  CHECK(report->file == file);
  CHECK(report->title == "Weekly");
  CHECK(report->subtitle == "sub");
  CHECK(report->handling == "TLP:CLEAR");
  CHECK(report->language == "de-CH");
  CHECK(report->cadence == Cadence::ad_hoc);
  CHECK(report->as_of == parse_date("2026-11-23"));
  CHECK(report->paper == Paper::letter);
  CHECK(report->dataset == folder.path() + "/../data/dataset.toml");
  CHECK_FALSE(report->front_page);
  CHECK_FALSE(report->contents);
  CHECK(report->decisions == std::vector<std::string>{"one", "two"});
  REQUIRE(report->sections.size() == 3);
  const SectionRequest& first = report->sections[0];
  CHECK(first.plugin == "zeta");
  CHECK(first.title == "Z");
  CHECK(first.required);
  CHECK(first.where == SourceSpan{file, 15, 10});
  REQUIRE(first.options.size() == 6);
  CHECK(first.options[0].name == "z_first");  // the order of the file
  CHECK(first.options[0].value == OptionValue(true));
  CHECK(first.options[1].value == OptionValue(std::int64_t{3}));
  CHECK(first.options[1].where == SourceSpan{file, 20, 9});
  CHECK(first.options[2].value == OptionValue(0.5));
  CHECK(first.options[3].value == OptionValue(std::string("x")));
  CHECK(first.options[4].value == OptionValue(*parse_date("2025-01-31")));
  CHECK(first.options[5].value == OptionValue(std::vector<std::string>{"a", "b"}));
  CHECK(report->sections[1].plugin == "alpha");
  CHECK(report->sections[2].plugin == "zeta");
}

TEST_CASE("what a report leaves out has its default", "[config][report]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto report =
      read_report(folder.write("r.toml", with("as_of = \"2026-01-02\"")), diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  CHECK(report->language == "en");
  CHECK(report->cadence == Cadence::ad_hoc);
  CHECK(report->paper == Paper::a4);
  CHECK(report->front_page);
  CHECK(report->contents);
  CHECK(report->as_of == parse_date("2026-01-02"));
  CHECK_FALSE(report->sections[0].required);
}

TEST_CASE("every mistake of a report is reported in one run", "[config][report]") {
  CHECK(complaints(R"(titel = "T"
title = 7
cadence = "weekley"
as_of = "2025-02-30"
paper = "a5"
language = "e n"
contents = "yes"
decisions = ["a", 1]
[[section]]
plugn = "x"
[[section]]
plugin = ""
required = 1
[section.options]
when = 2025-01-01T00:00:00
list = ["a", 2]
share = nan
deep = { a = 1 }
)") == "r.toml:2:9: error: \"title\" must be text, found an integer\n"
       "r.toml:6:12: error: \"e n\" is not a language tag\n"
       "  hint: write a BCP 47 tag such as \"en\"\n"
       "r.toml:3:11: error: unknown cadence \"weekley\"\n"
       "  hint: did you mean \"weekly\"?\n"
       "r.toml:4:9: error: \"as_of\": \"2025-02-30\" is not a date\n"
       "  hint: write an existing day as YYYY-MM-DD\n"
       "r.toml:5:9: error: unknown paper \"a5\"\n"
       "  hint: allowed: \"a4\", \"letter\"\n"
       "r.toml:1:1: error: missing key \"dataset\"\n"
       "r.toml:7:12: error: \"contents\" must be a boolean, found text\n"
       "r.toml:8:19: error: \"decisions\" must hold text only, found an integer\n"
       "r.toml:9:1: error: missing key \"plugin\" in [[section]]\n"
       "r.toml:10:1: error: unknown key \"plugn\" in [[section]]\n"
       "  hint: did you mean \"plugin\"?\n"
       "r.toml:12:10: error: \"plugin\" must not be empty\n"
       "r.toml:13:12: error: \"required\" must be a boolean, found an integer\n"
       "r.toml:15:8: error: \"when\" must be a single value or a list of texts, found a time\n"
       "r.toml:16:14: error: \"list\" must hold text only, found an integer\n"
       "r.toml:17:9: error: \"share\" must be a finite number\n"
       "r.toml:18:8: error: \"deep\" must be a single value or a list of texts, found a table\n"
       "r.toml:1:1: error: unknown key \"titel\"\n"
       "  hint: did you mean \"title\"?\n");
}

TEST_CASE("a report needs sections", "[config][report]") {
  const std::string hint = "  hint: add a [[section]] with plugin = \"...\"\n";
  CHECK(complaints("title = \"T\"\ndataset = \"d\"\n") ==
        "r.toml:1:1: error: the report has no sections\n" + hint);
  CHECK(complaints("title = \"T\"\ndataset = \"d\"\nsection = []\n") ==
        "r.toml:3:11: error: the report has no sections\n" + hint);
  CHECK(complaints("title = \"T\"\ndataset = \"d\"\n[section]\nplugin = \"a\"\n") ==
        "r.toml:3:1: error: \"section\" must be an array of tables, found a table\n"
        "  hint: write [[section]]\n");
}

TEST_CASE("a name in braces that is no parameter is noticed where there are parameters", "[config][report]") {
  const std::string rest = "dataset = \"d\"\n[parameters]\narea = \"north\"\n[[section]]\nplugin = \"a\"\n";
  CHECK(complaints("title = \"Dikes {aria}\"\n" + rest) ==
        "r.toml:1:9: warning: the report has no parameter \"aria\": it stands as it is\n  hint: did you mean \"area\"?\n");
  CHECK(complaints("title = \"Dikes {area}, {a b}, {edition}\"\n" + rest) == "");
  CHECK(complaints("title = \"Dikes {aria}\"\ndataset = \"d\"\n[[section]]\nplugin = \"a\"\n") == "");
}

TEST_CASE("text with a NUL character is refused", "[config][report]") {
  CHECK(complaints(with("handling = \"a\\u0000b\"")) ==
        "r.toml:1:12: error: \"handling\" contains a NUL character\n");
}

TEST_CASE("a report that cannot be read says why", "[config][report]") {
  const TemporaryFolder folder;
  const auto tell = [&](const std::string& path) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_report(path, diagnostics));
    return quire::test::said(diagnostics, folder.path());
  };
  CHECK(tell(folder.path() + "/none.toml") == "none.toml: error: \"none.toml\" does not exist\n");
  CHECK(tell(folder.write("empty.toml", "")) == "empty.toml: error: \"empty.toml\" is empty\n");
  folder.write("sub/x", "x");
  CHECK(tell(folder.path() + "/sub") == "sub: error: \"sub\" is a folder, not a file\n");
  CHECK(tell("/dev/zero") == "/dev/zero: error: \"/dev/zero\" is not a regular file\n");
  CHECK(tell(folder.write("big.toml", std::string((4U << 20) + 1, '\n'))) ==
        "big.toml: error: \"big.toml\" is larger than 4 MB\n");
}

TEST_CASE("invalid TOML is reported at its place", "[config][report]") {
  CHECK(complaints("title = \"T\"\ndataset = \n") ==
        "r.toml:2:11: error: invalid TOML: error while parsing key-value pair: expected value, saw "
        "'\\n'\n");
  CHECK(complaints("a = 1\na = 2\n").find("r.toml:2:5: error: invalid TOML: ") == 0);
  CHECK(complaints("title = \"\xFF\"\n").find("r.toml:1:") == 0);
  CHECK(complaints("x = 2025-02-30\n").find("r.toml:1:") == 0);
}

TEST_CASE("TOML nested without end is refused before it is parsed", "[config][report]") {
  std::string dotted = "a";
  for (int i = 0; i < 200'000; ++i) dotted += ".a";
  CHECK(complaints("\n" + dotted + " = 1\n") ==
        "r.toml:2: error: tables or arrays are nested too deeply\n");
  CHECK(complaints("x = " + std::string(100'000, '[')) ==
        "r.toml:1: error: tables or arrays are nested too deeply\n");
  CHECK(complaints("x = { k = \"\"\"a\"\"\"\", " + dotted + " = 1 }\n") ==
        "r.toml:1: error: tables or arrays are nested too deeply\n");
  // Dots and brackets in text and comments are no nesting.
  CHECK(complaints(with("handling = '" + dotted + "' # " + dotted + std::string(99, '['))) == "");
}

TEST_CASE("an archive stands beside the report, and materiality is a part", "[config][report]") {
  const TemporaryFolder folder;
  const std::string sound = "title = \"T\"\ndataset = \"d.toml\"\n[[section]]\nplugin = \"p\"\n";
  Diagnostics diagnostics;
  const std::optional<Report> report = read_report(
      folder.write("r.toml", "archive = \"past.sqlite\"\nmateriality = 0.02\nfirst_edition = 2026-01-05\n" + sound),
      diagnostics);
  REQUIRE(report);
  CHECK(report->archive == folder.path() + "/past.sqlite");
  CHECK(report->materiality == 0.02);
  CHECK(report->first_edition == parse_date("2026-01-05"));
  CHECK_FALSE(read_report(folder.write("s.toml", "materiality = 2\n" + sound), diagnostics));
  CHECK(to_text(diagnostics.all().at(0)) ==
        folder.path() + "/s.toml:1:15: error: \"materiality\" must be from 0 to below 1\n"
                        "  hint: 0.02 leaves moves below 2 % out\n");
}

TEST_CASE("a report names a logo that can be printed, with words for it", "[config][report]") {
  const TemporaryFolder folder;
  const std::string head("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
  folder.write("a.png", head + std::string("\0\0\1\0\0\0\0\x40", 8));
  folder.write("huge.png", head + std::string("\0\1\0\0\0\0\0\x40", 8));
  folder.write("a.txt", "words");
  const auto said = [&](const std::string& logo) {
    Diagnostics diagnostics;
    const auto report = read_report(folder.write("r.toml", with("logo = " + logo)), diagnostics);
    if (report) CHECK(report->logo->width == 256);
    return quire::test::said(diagnostics, folder.path());
  };
  CHECK(said("{ file = \"a.png\", alt = \"A house\" }") == "");
  CHECK(said("{ file = \"a.png\" }") == "r.toml:1:8: error: missing key \"alt\" in [logo]\n");
  CHECK(said("{ file = \"none.png\", alt = \"A house\" }") ==
        "r.toml:1:17: error: logo \"none.png\" does not exist\n"
        "  hint: the path begins at the report's folder\n");
  CHECK(said("{ file = \"a.txt\", alt = \"A house\" }") ==
        "r.toml:1:17: error: logo \"a.txt\" is neither PNG nor JPEG\n"
        "  hint: save it as a PNG without transparency\n");
  CHECK(said("{ file = \"huge.png\", alt = \"A house\" }") ==
        "r.toml:1:17: error: logo \"huge.png\" has 65536 × 64 pixels\n"
        "  hint: between 1 and 5000 each way can be printed\n");
}

TEST_CASE("a report sets what a section may use up", "[config][report]") {
  const TemporaryFolder folder;
  const std::string head = "title = \"T\"\ndataset = \"d.toml\"\n[[section]]\nplugin = \"p\"\n";
  Diagnostics diagnostics;
  const std::optional<Report> report =
      read_report(folder.write("r.toml", head + "[section.limits]\nseconds = 600\nopen_files = 1000\n"), diagnostics);
  REQUIRE(report);
  CHECK(report->sections[0].limits.seconds == 600U);
  CHECK(report->sections[0].limits.open_files == 1000U);
  CHECK_FALSE(read_report(folder.write("s.toml", head + "[section.limits]\nseconds = 0\n"), diagnostics));
  CHECK(to_text(diagnostics.all().at(0)) ==
        folder.path() + "/s.toml:6:11: error: \"seconds\" must be a whole number from 1 to 86400\n");
}
