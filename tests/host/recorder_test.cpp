#include "host/recorder.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "host/decode_section.hpp"
#include "host/host_support.hpp"

using namespace quire::core;

namespace {

quire_string raw(std::string_view text) { return {text.data(), text.size()}; }

/// A recorder over the small dataset, and its functions as a plugin calls them.
struct Recording {
  Dataset dataset = quire::test::small_dataset();
  std::vector<const TableView*> tables{dataset.find("chips")};
  ArrowTables arrow{tables};
  std::vector<Option> options;
  StreamWriter stream{-1, 4000};
  Recorder recorder{{Date{}, 3, &arrow, options}, stream};
  const quire_host& host = recorder.host();

  quire_status open(int element) const { return host.open(host.context, element); }
  quire_status close() const { return host.close(host.context); }
  quire_status text(std::string_view text) const { return host.text(host.context, raw(text)); }
  quire_status set(int attribute, std::string_view text) const {
    return host.set_text(host.context, attribute, raw(text));
  }
  quire_status value(const quire_value& value) const { return host.value(host.context, &value); }

  DecodedSection finish(quire_status returned = QUIRE_OK) {
    recorder.finish(returned);
    SourceBook sources;
    return decode_section(stream.take(), tables, {}, Limits{}, sources);
  }
};

quire_value number(double low) {
  quire_value value{};
  value.struct_size = sizeof value;
  value.kind = QUIRE_VALUE_NUMBER;
  value.decimals = -1;
  value.low = low;
  return value;
}

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("elements stand only where they may", "[host][recorder]") {
  const Recording run;
  CHECK(run.close() == QUIRE_BAD_NESTING);
  CHECK(run.open(0) == QUIRE_BAD_ARGUMENT);
  CHECK(run.open(99) == QUIRE_BAD_ARGUMENT);
  CHECK(run.open(-1) == QUIRE_BAD_ARGUMENT);
  CHECK(run.open(QUIRE_ROW) == QUIRE_BAD_NESTING);
  CHECK(run.open(QUIRE_TABLE) == QUIRE_OK);
  CHECK(run.open(QUIRE_PARAGRAPH) == QUIRE_BAD_NESTING);
  CHECK(run.text("x") == QUIRE_BAD_NESTING);
  CHECK(run.open(QUIRE_ROW) == QUIRE_OK);
  CHECK(run.open(QUIRE_CELL) == QUIRE_OK);
  CHECK(run.open(QUIRE_STRONG) == QUIRE_TOO_MUCH);  // depth 3
  CHECK(run.text("x") == QUIRE_OK);
  CHECK(run.close() == QUIRE_OK);
}

TEST_CASE("attributes belong to elements and have types", "[host][recorder]") {
  const Recording run;
  const quire_host& host = run.host;
  CHECK(run.set(QUIRE_TITLE, "t") == QUIRE_OK);
  CHECK(run.set(QUIRE_KEY, "k") == QUIRE_BAD_ARGUMENT);
  CHECK(run.set(999, "k") == QUIRE_BAD_ARGUMENT);
  CHECK(run.open(QUIRE_HEADING) == QUIRE_OK);
  CHECK(run.set(QUIRE_KEY, "k") == QUIRE_OK);
  CHECK(run.set(QUIRE_LEVEL, "2") == QUIRE_BAD_ARGUMENT);
  CHECK(host.set_integer(host.context, QUIRE_LEVEL, 2) == QUIRE_OK);
  CHECK(host.set_number(host.context, QUIRE_LEVEL, 2) == QUIRE_BAD_ARGUMENT);
  CHECK(run.close() == QUIRE_OK);
  CHECK(run.open(QUIRE_CHART) == QUIRE_OK);
  CHECK(run.open(QUIRE_AXIS) == QUIRE_OK);
  CHECK(host.set_number(host.context, QUIRE_MINIMUM, kNaN) == QUIRE_BAD_ARGUMENT);
  CHECK(host.set_number(host.context, QUIRE_MINIMUM, kInfinity) == QUIRE_BAD_ARGUMENT);
  CHECK(host.set_number(host.context, QUIRE_MINIMUM, 0.5) == QUIRE_OK);
}

TEST_CASE("text is UTF-8", "[host][recorder]") {
  const Recording run;
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  CHECK(run.text("华为 – ü") == QUIRE_OK);
  CHECK(run.text("\xFF") == QUIRE_BAD_ARGUMENT);
  CHECK(run.text("\xC0\x80") == QUIRE_BAD_ARGUMENT);
  CHECK(run.text({}) == QUIRE_OK);
  CHECK(run.host.text(run.host.context, {nullptr, 3}) == QUIRE_BAD_ARGUMENT);
}

TEST_CASE("values are numbers, ordered intervals, real days", "[host][recorder]") {
  const Recording run;
  CHECK(run.value(number(1)) == QUIRE_BAD_NESTING);
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  CHECK(run.value(number(1)) == QUIRE_OK);
  CHECK(run.value(number(kNaN)) == QUIRE_BAD_ARGUMENT);
  CHECK(run.value(number(kInfinity)) == QUIRE_BAD_ARGUMENT);
  CHECK(run.host.value(run.host.context, nullptr) == QUIRE_BAD_ARGUMENT);

  quire_value infinite = number(0);
  infinite.kind = QUIRE_VALUE_INFINITE;
  CHECK(run.value(infinite) == QUIRE_OK);

  quire_value interval = number(2);
  interval.kind = QUIRE_VALUE_INTERVAL;
  interval.high = 1;
  CHECK(run.value(interval) == QUIRE_BAD_ARGUMENT);
  interval.high = kInfinity;
  CHECK(run.value(interval) == QUIRE_OK);
  interval.low = -kInfinity;
  CHECK(run.value(interval) == QUIRE_BAD_ARGUMENT);

  quire_value other = number(1);
  other.kind = QUIRE_VALUE_INFINITE + 1;
  CHECK(run.value(other) == QUIRE_BAD_ARGUMENT);
  other = number(1);
  other.struct_size = 8;
  CHECK(run.value(other) == QUIRE_BAD_ARGUMENT);
  other = number(1);
  other.decimals = 99;
  CHECK(run.value(other) == QUIRE_BAD_ARGUMENT);
  other = number(1);
  other.kind = QUIRE_VALUE_DATE;
  other.date = std::numeric_limits<std::int32_t>::max();
  CHECK(run.value(other) == QUIRE_BAD_ARGUMENT);
}

TEST_CASE("rows exist", "[host][recorder]") {
  const Recording run;
  const quire_host& host = run.host;
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  CHECK(host.cite(host.context, {0, 0, 2}) == QUIRE_OK);
  CHECK(host.cite(host.context, {0, 0, 3}) == QUIRE_BAD_ARGUMENT);
  CHECK(host.cite(host.context, {0, 0, -1}) == QUIRE_BAD_ARGUMENT);
  CHECK(host.cite(host.context, {1, 0, 0}) == QUIRE_BAD_ARGUMENT);
  const quire_row row{0, 0, 7};
  quire_value value = number(1);
  value.rows = &row;
  value.row_count = 1;
  CHECK(run.value(value) == QUIRE_BAD_ARGUMENT);
  value.rows = nullptr;
  CHECK(run.value(value) == QUIRE_BAD_ARGUMENT);
}

TEST_CASE("a section ends at its size limit", "[host][recorder]") {
  const Recording run;
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  CHECK(run.text(std::string(5000, 'x')) == QUIRE_TOO_MUCH);
  quire_status status = QUIRE_OK;
  for (int i = 0; i < 100 && status == QUIRE_OK; ++i) status = run.text(std::string(100, 'x'));
  CHECK(status == QUIRE_TOO_MUCH);
  CHECK(run.close() == QUIRE_OK);
}

TEST_CASE("tables and options are handed out by version", "[host][recorder]") {
  Recording run;
  run.options = {{"names", std::vector<std::string>{"a", "b"}, {}}, {"day", Date{}, {}}};
  const Recorder recorder({Date{}, 3, &run.arrow, run.options}, run.stream);
  const quire_host& host = recorder.host();
  quire_table table{};
  CHECK(host.table_at(host.context, 0, &table) == QUIRE_BAD_ARGUMENT);
  table.struct_size = sizeof table;
  CHECK(host.table_at(host.context, 0, &table) == QUIRE_OK);
  CHECK(table.row_count == 3);
  CHECK(host.table_at(host.context, 1, &table) == QUIRE_NOT_FOUND);
  quire_option option{};
  option.struct_size = sizeof option;
  CHECK(host.option(host.context, raw("nothing"), &option) == QUIRE_NOT_FOUND);
  CHECK(host.option(host.context, raw("names"), &option) == QUIRE_OK);
  CHECK(option.type == QUIRE_OPTION_LIST);
  REQUIRE(option.item_count == 2);
  CHECK(std::string(option.items[1].data, option.items[1].size) == "b");
}

TEST_CASE("elements left open are closed at the end", "[host][recorder]") {
  Recording run;
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  REQUIRE(run.open(QUIRE_STRONG) == QUIRE_OK);
  REQUIRE(run.text("all") == QUIRE_OK);
  const DecodedSection decoded = run.finish();
  CHECK(decoded.failure == "");
  REQUIRE(decoded.section.blocks.size() == 1);
  const auto& content = std::get<Paragraph>(decoded.section.blocks[0].content).content;
  CHECK(plain_text(content) == "all");
}

TEST_CASE("a footnote stands in a text, not in another footnote or a heading", "[host][recorder]") {
  Recording run;
  REQUIRE(run.open(QUIRE_HEADING) == QUIRE_OK);
  CHECK(run.open(QUIRE_FOOTNOTE) == QUIRE_BAD_NESTING);
  Recording good;
  REQUIRE(good.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  REQUIRE(good.text("A claim") == QUIRE_OK);
  REQUIRE(good.open(QUIRE_FOOTNOTE) == QUIRE_OK);
  REQUIRE(good.text("at ") == QUIRE_OK);
  REQUIRE(good.value(number(5)) == QUIRE_OK);
  REQUIRE(good.close() == QUIRE_OK);
  REQUIRE(good.text(".") == QUIRE_OK);
  const DecodedSection decoded = good.finish();
  CHECK(decoded.failure == "");
  const Inlines& content = std::get<Paragraph>(decoded.section.blocks.at(0).content).content;
  CHECK(plain_text(content) == "A claim.");
  REQUIRE(content.at(1).kind == Inline::Kind::footnote);
  CHECK(plain_text(content[1].children) == "at 5");
}

TEST_CASE("a footnote as long as a page costs the section, and says so", "[host][recorder]") {
  Recording run;
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  REQUIRE(run.open(QUIRE_FOOTNOTE) == QUIRE_OK);
  REQUIRE(run.text(std::string(1501, 'x')) == QUIRE_OK);
  CHECK(run.finish().failure.find("footnote has 1501 bytes of text; the foot of a page is for 1500, more is a paragraph") !=
        std::string::npos);
}

TEST_CASE("a refused call that was ignored costs the section", "[host][recorder]") {
  Recording run;
  REQUIRE(run.open(QUIRE_PARAGRAPH) == QUIRE_OK);
  REQUIRE(run.text("\xFF") == QUIRE_BAD_ARGUMENT);
  CHECK(run.finish().failure ==
        "went on after the host had refused a call: text in the paragraph: byte 0 of the text is not UTF-8");
}

TEST_CASE("a refused call says why", "[host][recorder]") {
  const auto why = [](const auto& call) {
    Recording run;
    call(run);
    return run.finish(QUIRE_FAILED).failure;
  };
  const std::string gave_up = "gave up without saying why; ";
  CHECK(why([](Recording& run) { (void)run.close(); }) == gave_up + "close in the section: no element is open");
  CHECK(why([](Recording& run) { (void)run.open(99); }) == gave_up + "open in the section: there is no element 99");
  CHECK(why([](Recording& run) { (void)run.open(QUIRE_ROW); }) == gave_up + "open in the section: no table row can stand there");
  CHECK(why([](Recording& run) { (void)run.set(QUIRE_KEY, "k"); }) == gave_up + "set_text in the section: it has no KEY");
  CHECK(why([](Recording& run) { (void)run.set(999, "k"); }) == gave_up + "set_text in the section: there is no attribute 999");
  CHECK(why([](Recording& run) {
          (void)run.open(QUIRE_HEADING);
          (void)run.set(QUIRE_LEVEL, "2");
        }) == gave_up + "set_text in the heading: LEVEL is set with set_integer");
  const auto in_paragraph = [&](const auto& call) {
    return why([&](Recording& run) {
      (void)run.open(QUIRE_PARAGRAPH);
      call(run);
    });
  };
  CHECK(in_paragraph([](Recording& run) { (void)run.value(number(kNaN)); }) ==
        gave_up + "value in the paragraph: the value is infinite or NaN");
  CHECK(in_paragraph([](Recording& run) { (void)run.host.value(run.host.context, nullptr); }) ==
        gave_up + "value in the paragraph: the value is null, or its struct_size is not set");
  CHECK(in_paragraph([](Recording& run) { (void)run.host.cite(run.host.context, {0, 0, 3}); }) ==
        gave_up + "cite in the paragraph: table 0 has 3 rows, and none 3");
  CHECK(in_paragraph([](Recording& run) { (void)run.host.cite(run.host.context, {7, 0, 0}); }) ==
        gave_up + "cite in the paragraph: there is no table 7");
  CHECK(in_paragraph([](Recording& run) { (void)run.host.cite(run.host.context, {0, 8, 0}); }) ==
        gave_up + "cite in the paragraph: table 0 has 7 columns, and none 8");
}

TEST_CASE("an option that is not there is told with the nearest", "[host][recorder]") {
  const std::vector<Option> options{{"count", std::int64_t{5}, {}}, {"order", std::string("up"), {}}};
  const auto asked_for = [&](std::string_view name) {
    const Recording tables;
    StreamWriter stream{-1, 4000};
    Recorder recorder{{Date{}, 3, &tables.arrow, options}, stream};
    quire_option out{};
    out.struct_size = sizeof out;
    CHECK(recorder.host().option(recorder.host().context, raw(name), &out) == QUIRE_NOT_FOUND);
    const std::string said = "threw: the manifest declares no option \"" + std::string(name) + "\"";
    recorder.fail(raw(said));
    recorder.finish(QUIRE_FAILED);
    SourceBook sources;
    return decode_section(stream.take(), tables.tables, {}, Limits{}, sources).failure;
  };
  CHECK(asked_for("cuont") == "threw: the manifest declares no option \"cuont\"; did you mean \"count\"?");
  CHECK(asked_for("baseline") == "threw: the manifest declares no option \"baseline\"; its options: count, order");
}

TEST_CASE("what analyze returns decides", "[host][recorder]") {
  CHECK(Recording().finish(QUIRE_FAILED).failure == "gave up without saying why");
  CHECK(Recording().finish(17).failure == "returned 17, which is not a status");
  CHECK(Recording().finish(QUIRE_NO_MEMORY).failure == "allocated more than 512 MiB");
  Recording run;
  run.host.fail(run.host.context, raw("no \x1B[31mred\n data"));
  CHECK(run.finish(QUIRE_FAILED).failure == "no \xEF\xBF\xBD[31mred  data");
}

TEST_CASE("a trend is of values, not of citations", "[host][recorder]") {
  const Recording run;
  REQUIRE(run.open(QUIRE_KEY_FIGURES) == QUIRE_OK);
  REQUIRE(run.open(QUIRE_FIGURE) == QUIRE_OK);
  REQUIRE(run.open(QUIRE_TREND) == QUIRE_OK);
  CHECK(run.host.cite(run.host.context, {0, 0, 0}) == QUIRE_BAD_NESTING);
  CHECK(run.value(number(1)) == QUIRE_OK);
}
