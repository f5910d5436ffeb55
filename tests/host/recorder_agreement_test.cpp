// A unit test of a plugin must not pass what the program refuses, nor refuse what it takes.
#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "host/decode_section.hpp"
#include "host/host_support.hpp"
#include "host/recorder.hpp"
#include "quire/testing.hpp"

using namespace quire::core;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// One call of a plugin, drawn so that most are right or nearly so.
class RandomCalls {
 public:
  explicit RandomCalls(unsigned seed) : random_(seed) {}

  /// Returns what to do with a host: the same for each that it is given.
  auto next() {
    const int what = draw(0, 9);
    const int element = draw(-1, QUIRE_METHOD + 1);
    const int attribute = draw(0, QUIRE_LIMITS + 1);
    const std::string_view text = pick<std::string_view>({"a", "", "\xFF", "\xED\xA0\x80", "华为"});
    const double number = pick<double>({0, 1.5, -3, kInfinity, -kInfinity, kNaN});
    const quire_value value = draw_value();
    const quire_row row = draw_row();
    return [=](const quire_host& host) -> quire_status {
      const quire_string string{text.data(), text.size()};
      switch (what) {
        case 0:
        case 1:
        case 2:
          return host.open(host.context, element);
        case 3:
          return host.close(host.context);
        case 4:
          return host.set_text(host.context, attribute, string);
        case 5:
          return draw_setter(host, attribute, number);
        case 6:
          return host.set_value(host.context, attribute, &value);
        case 7:
          return host.text(host.context, string);
        case 8:
          return host.value(host.context, &value);
        default:
          return host.cite(host.context, row);
      }
    };
  }

 private:
  static quire_status draw_setter(const quire_host& host, int attribute, double number) {
    return attribute % 2 == 0 ? host.set_number(host.context, attribute, number)
                              : host.set_integer(host.context, attribute, attribute);
  }
  int draw(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  template <class T>
  T pick(std::initializer_list<T> choices) {
    return choices.begin()[draw(0, static_cast<int>(choices.size()) - 1)];
  }
  quire_row draw_row() {
    quire_row row{};
    row.table = static_cast<std::uint32_t>(draw(0, 9) == 0 ? 1 : 0);
    row.row = draw(-1, 4);
    row.column = static_cast<std::uint32_t>(draw(0, 9));
    return row;
  }
  quire_value draw_value() {
    quire_value value{};
    value.struct_size = sizeof value;
    value.kind = draw(0, QUIRE_VALUE_INFINITE + 1);
    value.decimals = pick<int>({-1, -1, 0, 2, 17, 18, -2});
    value.low = pick<double>({1, 1, 2, -kInfinity, kNaN});
    value.high = pick<double>({2, 2, 1, kInfinity, kNaN});
    value.date = pick<std::int32_t>({20000, 20000, std::numeric_limits<std::int32_t>::max()});
    return value;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a test's recorder takes and refuses what the host takes and refuses", "[host][recorder]") {
  const Dataset dataset = quire::test::small_dataset();
  const std::vector<const TableView*> tables{dataset.find("chips")};
  const ArrowTables arrow(tables);
  int taken = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    StreamWriter stream(-1, Limits{}.output);
    const Recorder recorder({Date{}, Limits{}.depth, &arrow, {}}, stream);
    quire::testing::SectionRecorder in_test("1970-01-01");
    in_test.csv("chips", "id,memory,source,url,as_of,grade,verification\na,,,,,,\nb,,,,,,\nc,,,,,,\n");
    const quire_host other = in_test.host();
    RandomCalls calls(seed);
    for (int call = 0; call < 300; ++call) {
      const auto make = calls.next();
      const quire_status status = make(recorder.host());
      CAPTURE(seed, call, status);
      REQUIRE(make(other) == status);
      taken += status == QUIRE_OK ? 1 : 0;
    }
  }
  CHECK(taken > 5000);
}

TEST_CASE("elements nest as deep in a test as in the host", "[host][recorder]") {
  const Dataset dataset = quire::test::small_dataset();
  const std::vector<const TableView*> tables{dataset.find("chips")};
  const ArrowTables arrow(tables);
  StreamWriter stream(-1, Limits{}.output);
  const Recorder recorder({Date{}, Limits{}.depth, &arrow, {}}, stream);
  quire::testing::SectionRecorder in_test("1970-01-01");
  const quire_host other = in_test.host();
  for (std::size_t depth = 0; depth < Limits{}.depth + 2; ++depth) {
    const int element = depth == 0 ? QUIRE_PARAGRAPH : QUIRE_STRONG;
    const quire_status status = recorder.host().open(recorder.host().context, element);
    CHECK(status == (depth < Limits{}.depth ? QUIRE_OK : QUIRE_TOO_MUCH));
    CHECK(other.open(other.context, element) == status);
  }
}
