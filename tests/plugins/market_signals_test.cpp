#include "plugins/market_signals_fixture.hpp"

namespace {

const std::string kFourQuarters =
    row("Q1", "2024-01-01", "2024-03-31", "100") + row("Q2", "2024-04-01", "2024-06-30", "110") +
    row("Q3", "2024-07-01", "2024-09-30", "120") + row("Q4", "2024-10-01", "2024-12-31", "130");

}  // namespace

// ---- series -------------------------------------------------------------------------------------

TEST_CASE("periods stand in order of their ends, whatever the order of rows", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series = series_of(recorder, row("Q2", "2024-04-01", "2024-06-30", "110") +
                                               row("Q1", "2024-01-01", "2024-03-31", "100"));
  REQUIRE(series.size() == 1);
  REQUIRE(series[0].points.size() == 2);
  CHECK(series[0].points[0].period.label == "Q1");
  CHECK(series[0].latest()->period.label == "Q2");
}

TEST_CASE("several figures for one period are a range with both rows", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series = series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "100") +
                                               row("Q1", "2024-01-01", "2024-03-31", "140"));
  const Point& point = series[0].points.at(0);
  CHECK(point.value == Interval::between(100, 140));
  CHECK(point.rows.size() == 2);
  CHECK_FALSE(point.mixes_bases);
  CHECK(all(Probe::complaints) ==
        "series \"rev\", period \"Q1\" has several figures and becomes a range\n");
}

TEST_CASE("an event without a date or with an id that stands above is named", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  set_small(recorder, row("Q1", "2024-01-01", "2024-03-31", "100"),
            kTurn + "turn,2025-04-10,US,BIS,Again\nlost,,US,BIS,Some day\n");
  REQUIRE(recorder.run<Probe>() == QUIRE_OK);
  CHECK(all(Probe::complaints) ==
        "event \"turn\" stands twice\nevent \"lost\" has no date and is left out\n");
  CHECK(Probe::records.events.size() == 1);
}

TEST_CASE("a row that stands twice is named and changes nothing", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series = series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "100") +
                                               row("Q1", "2024-01-01", "2024-03-31", "100"));
  CHECK(series[0].points.at(0).value == Interval(100));
  CHECK(all(Probe::complaints) == "series \"rev\", period \"Q1\" stands twice with one figure\n");
}

TEST_CASE("units are never put together", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  std::string other = row("Q2", "2024-04-01", "2024-06-30", "110");
  other.replace(other.find("USD"), 3, "RMB");
  const auto& series = series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "100") + other);
  CHECK(series.size() == 2);
  CHECK(holds(all(Probe::complaints), "has the units \"USD million\" and \"RMB million\""));
}

TEST_CASE("a row that has no place in time is left out and named", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series =
      series_of(recorder, row("Q1", "", "2024-03-31", "100") + row("Q2", "2024-04-01", "", "110") +
                              row("Q3", "2024-09-30", "2024-07-01", "120"));
  CHECK(series.empty());
  CHECK(Probe::records.left_out == 3);
  CHECK(all(Probe::complaints) ==
        "series \"rev\", period \"Q1\" has no first or last day\n"
        "series \"rev\", period \"Q2\" has no first or last day\n"
        "series \"rev\", period \"Q3\" ends before it begins\n");
}

TEST_CASE("plans, forecasts and periods not over stand apart", "[market][series]") {
  SectionRecorder recorder("2024-08-01");
  const auto& series =
      series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "100") +
                              row("Q2", "2024-04-01", "2024-06-30", "110", "", "forecast") +
                              row("Q3", "2024-07-01", "2024-09-30", "120"));
  CHECK(series[0].points.size() == 1);
  CHECK(series[0].outlook.size() == 2);
}

TEST_CASE("a year among quarters is no point of their line", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series =
      series_of(recorder, kFourQuarters + row("2024", "2024-01-01", "2024-12-31", "460"));
  const auto line = line_of(series[0], 200);
  REQUIRE(line.size() == 4);
  CHECK(line.back()->period.label == "Q4");
  CHECK(series[0].overlaps == 2);  // the year with Q3, and Q4 with the year
  CHECK(line_of(series[0], 2).front()->period.label == "Q3");
}

TEST_CASE("a dispute stands beside the figure, not in it", "[market][series]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series = series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "100"),
                                 "Firm,revenue Q1,100,10-Q,160,an aggregator\n"
                                 "Firm,revenue Q1,about 0,a speech,,\n"
                                 "Firm,profit Q1,1,a,2,b\nOther,revenue Q1,1,a,2,b\n");
  CHECK(series[0].points[0].value == Interval(100));
  REQUIRE(series[0].disputed.size() == 1);
  CHECK(series[0].disputed[0].others == Interval(160));
}

// ---- changes ------------------------------------------------------------------------------------

TEST_CASE("a percentage needs a base above zero", "[market][changes]") {
  CHECK(percent_change(150, 100) == Interval(50));
  CHECK(percent_change(0, 100) == Interval(-100));
  CHECK_FALSE(percent_change(100, 0).known());
  CHECK_FALSE(percent_change(100, -50).known());
  CHECK_FALSE(percent_change(Interval(), 100).known());
  CHECK_FALSE(percent_change(100, Interval()).known());
  CHECK_FALSE(percent_change(100, Interval::between(-1, 50)).known());
  CHECK(percent_change(-50, 100) == Interval(-150));
  CHECK(percent_change(Interval::between(100, 200), 100) == Interval::between(0, 100));
}

TEST_CASE("a share needs a whole above zero and a part that is none below", "[market][changes]") {
  CHECK(percent_of(25, 100) == Interval(25));
  CHECK(percent_of(0, 100) == Interval(0));
  CHECK_FALSE(percent_of(25, 0).known());
  CHECK_FALSE(percent_of(-1, 100).known());
  CHECK_FALSE(percent_of(Interval(), 100).known());
}

TEST_CASE("the base is the same quarter of a fiscal calendar that moves", "[market][changes]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series =
      series_of(recorder, row("FY25Q1", "2024-01-29", "2024-04-28", "100") +
                              row("FY25", "2023-05-01", "2024-04-28", "400") +
                              row("FY26Q1", "2025-01-27", "2025-04-27", "130", "30"));
  const Change change = change_on_year(series[0], *series[0].latest());
  REQUIRE(change.base != nullptr);
  CHECK(change.base->period.label == "FY25Q1");
  CHECK(change.percent.low() == Approx(30));
  CHECK_FALSE(change.is_off_the_stated);
}

TEST_CASE("another basis is no base", "[market][changes]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series =
      series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "100", "", "billing location") +
                              row("Q5", "2025-01-01", "2025-03-31", "130", "", "headquarters"));
  const Change change = change_on_year(series[0], *series[0].latest());
  CHECK(change.base != nullptr);
  CHECK_FALSE(change.percent.known());
}

TEST_CASE("stated growth is off only beyond its rounding", "[market][changes]") {
  const auto off = [](const std::string& value, const std::string& stated) {
    SectionRecorder recorder("2026-11-23");
    const auto& series =
        series_of(recorder, row("Q1", "2024-01-01", "2024-03-31", "1000") +
                                row("Q5", "2025-01-01", "2025-03-31", value, stated));
    return off_the_stated(series[0]).size();
  };
  CHECK(off("1345", "34") == 0);  // 34.5 may be rounded either way
  CHECK(off("1346", "34") == 1);
  CHECK(off("1346", "34.6") == 0);
  CHECK(off("1346", "34.5") == 1);
  CHECK(off("", "34") == 0);
}

// ---- the judgment -------------------------------------------------------------------------------

TEST_CASE("the odds count the periods that began after the event", "[market][outlook]") {
  SectionRecorder recorder("2026-11-23");
  const auto& series = series_of(recorder, row("before", "2025-01-01", "2025-03-31", "100") +
                                               row("during", "2025-04-01", "2025-06-30", "10") +
                                               row("one", "2025-07-01", "2025-09-30", "90") +
                                               row("two", "2025-10-01", "2025-12-31", "110") +
                                               row("none", "2026-01-01", "2026-03-31", ""));
  const auto outlook = outlook_of(series[0], Probe::records.events.at(0));
  REQUIRE(outlook);
  CHECK(outlook->before->period.label == "before");
  CHECK(outlook->after.size() == 2);
  CHECK(outlook->below == 1);
  CHECK(outlook->probability == Approx(0.5));
}

TEST_CASE("confidence follows sources and their age", "[market][outlook]") {
  SectionRecorder recorder("2025-04-20");
  std::string second = row("Q1", "2025-01-01", "2025-03-31", "100");
  second.replace(second.find("10-Q"), 4, "8-K");
  const auto& series = series_of(recorder, row("Q1", "2025-01-01", "2025-03-31", "100") + second +
                                               row("Q4", "2024-09-01", "2024-11-30", "90") +
                                               row("Q3", "2024-06-01", "2024-08-31", "80"));
  const std::vector<Point>& points = series[0].points;
  CHECK(weigh(Probe::records, {&points[2]}).word == "high");
  CHECK(weigh(Probe::records, {&points[1]}).word == "moderate");
  CHECK(weigh(Probe::records, {&points[0]}).word == "low");  // 232 days
  CHECK(weigh(Probe::records, {}).word == "low");
}

// ---- words --------------------------------------------------------------------------------------

TEST_CASE("keys are made of letters, digits and dashes", "[market][words]") {
  CHECK(slug("Alibaba T-Head") == "alibaba-t-head");
  CHECK(slug("H20 revenue lost (guided)") == "h20-revenue-lost-guided");
  CHECK(slug("") == "unnamed");
  CHECK(slug("沐曦") == "unnamed");
}

TEST_CASE("numbers in titles are written as values are", "[market][words]") {
  CHECK(plain(Interval(48437), 0) == "48\u2009437");
  CHECK(plain(Interval(2973), 0) == "2973");
  CHECK(plain(Interval(-45.106), 1) == "\u221245.1");
  CHECK(plain(Interval::between(3060, 4920), 0) == "3060–4920");
  CHECK(plain(Interval(), 0) == "n/k");
  CHECK(plain(Interval(-0.01), 1) == "0.0");
  CHECK(moved(-0.01) == "did not change on the year");
}

TEST_CASE("the kind of an amount follows from its metric", "[market][at_stake]") {
  CHECK(nature_of("H20 charge warned") == Nature::cost);
  CHECK(nature_of("H20 reserve release") == Nature::returned);
  CHECK(nature_of("H20 revenue lost (guided)") == Nature::forgone);
  CHECK(nature_of("H20 revenue not shipped") == Nature::forgone);
  CHECK(nature_of("H20 sales to China") == Nature::earned);
  CHECK(nature_of("stock") == Nature::other);
}
