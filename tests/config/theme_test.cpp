#include <catch2/catch.hpp>
#include <sstream>

#include "config/report.hpp"
#include "support/said.hpp"
#include "config/theme_file.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using quire::test::TemporaryFolder;

namespace {

std::string dump(const Theme& theme) {
  std::ostringstream out;
  const auto color = [&](Color c) {
    out << int{c.red} << ',' << int{c.green} << ',' << int{c.blue} << '\n';
  };
  out << theme.name << '\n';
  for (const Color c :
       {theme.paper, theme.ink, theme.muted, theme.faint, theme.accent, theme.accent_text,
        theme.good_text, theme.link, theme.grid, theme.panel, theme.ghost})
    color(c);
  for (const Color c : theme.series) color(c);
  for (const Color c : theme.sequential) color(c);
  for (const TextRole& role : {theme.masthead, theme.title, theme.lead, theme.heading, theme.body,
                               theme.table, theme.table_head, theme.chart_title,
                               theme.chart_subtitle, theme.label, theme.note, theme.figure}) {
    out << role.size << ' ' << role.leading << ' ' << static_cast<int>(role.weight) << ' ';
    color(role.color);
  }
  return out.str();
}

std::string complaints(const std::string& toml) {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto theme = read_theme(folder.write("t.toml", toml), diagnostics);
  CHECK(theme.has_value() != diagnostics.has_errors());
  return quire::test::said(diagnostics, folder.path());
}

}  // namespace

TEST_CASE("the shipped default theme spells out the built-in one", "[config][theme]") {
  const std::string file = std::string(QUIRE_SOURCE_DIR) + "/reports/themes/default.toml";
  Diagnostics diagnostics;
  const auto theme = read_theme(file, diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  CHECK(dump(*theme) == dump(Theme()));

  const std::string text = quire::test::read_file(file);
  for (const char* key :
       {"paper",      "ink",         "muted",          "faint",   "accent", "accent_text",
        "good_text",  "link",        "grid",           "panel",   "ghost",  "series", "sequential",
        "masthead",   "title",       "lead",           "heading", "body",   "table",
        "table_head", "chart_title", "chart_subtitle", "label",   "note",   "figure"}) {
    CAPTURE(key);
    CHECK(text.find("\n" + std::string(key) + " = ") != std::string::npos);
  }
}

TEST_CASE("a theme replaces what it names and nothing else", "[config][theme]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto theme = read_theme(folder.write("dark.toml", R"(
[colors]
ink = "#000033"
[type.body]
size = 10
[type.note]
color = "accent_text"
weight = "bold"
)"),
                                diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  CHECK(theme->name == "dark");
  CHECK(theme->body.size == 10);
  CHECK(theme->body.leading == Theme().body.leading);
  CHECK(theme->body.color == Color{0, 0, 0x33});  // roles follow the named colour
  CHECK(theme->title.color == Color{0, 0, 0x33});
  CHECK(theme->note.color == Theme().accent_text);
  CHECK(theme->note.weight == Weight::bold);
  CHECK(theme->label.color == Theme().muted);
}

TEST_CASE("mistakes of a theme", "[config][theme]") {
  CHECK(complaints(R"(colours = 1
[colors]
inc = "#000000"
link = "blue"
accent = 3
series = ["#000000", 1]
[type.body]
size = 5
weight = "blod"
[type.title]
color = "inc"
size = 30
[type.bodi]
size = 9
)") == "t.toml:5:10: error: \"accent\" must be text, found an integer\n"
       "t.toml:4:8: error: \"link\": \"blue\" is not a colour\n"
       "  hint: write \"#RRGGBB\"\n"
       "t.toml:6:10: error: \"series\" must hold 6 colours, found 2\n"
       "t.toml:3:1: error: unknown key \"inc\" in [colors]\n"
       "  hint: did you mean \"ink\"?\n"
       "t.toml:11:9: error: \"color\": \"inc\" is not a colour\n"
       "  hint: did you mean \"ink\"?\n"
       "t.toml:12:8: error: \"size\" is larger than the leading of \"title\"\n"
       "  hint: set \"leading\" as well\n"
       "t.toml:8:8: error: \"size\" is out of range\n"
       "  hint: sizes are points: text 6.5 to 72, leading from the text size to 144\n"
       "t.toml:9:10: error: unknown weight \"blod\"\n"
       "  hint: did you mean \"bold\"?\n"
       "t.toml:13:7: error: unknown key \"bodi\" in [type]\n"
       "  hint: did you mean \"body\"?\n"
       "t.toml:1:1: error: unknown key \"colours\"\n"
       "  hint: did you mean \"colors\"?\n");
}

TEST_CASE("text and marks must stand out from the paper", "[config][theme]") {
  const std::string hint = "  hint: choose a colour that differs more from the paper\n";
  CHECK(
      complaints("[colors]\nink = \"#777777\"\n") ==
      "t.toml:2:7: error: colour \"ink\" (#777777) has a contrast of 4.47:1 on #FFFFFF, less than "
      "4.50:1\n" +
          hint);
  CHECK(complaints("[colors]\nink = \"#767676\"\n") == "");
  CHECK(complaints("[colors]\nseries = [\"#0072B2\", \"#999999\", \"#009E73\", \"#332288\", "
                   "\"#882255\", \"#6E6E6E\"]\n") ==
        "t.toml:2:22: error: series colour 2 (#999999) has a contrast of 2.84:1 on #FFFFFF, less "
        "than 3.00:1\n" +
            hint);
  CHECK(
      complaints("[type.label]\ncolor = \"#888888\"\n") ==
      "t.toml:2:9: error: text \"label\" (#888888) has a contrast of 3.54:1 on #FFFFFF, less than "
      "4.50:1\n" +
          hint);
  CHECK(
      complaints("[type.label]\ncolor = \"ghost\"\n") ==
      "t.toml:2:9: error: text \"label\" (#BFBFBF) has a contrast of 1.83:1 on #FFFFFF, less than "
      "4.50:1\n" +
          hint);
}

TEST_CASE("colours that mean different things look different to every reader", "[config][theme]") {
  CHECK(complaints("[colors]\nseries = [\"#0072B2\", \"#D55E00\", \"#009E73\", \"#332288\", "
                   "\"#882255\", \"#6E5A5A\"]\n") ==
        "t.toml:2:66: error: \"series\": colours 5 (#882255) and 6 (#6E5A5A) look alike to readers "
        "without green cones: they differ by 6.5, less than 9 (CIEDE2000)\n"
        "  hint: make one of them lighter or darker\n");
  CHECK(complaints("[colors]\nsequential = [\"#FEF0D9\", \"#FC8D59\", \"#FDCC8A\", \"#E34A33\", "
                   "\"#B30000\"]\n") ==
        "t.toml:2:37: error: \"sequential\": colour 3 (#FDCC8A) is not darker than the one before "
        "it\n"
        "  hint: order them from light to dark: the scale must hold in greyscale\n");
}

TEST_CASE("every shipped theme loads", "[config][theme]") {
  for (const char* name : {"default", "compact", "cream", "large-print"}) {
    Diagnostics diagnostics;
    const auto theme =
        read_theme(std::string(QUIRE_SOURCE_DIR "/reports/themes/") + name + ".toml", diagnostics);
    CAPTURE(name);
    REQUIRE(theme.has_value());
    CHECK(theme->name == name);
    CHECK(diagnostics.all().empty());
  }
}

TEST_CASE("a report finds its theme beside it", "[config][theme]") {
  const TemporaryFolder folder;
  folder.write("themes/night.toml", "[type.body]\nsize = 11\n");
  folder.write("own.toml", "[type.body]\nsize = 12\n");
  const auto body_size = [&](const std::string& theme) {
    Diagnostics diagnostics;
    const auto report = read_report(
        folder.write("r.toml",
                     "theme = \"" + theme +
                         "\"\ntitle = \"T\"\ndataset = \"d\"\n[[section]]\nplugin = \"a\"\n"),
        diagnostics);
    return report ? std::to_string(report->theme.body.size)
                  : quire::test::said(diagnostics, folder.path());
  };
  CHECK(body_size("default") == "9.500000");
  CHECK(body_size("night") == "11.000000");
  CHECK(body_size("own.toml") == "12.000000");
  CHECK(body_size("nigth") ==
        "r.toml:1:9: error: unknown theme \"nigth\"\n  hint: did you mean \"night\"?\n");
  CHECK(body_size("a/b.toml") ==
        "r.toml:1:9: error: unknown theme \"a/b.toml\"\n  hint: there is no file \"a/b.toml\"\n");
}
