#include "config/plan_editions.hpp"

#include <catch2/catch.hpp>

#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

constexpr const char* kHead =
    "title = \"{chip} of {edition}\"\ncadence = \"weekly\"\nas_of = 2026-11-23\ndataset = \"d.toml\"\n"
    "[parameters]\nchip = \"h20\"\nmost = 5\n"
    "[[section]]\nplugin = \"p\"\n[section.options]\nfocus = \"{chip}\"\nrows = \"{most}\"\nwords = \"top {most}\"\n"
    "[[section]]\nplugin = \"q\"\naudience = [\"internal\"]\n";

std::optional<Report> read(const TemporaryFolder& folder, const std::string& editions, Diagnostics& diagnostics) {
  return read_report(folder.write("r.toml", kHead + editions), diagnostics);
}

/// "series day output" of each edition, or what is wrong.
std::string planned(const std::string& editions) {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const std::optional<Report> report = read(folder, editions, diagnostics);
  std::string text;
  if (report)
    for (const PlannedEdition& edition : plan_editions(*report, {}, diagnostics))
      text += edition.series + " " + iso_date(edition.as_of) + " " + edition.output + "\n";
  if (!diagnostics.has_errors()) return text;
  text.clear();
  for (const Diagnostic& diagnostic : diagnostics.all()) text += to_text(diagnostic).substr(folder.path().size() + 1);
  return text;
}

}  // namespace

TEST_CASE("editions are the product of periods, audiences and parameters", "[config][editions]") {
  CHECK(planned("[[edition]]\nname = \"all\"\nperiods = [\"2026-W46..2026-W47\"]\n"
                "audiences = [\"public\", \"internal\"]\nparameters.chip = [\"b200\", \"a/b\"]\n") ==
        "r/internal/chip=a/b 2026-11-15 r-2026-W46-all-internal-a-b.pdf\n"
        "r/internal/chip=a/b 2026-11-22 r-2026-W47-all-internal-a-b.pdf\n"
        "r/internal/chip=b200 2026-11-15 r-2026-W46-all-internal-b200.pdf\n"
        "r/internal/chip=b200 2026-11-22 r-2026-W47-all-internal-b200.pdf\n"
        "r/public/chip=a/b 2026-11-15 r-2026-W46-all-public-a-b.pdf\n"
        "r/public/chip=a/b 2026-11-22 r-2026-W47-all-public-a-b.pdf\n"
        "r/public/chip=b200 2026-11-15 r-2026-W46-all-public-b200.pdf\n"
        "r/public/chip=b200 2026-11-22 r-2026-W47-all-public-b200.pdf\n");
  CHECK(planned("[[edition]]\nname = \"now\"\noutput = \"out/{as_of}-{most}.pdf\"\n") ==
        "r 2026-11-23 out/2026-11-23-5.pdf\n");
}

TEST_CASE("no two editions can have one path", "[config][editions]") {
  CHECK(planned("[[edition]]\nname = \"all\"\nperiods = [\"2026-W46..2026-W47\"]\noutput = \"{report}.pdf\"\n") ==
        "r.toml:17:1: error: edition \"all\": two editions would both be written to \"r.pdf\": \"r\" as of 2026-11-15 "
        "and \"r\" as of 2026-11-22\n"
        "  hint: put what sets them apart into its output, such as {edition}, {audience} or a parameter\n");
  CHECK(planned("[[edition]]\nname = \"a\"\noutput = \"x.pdf\"\n[[edition]]\nname = \"b\"\noutput = \"./x.pdf\"\n").find(
            "error: edition \"b\": two editions would both be written to \"x.pdf\"") != std::string::npos);
  CHECK(planned("[[edition]]\nname = \"a\"\noutput = \"x.pdf\"\n[[edition]]\nname = \"b\"\noutput = \"x.pdf/y.pdf\"\n").find(
            "error: edition \"b\": \"x.pdf/y.pdf\" would lie in \"x.pdf\", which is another edition's file\n") != std::string::npos);
}

TEST_CASE("mistakes in editions are reported with their place", "[config][editions]") {
  CHECK(planned("[[edition]]\nname = \"a\"\nperiods = [\"2026-11\"]\n") ==
        "r.toml:17:1: error: edition \"a\": \"2026-11\" is not a period of a report whose cadence is \"weekly\"\n"
        "  hint: write it as 2026-W48, or as two of them with .. between, the earlier first\n");
  CHECK(planned("[[edition]]\nname = \"a\"\nperiods = [\"2026-W47..2026-W46\"]\n").find("is not a period") !=
        std::string::npos);
  CHECK(planned("[[edition]]\nname = \"a\"\noutput = \"../{report}.pdf\"\n") ==
        "r.toml:19:10: error: \"../{report}.pdf\" leaves the output folder\n"
        "  hint: write a relative path without \"..\"\n");
  CHECK(planned("[[edition]]\nname = \"a\"\nparameters.chp = \"x\"\n") ==
        "r.toml:19:12: error: the report has no parameter \"chp\"\n  hint: did you mean \"chip\"?\n");
  CHECK(planned("[[edition]]\nname = \"a\"\nparameters.most = \"x\"\n") ==
        "r.toml:19:19: error: \"most\" must be an integer, as its default, found text\n");
  CHECK(planned("[[edition]]\nname = \"a\"\noutput = \"{editon}.pdf\"\n") ==
        "r.toml:17:1: error: edition \"a\": its output has an unknown \"{editon}\"\n"
        "  hint: did you mean \"edition\"?\n");
  CHECK(planned("") ==
        "r.toml: error: the report has no [[edition]]\n"
        "  hint: add one with a name, or build the report by itself with quire build\n");
  CHECK(planned("[[edition]]\nname = \"a\"\nperiods = [\"0001-W01..9000-W01\"]\n") ==
        "r.toml:17:1: error: edition \"a\": the report asks for more than 100000 editions\n");
}

TEST_CASE("an audience sees its sections and those for everybody", "[config][editions]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const std::optional<Report> report = read(folder, "", diagnostics);
  REQUIRE(report);
  CHECK(for_audience(*report, "").sections.size() == 1);
  CHECK(for_audience(*report, "public").sections.size() == 1);
  CHECK(for_audience(*report, "internal").sections.size() == 2);
}

TEST_CASE("parameters stand in titles and options, with their type where they stand alone", "[config][editions]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const std::optional<Report> report = read(folder, "", diagnostics);
  REQUIRE(report);
  const std::optional<Parameter> chip = parse_parameter(*report, "chip=c600", diagnostics);
  const std::optional<Parameter> most = parse_parameter(*report, "most=7", diagnostics);
  REQUIRE((chip && most));
  const Report set = with_parameters(*report, {*chip, *most});
  CHECK(set.title == "c600 of {edition}");  // no parameter of that name: left as it is
  CHECK(std::get<std::string>(set.sections[0].options[0].value) == "c600");
  CHECK(std::get<std::int64_t>(set.sections[0].options[1].value) == 7);
  CHECK(std::get<std::string>(set.sections[0].options[2].value) == "top 7");
  CHECK_FALSE(parse_parameter(*report, "most=x", diagnostics));
  CHECK_FALSE(parse_parameter(*report, "mst=7", diagnostics));
  CHECK(diagnostics.all().at(0).message == "parameter \"most\" is an integer, and \"x\" is none");
  CHECK(diagnostics.all().at(1).hint == "did you mean \"most\"?");
}
