#include "quire/testing.hpp"

#include <catch2/catch.hpp>

using quire::testing::ColumnType;
using quire::testing::SectionRecorder;

namespace {

struct Careful {
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    const quire::Table chips = data.table("chips");
    section.title("Two chips");
    section.lead("Bandwidth: ")
        .value(quire::Value::interval(1.5, 2, "GB/s").key("a/bandwidth").from(chips.reference(0)))
        .cite(chips.reference(1));
    quire::TableBlock table = section.table("chips");
    table.title("Two rows").column("Chip").column("Tags", quire::TableBlock::Align::right, "GB");
    for (std::int64_t row = 0; row < chips.row_count(); ++row) {
      std::string tags;
      for (const std::string_view tag : chips.column("tags").list(row)) tags += tag;
      quire::TableRow line = table.row(*chips.column("id").text(row));
      line.cell(*chips.column("id").text(row)).alert();
      line.cell(tags.empty() ? quire::Value::unknown() : quire::Value::text(tags));
    }
    section.note(options.text("closing"));
    section.warn("look", chips.reference(0));
  }
};

struct Careless {
  void analyze(const quire::Dataset&, const quire::Options&, quire::Section& section) {
    section.chart(quire::Chart::Kind::bar, "twice").title("A");
    quire::TableBlock table = section.table("twice");
    table.title("B").column("One").column("Two");
    table.row("short").cell(quire::Value::number(1).key("a"));
    section.paragraph().value(quire::Value::number(2).key("a"));
    section.judgment("j").text("It may be; our confidence is low.").likelihood("likely");
  }
};

struct Lost {
  void analyze(const quire::Dataset& data, const quire::Options&, quire::Section& section) {
    section.paragraph().cite({0, 0, data.table("chips").row_count()});
  }
};

const char* const kChips =
    "id,tags,known\nx1,\"a;b\",2025-01-01\n\"x \"\"2\"\"\",,\nx3,c,2027-01-01\n";

}  // namespace

TEST_CASE("a section is recorded as text, rows of the future left out") {
  SectionRecorder recorder("2026-01-01");
  recorder.csv("chips", kChips, {{"tags", ColumnType::list}, {"known", ColumnType::date}}, "known")
      .option("closing", "The end");
  CHECK(recorder.run<Careful>() == QUIRE_OK);
  CHECK(recorder.text() ==
        "title: Two chips\n"
        "paragraph lead\n"
        "  Bandwidth: 1.5–2 GB/s[chips:1]\n"
        "table \"chips\"\n"
        "  title: Two rows\n"
        "  column title=\"Chip\" align=\"left\"\n"
        "  column title=\"Tags\" align=\"right\" unit=\"GB\"\n"
        "  row x1: (alert) x1 | ab\n"
        "  row x \"2\": (alert) x \"2\" | n/k\n"
        "paragraph note\n"
        "  The end\n"
        "values\n"
        "  a/bandwidth = 1.5–2 GB/s from chips:0\n"
        "warning: look chips:0\n");
  CHECK(recorder.problems().empty());
}

TEST_CASE("what an editor would not accept is a problem") {
  SectionRecorder recorder("2026-01-01");
  CHECK(recorder.run<Careless>() == QUIRE_OK);
  const std::vector<std::string> expected{
      "key a is 1 and 2",
      "chart \"twice\" has no alternative text",
      "table \"twice\" is there twice",
      "table \"twice\" has 2 columns and a row of 1",
      "judgment \"j\" does not say \"likely\"",
      "judgment \"j\" speaks of confidence beside the likelihood",
      "judgment \"j\" has no confidence with a reason"};
  CHECK(recorder.problems() == expected);
}

TEST_CASE("what a host refuses is refused") {
  SectionRecorder recorder("2026-01-01");
  recorder.csv("chips", kChips);
  CHECK(recorder.run<Lost>() == QUIRE_FAILED);
  CHECK(recorder.failure() ==
        "threw: the host refused a citation: bad argument (not UTF-8, NaN, or no such row)");
}

TEST_CASE("what stands apart from the blocks ends no callout by itself", "[testing]") {
  struct Writes {
    void analyze(const quire::Dataset&, const quire::Options& options, quire::Section& section) {
      section.callout(quire::CalloutKind::note, "A box");
      section.paragraph("in it");
      if (options.text("what") == "watch") section.watch().text("this");
      if (options.text("what") == "callout") section.callout(quire::CalloutKind::note, "Another");
      section.end_callout();
      section.watch().text("that");
    }
  };
  for (const auto& [what, name] : {std::pair("watch", "a watch item"), std::pair("callout", "a callout")}) {
    SectionRecorder recorder("2026-01-01");
    recorder.option("what", what);
    CHECK(recorder.run<Writes>() == QUIRE_FAILED);
    CHECK(recorder.failure() == std::string("threw: ") + name + " cannot stand in a callout: end_callout() ends it");
  }
  SectionRecorder recorder("2026-01-01");
  recorder.option("what", "nothing");
  CHECK(recorder.run<Writes>() == QUIRE_OK);
}

TEST_CASE("a table for tests is read strictly", "[testing]") {
  using quire::testing::ColumnType;
  SectionRecorder recorder("2026-01-01");
  CHECK_THROWS_WITH(recorder.csv("a", "power\n12kg\n", {{"power", ColumnType::decimal}}), "column \"power\": \"12kg\" is not a decimal");
  CHECK_THROWS_WITH(recorder.csv("b", "count\n1.5\n", {{"count", ColumnType::integer}}), "column \"count\": \"1.5\" is not an integer");
  recorder.csv("chips", "id,power\r\nh20,400\r\n", {{"power", ColumnType::decimal}}).option("names", {"x", "y"});
}

TEST_CASE("text that is not UTF-8 is refused as the host does", "[testing]") {
  struct Writes {
    void analyze(const quire::Dataset&, const quire::Options& options, quire::Section& section) {
      section.paragraph(options.text("text"));
    }
  };
  for (const char* text : {"\xED\xA0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xC0\x80"}) {
    SectionRecorder recorder("2026-01-01");
    recorder.option("text", text);
    CHECK(recorder.run<Writes>() == QUIRE_FAILED);
  }
  SectionRecorder recorder("2026-01-01");
  recorder.option("text", "寒武纪 \xF0\x9F\x98\x80");
  CHECK(recorder.run<Writes>() == QUIRE_OK);
}

TEST_CASE("days and their names are each other's reverse") {
  for (int day = -200000; day < 200000; day += 37) {
    const quire::Date date{quire::Days{day}};
    const std::string text = quire::testing::date_text(date);
    if (text[0] == '-') continue;  // before the year 0
    CAPTURE(text);
    CHECK(quire::testing::parse_date(text) == date);
  }
  CHECK(quire::testing::date_text(quire::Date{quire::Days{20780}}) == "2026-11-23");
}

namespace {

struct Small {
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    const quire::Table chips = data.table("chips");
    const quire::Column power = chips.column("power");
    section.listing("a = 1\n");
    section.key_figures().figure(
        "power", quire::Value::number(power.number(0).value(), power.unit()).key("chip/h20/power"), "",
        {quire::Value::number(options.integer("count")), quire::Value::unknown()});
  }
};

}  // namespace

TEST_CASE("a small dataset takes a line, and its section is text") {
  SectionRecorder recorder("2026-11-23");
  recorder.csv("chips", "id,power [W]\nh20,400\nb30,\n", {{"power", ColumnType::decimal}});
  recorder.option("count", 5);
  CHECK(recorder.run<Small>() == QUIRE_OK);
  CHECK(recorder.value("chip/h20/power") == "400 W");
  CHECK(recorder.text() ==
        "listing\n"
        "  a = 1\n\n"
        "key_figures\n"
        "  figure label=\"power\" y=\"400 W\" trend=\"5 n/k\"\n"
        "values\n"
        "  chip/h20/power = 400 W\n");
}

TEST_CASE("a value keeps what it has through every way to set more") {
  quire::Value value = quire::Value::number(0.63, "m").key("spare").name("room to spare");
  value.decimals(2).formula("crest - level");
  value = std::move(value).decimals(1);
  const quire_value raw = value.raw();
  CHECK(raw.decimals == 1);
  CHECK(std::string_view(raw.unit.data, raw.unit.size) == "m");
  CHECK(std::string_view(raw.key.data, raw.key.size) == "spare");
  CHECK(std::string_view(raw.name.data, raw.name.size) == "room to spare");
  CHECK(std::string_view(raw.formula.data, raw.formula.size) == "crest - level");
}
