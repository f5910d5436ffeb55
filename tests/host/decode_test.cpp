#include <catch2/catch.hpp>
#include <random>

#include "host/bytes.hpp"
#include "host/decode_section.hpp"
#include "host/decode_support.hpp"
#include "host/host_support.hpp"
#include "host/job.hpp"
#include "host/recorder.hpp"
#include "host/run_in_process.hpp"
#include "host/stream.hpp"
#include "quire/section.hpp"

using namespace quire::core;
using quire::test::decoded;
using quire::test::decoded_without;
using quire::test::failure;
using quire::test::kCannot;

namespace {

/// The stream of the plugin that uses every element.
std::string full_stream(const std::vector<const TableView*>& tables) {
  Job job;
  job.plugin = QUIRE_TEST_PLUGINS "/good.so";
  job.options = {{"greeting", std::string("hello"), {}}};
  return run_in_process(job, tables);
}

}  // namespace

TEST_CASE("a table's rows have as many cells as it has columns", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          quire::TableBlock table = section.table("t");
          table.column("A").column("B");
          table.row("one").cell("1");
        }) == kCannot + "table row \"one\" (row 1 of table \"t\") has 1 cells, not 2");
  CHECK(failure([](quire::Section& section) { section.table("t"); }) ==
        kCannot + "table \"t\" has no columns");
  CHECK(failure([](quire::Section& section) {
          quire::TableBlock table = section.table("t");
          table.column("A");
          table.row("one").cell("1");
          table.row("one").cell("2");
        }) == kCannot + "table \"t\" has two rows with the key \"one\"");
}

TEST_CASE("a listing keeps its lines and spaces", "[host][decode]") {
  const DecodedSection decoded = quire::test::decoded([](quire::Section& section) {
    section.listing("a = 1\n\tb\x01\n");
  });
  REQUIRE(decoded.failure == "");
  CHECK(std::get<Listing>(decoded.section.blocks.at(0).content).text == "a = 1\n    b\uFFFD\n");
  CHECK(failure([](quire::Section& section) { section.listing(""); }) == kCannot + "listing has no text");
}

TEST_CASE("trends stand beside cells and figures", "[host][decode]") {
  using quire::Value;
  const auto with_trend = [](std::vector<Value> values) {
    return quire::test::decoded([&](quire::Section& section) {
      quire::TableBlock table = section.table("t");
      table.group("Both").column("A").bar_column("B", "W").group("");
      quire::TableRow row = table.row("r");
      row.cell("x").trend(values);
      row.cell(Value::number(1));
      section.key_figures().figure("f", Value::number(1), "", values);
    });
  };
  const DecodedSection good = with_trend({Value::number(1), Value::unknown(), Value::interval(2, 3)});
  REQUIRE(good.failure == "");
  const Table& table = std::get<Table>(good.section.blocks.at(0).content);
  CHECK(table.columns[0].group == "Both");
  CHECK(table.columns[1].bars);
  CHECK(table.rows[0].cells[0].trend.size() == 3);
  CHECK(plain_text(table.rows[0].cells[0].content) == "x");
  CHECK(std::get<KeyFigures>(good.section.blocks.at(1).content).figures[0].trend.size() == 3);
  CHECK(with_trend({}).failure == kCannot + "trend has no values");
  CHECK(with_trend({Value::text("up")}).failure ==
        kCannot + "trend has a value \"up\" that is not a number; trend has a value \"up\" that is not a number");
}

TEST_CASE("a dumbbell has two series", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          section.chart(quire::Chart::Kind::dumbbell, "c")
              .alt("a")
              .series()
              .bar("x", quire::Value::infinite());
        }) == kCannot + "chart \"c\" has 1 series, not the two of a dumbbell");
}

TEST_CASE("a value is infinite where the plugin says so", "[host][decode]") {
  const DecodedSection section = decoded([](quire::Section& s) {
    s.paragraph()
        .value(quire::Value::infinite("weeks"))
        .value(quire::Value::number(quire::kUnbounded));
  });
  REQUIRE(section.section.blocks.size() == 1);
  CHECK(plain_text(std::get<Paragraph>(section.section.blocks[0].content).content) == "∞n/k");
}

TEST_CASE("keys are unique in a section", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          section.heading("One", "k");
          section.heading("Two", "k");
        }) == kCannot + "heading \"k\" has a key that another block of the section has");
  CHECK(failure([](quire::Section& section) {
          section.judgment("j").likelihood("likely").confidence("low", "x");
          section.judgment("j").likelihood("likely").confidence("low", "x");
        }) == kCannot + "judgment \"j\" has a key that another judgment of the section has");
}

TEST_CASE("a key that stands for two different values is noticed", "[host][decode]") {
  const DecodedSection conflict = decoded([](quire::Section& section) {
    section.paragraph()
        .value(quire::Value::number(1).key("k"))
        .value(quire::Value::number(2).key("k"));
  });
  CHECK(conflict.failure == "");
  CHECK(conflict.key_conflicts == std::vector<std::string>{"\"k\" stands for 1 and for 2"});
}

TEST_CASE("a number under another unit than its own is refused", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          auto table = section.table("t");
          table.column("Mass", quire::TableBlock::Align::right, "kg");
          table.row("r").cell(quire::Value::number(2, "m"));
        }) == kCannot + "table row \"r\" (row 1 of table \"t\") has a value in \"m\", its column \"Mass\" is in \"kg\"");
  CHECK(failure([](quire::Section& section) {
          auto chart = section.chart(quire::Chart::Kind::bar, "c");
          chart.alt("One bar.");
          chart.y_axis("", "kg");
          chart.series("S", "s").bar("A", quire::Value::number(2, "m"));
        }) == kCannot + "point \"A\" of chart \"c\" has a value in \"m\", its axis is in \"kg\"");
}

TEST_CASE("judgments speak in known words", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          section.judgment("j").likelihood("very likly").confidence("low", "x");
        }) == kCannot +
                  "judgment \"j\" has an unknown likelihood \"very likly\", did you mean \"very "
                  "likely\"?");
  CHECK(failure([](quire::Section& section) {
          section.judgment("j").likelihood("likely").confidence("certain", "x");
        }) == kCannot + "judgment \"j\" has an unknown confidence \"certain\"");
  CHECK(failure([](quire::Section& section) { section.judgment("j"); }) ==
        kCannot + "judgment \"j\" has no likelihood");
}

TEST_CASE("links lead to the web or to a mailbox", "[host][decode]") {
  for (const char* good : {"https://a.example/", "http://a.example/", "mailto:a@b.example"})
    CHECK(failure([&](quire::Section& section) { section.paragraph().link("x", good); }) == "");
  CHECK(failure([](quire::Section& section) {
          section.paragraph().link("x", "javascript:alert(1)");
        }) == kCannot +
                  "link leads to \"javascript:alert(1)\", which is not an http, https or mailto "
                  "address");
  CHECK(failure([](quire::Section& section) { section.paragraph().link("x", "file:///etc"); }) !=
        "");
}

TEST_CASE("images are what they say and of a sane size", "[host][decode]") {
  using namespace std::string_literals;
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x10\0\0\0\x20"s;
  const std::string jpeg = "\xFF\xD8\xFF\xE0\0\x04xx\xFF\xC0\0\x11\x08\0\x20\0\x10\x03"s;
  CHECK(failure([&](quire::Section& s) { s.image("png", png, "alt"); }) == "");
  CHECK(failure([&](quire::Section& s) { s.image("jpeg", jpeg, "alt"); }) == "");
  CHECK(failure([&](quire::Section& s) { s.image("jpeg", png, "alt"); }) ==
        kCannot + "image is not a JPEG");
  CHECK(failure([&](quire::Section& s) { s.image("png", "GIF89a", "alt"); }) ==
        kCannot + "image is not a PNG");
  std::string huge = png;
  huge[16] = '\x7F';
  CHECK(failure([&](quire::Section& s) { s.image("png", huge, "alt"); }) ==
        kCannot + "image has 2130706448 × 32 pixels, which is more than can be printed or nothing");
  CHECK(failure([&](quire::Section& s) { s.image("png", png, ""); }) ==
        kCannot + "image has no alternative text");
}

TEST_CASE("text is made printable", "[host][decode]") {
  const DecodedSection section = decoded([](quire::Section& s) {
    s.paragraph(
        "a\x1B[31m\nb\xE2\x80\xAE"
        "c");
  });
  REQUIRE(section.section.blocks.size() == 1);
  CHECK(plain_text(std::get<Paragraph>(section.section.blocks[0].content).content) ==
        "a\xEF\xBF\xBD[31m b\xEF\xBF\xBD"
        "c");
}

TEST_CASE("several problems are told at once", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          for (int i = 0; i < 5; ++i) section.table("t" + std::to_string(i));
        }) == kCannot +
                  "table \"t0\" has no columns; table \"t1\" has no columns; table \"t2\" has "
                  "no columns; and 2 more");
}

TEST_CASE("rows become references, sources and marks", "[host][decode]") {
  const Dataset dataset = quire::test::small_dataset();
  const std::vector<const TableView*> tables{dataset.find("chips")};
  SourceBook sources;
  const DecodedSection decoded = decode_section(full_stream(tables), tables, {}, Limits{}, sources);
  REQUIRE(decoded.failure == "");
  const auto& blocks = decoded.section.blocks;
  const Table* table = nullptr;
  const Chart* chart = nullptr;
  for (const Block& block : blocks) {
    if (const auto* found = std::get_if<Table>(&block.content)) table = found;
    if (const auto* found = std::get_if<Chart>(&block.content)) chart = found;
  }
  REQUIRE(table != nullptr);
  REQUIRE(chart != nullptr);
  const Value& first = *table->rows[0].cells[1].content[0].value;
  const Value& second = *table->rows[1].cells[1].content[0].value;
  const Value& third = *table->rows[2].cells[1].content[0].value;
  CHECK(first.rows == std::vector{RowReference{"chips", "chips.csv", 2, {"memory"}}});
  CHECK_FALSE(first.unchecked);
  CHECK(second.kind == Value::Kind::unknown);
  CHECK_FALSE(second.unchecked);
  CHECK(third.unchecked);
  CHECK(table->sources == std::vector<SourceIndex>{0, 1});
  CHECK(chart->sources == std::vector<SourceIndex>{0, 1});

  REQUIRE(sources.sources().size() == 2);
  const Source& sheet = sources.sources()[0];
  CHECK(sheet.title == "Data sheet");
  CHECK(sheet.url == "https://a.example/");
  CHECK(sheet.grade == "vendor");
  CHECK(sheet.as_of == parse_date("2025-12-31"));  // the older of its two rows
  CHECK_FALSE(sheet.unchecked);
  CHECK(sheet.rows.size() == 2);
  CHECK(sources.sources()[1].unchecked);
}

TEST_CASE("a section that does not count leaves no sources", "[host][decode]") {
  const Dataset dataset = quire::test::small_dataset();
  const std::vector<const TableView*> tables{dataset.find("chips")};
  const ArrowTables arrow(tables);
  StreamWriter stream(-1, 1 << 20);
  Recorder recorder({Date{}, 32, &arrow, {}}, stream);
  quire::Section section(recorder.host());
  section.paragraph().cite({0, 0, 0});
  section.table("no columns");
  recorder.finish(QUIRE_OK);
  SourceBook sources;
  CHECK(decode_section(stream.take(), tables, {}, Limits{}, sources).failure != "");
  CHECK(sources.sources().empty());
}

TEST_CASE("damaged streams never do harm", "[host][decode][fuzz]") {
  const Dataset dataset = quire::test::small_dataset();
  const std::vector<const TableView*> tables{dataset.find("chips")};
  const std::string stream = full_stream(tables);
  const std::string steps(stream_steps(stream));
  REQUIRE(steps.size() > 500);
  std::mt19937 random(7);
  int refused = 0;
  constexpr int kRounds = 5'000;
  for (int round = 0; round < kRounds; ++round) {
    // With a right checksum: what is tested is the decoder behind it.
    std::string changed = steps;
    for (int change = 0; change < 1 + round % 5; ++change) {
      const std::size_t at = random() % changed.size();
      switch (random() % 4) {
        case 0:
          changed[at] = static_cast<char>(random());
          break;
        case 1:
          changed.erase(at, 1 + random() % 8);
          break;
        case 2:
          changed.insert(at, changed.substr(random() % changed.size(), random() % 20));
          break;
        default:
          changed.insert(at, 1, static_cast<char>(0xFF));
          break;
      }
      if (changed.empty()) changed = "x";
    }
    SourceBook sources;
    const DecodedSection decoded = decode_section(make_stream(changed), tables, {}, Limits{}, sources);
    if (!decoded.failure.empty()) ++refused;
  }
  CHECK(refused > kRounds / 2);
  CHECK(refused < kRounds);
}

TEST_CASE("a stream cannot ask for more memory than a section may take", "[host][decode]") {
  using namespace std::string_literals;
  const Dataset dataset = quire::test::small_dataset();
  // An unknown value that came from five million rows, three bytes each.
  std::string steps{static_cast<char>(Op::open), static_cast<char>(QUIRE_PARAGRAPH),
                    static_cast<char>(Op::value), static_cast<char>(QUIRE_VALUE_UNKNOWN)};
  steps += "\0\0\0\0\0"s;
  char count[kVarintSize];
  constexpr std::uint64_t kRows = 5'000'000;
  steps.append(count, encode_varint(kRows, count));
  steps.append(3 * kRows, '\0');
  steps += static_cast<char>(Op::close);
  steps += static_cast<char>(Op::end) + "\0\0"s;
  SourceBook sources;
  CHECK(decode_section(make_stream(steps), {dataset.find("chips")}, {}, Limits{}, sources).failure ==
        "wrote more elements than fit into a briefing");
}

TEST_CASE("a table of fifty thousand rows is no attack", "[host][decode]") {
  const DecodedSection decoded = quire::test::decoded([](quire::Section& section) {
    quire::TableBlock table = section.table("t");
    for (const char* column : {"A", "B", "C", "D", "E", "F", "G", "H"}) table.column(column);
    for (int row = 0; row < 50'000; ++row) {
      quire::TableRow line = table.row({});
      for (int cell = 0; cell < 8; ++cell) line.cell(quire::Value::number(row));
    }
  });
  REQUIRE(decoded.failure == "");
  CHECK(std::get<Table>(decoded.section.blocks.at(0).content).rows.size() == 50'000);
}

TEST_CASE("nesting is bounded", "[host][decode]") {
  using namespace std::string_literals;
  std::string steps;
  for (int i = 0; i < 100; ++i) {
    steps += static_cast<char>(Op::open);
    steps += static_cast<char>(QUIRE_CALLOUT);
  }
  for (int i = 0; i < 100; ++i) steps += static_cast<char>(Op::close);
  steps += static_cast<char>(Op::end) + "\0\0"s;
  SourceBook sources;
  CHECK(decode_section(make_stream(steps), {}, {}, Limits{}, sources).failure ==
        "wrote a broken result");
}

TEST_CASE("a citation where a trend's values stand is a broken result", "[host][decode]") {
  using namespace std::string_literals;
  const Dataset dataset = quire::test::small_dataset();
  std::string steps;
  for (const int element : {QUIRE_KEY_FIGURES, QUIRE_FIGURE, QUIRE_TREND}) {
    steps += static_cast<char>(Op::open);
    steps += static_cast<char>(element);
  }
  steps += static_cast<char>(Op::cite) + "\0\0"s;
  for (int i = 0; i < 3; ++i) steps += static_cast<char>(Op::close);
  steps += static_cast<char>(Op::end) + "\0\0"s;
  SourceBook sources;
  CHECK(decode_section(make_stream(steps), {dataset.find("chips")}, {}, Limits{}, sources).failure ==
        "wrote a broken result");
}

TEST_CASE("a trend has one unit", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          section.key_figures().figure("Stock", quire::Value::number(2, "t"), {}, {quire::Value::number(1, "kg"), quire::Value::number(2, "t")});
        }) == kCannot + "trend has values in \"kg\" and in \"t\"");
}
