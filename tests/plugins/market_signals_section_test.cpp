#include <chrono>

#include "plugins/market_signals_fixture.hpp"

TEST_CASE("the market section of the sample dataset", "[market][golden]") {
  SectionRecorder recorder("2026-11-23");
  set_sample(recorder);
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(all(recorder.warnings()).empty());
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/market_signals.txt"));
}

TEST_CASE("an edition of September 2025 ends its lines in summer", "[market]") {
  SectionRecorder recorder("2025-09-15");
  set_sample(recorder);
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("market/nvda-china-rev/of/nvda-rev/fy26q2") == "5.9 %");
  CHECK(recorder.value("market/baba-cloud-rev/yoy/fy26q1") == "25.8 %");
  CHECK(recorder.value("market/nvda-china-rev/nvidia/fy26q3/value") == "(none)");
  CHECK(recorder.value("market/nvda-china-rev/probability") == "75 %");
  CHECK(holds(recorder.text(), "No shipment figure is known on 2025-09-15"));
  CHECK(holds(all(recorder.warnings()), "no series \"cn-accel-units\" on the day"));
}

TEST_CASE("a missing quarter is a gap in the line and zero is none", "[market]") {
  SectionRecorder recorder("2026-11-23");
  set_sample(recorder);
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  const std::string text = recorder.text();
  // Nvidia's data centre revenue has no row for the quarter to 2026-01-25.
  const std::size_t before =
      text.find("point x=\"2025-10-26\" y=\"51215 USD million\"");
  const std::size_t after = text.find("y=\"75200 USD million\"");
  REQUIRE(before < after);
  CHECK(holds(text.substr(before, after - before), "y=\"n/k\""));
  CHECK(recorder.value("market/at_stake/nvda-h20-sales/fy26q2") == "0 USD million");
  CHECK(recorder.value("market/nvda-china-rev/nvidia/fy26q4/value") == "n/k");
}

TEST_CASE("no market row at all is said", "[market]") {
  SectionRecorder recorder("2026-11-23");
  set_small(recorder, "", "");
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(holds(recorder.text(), "No market figure to show"));
  CHECK_FALSE(holds(recorder.text(), "\nchart "));
}

TEST_CASE("one row is a figure and no trend", "[market]") {
  SectionRecorder recorder("2026-11-23");
  set_small(recorder, row("Q1", "2024-01-01", "2024-03-31", "100"));
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("market/rev/yoy/q1") == "n/k");
  CHECK(holds(recorder.text(), "A single figure is no trend: Firm's revenue."));
}

TEST_CASE("negative, unknown and disputed figures come through as they are", "[market]") {
  SectionRecorder recorder("2026-11-23");
  set_small(recorder,
            row("Q1", "2024-01-01", "2024-03-31", "-100") +
                row("Q2", "2024-04-01", "2024-06-30", "") +
                row("Q5", "2025-01-01", "2025-03-31", "50", "10"),
            kTurn, "Firm,revenue Q2,7,a,9,b\n");
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("market/rev/firm/q1/value") == "-100 USD million");
  CHECK(recorder.value("market/rev/yoy/q5") == "n/k");
  CHECK(holds(recorder.text(), "y=\"7–9 USD million\""));
}

TEST_CASE("the parts of the units are added, the members of a group are not", "[market]") {
  const auto units = [](const std::string& who, const std::string& value) {
    return "units," + who + ",units,2025,2025-01-01,2025-12-31," + value +
           ",thousand units,,count,IDC,reported,2026-04-01,,checked\n";
  };
  SectionRecorder recorder("2026-11-23");
  set_small(recorder, units("Total", "100") + units("NVIDIA", "60") + units("Huawei", "25") +
                          units("Chinese vendors", "39") + units("Biren", "4"));
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("market/units/parts") == "99 thousand units");
  CHECK(recorder.value("market/units/unnamed") == "10 thousand units");
  CHECK(recorder.value("market/units/chinese-vendors/2025/share") == "39 %");
}

TEST_CASE("stated growth that the figures do not bear out is named", "[market]") {
  SectionRecorder recorder("2026-11-23");
  set_small(recorder, row("Q1", "2024-01-01", "2024-03-31", "100") +
                          row("Q5", "2025-01-01", "2025-03-31", "150", "40"));
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("market/stated/off") == "1");
  CHECK(holds(recorder.text(), "Firm, Q5: 50.0 % by the figures, 40 % stated."));
}

TEST_CASE("every day of the sample's years gives a sound section", "[market]") {
  for (const char* day : {"2018-01-01", "2022-10-30", "2023-06-30", "2025-04-08", "2025-04-09",
                          "2025-07-27", "2025-12-31", "2026-01-25", "2026-11-23", "2030-01-01"}) {
    SectionRecorder recorder(day);
    set_sample(recorder);
    INFO(day);
    CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
    check_sound(recorder);
  }
}

TEST_CASE("forecasts handed over stay out of lines and are counted", "[market]") {
  const std::string folder = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/";
  SectionRecorder open("2026-11-23");
  open.csv("market", read_file(folder + "market.csv"), kMarketTypes)  // nothing held back
      .csv("events", read_file(folder + "events.csv"), kEventTypes)
      .csv("conflicts", read_file(folder + "conflicts.csv"));
  default_options(open);
  CHECK(open.run<MarketSignals>() == QUIRE_OK);
  check_sound(open);
  CHECK(holds(open.text(), "Plans and forecasts are in no line and no change: 1 period of Huawei"));
  CHECK(open.value("market/huawei-ai-rev/huawei/2026e/value") == "(none)");
}

TEST_CASE("a series of nothing but plans has no line and is named", "[market]") {
  SectionRecorder recorder("2024-01-01");
  std::string total = row("Q1", "2024-01-01", "2024-03-31", "900");
  total.replace(0, 3, "total");
  set_small(recorder, row("Q1", "2024-01-01", "2024-03-31", "100", "", "plan") + total, "");
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK_FALSE(holds(recorder.text(), "\nchart "));
  CHECK(holds(recorder.text(), "2 periods of Firm's revenue and Firm's revenue."));
}

TEST_CASE("a hundred thousand rows are read in linear time", "[market]") {
  const auto seconds_for = [](int rows) {
    std::string market;
    for (int i = 0; i < rows; ++i) {
      const std::string day = "20" + std::to_string(10 + i % 15) + "-0" +
                              std::to_string(1 + i % 9) + "-1" + std::to_string(i % 10);
      market += row("p" + std::to_string(i), day, day, std::to_string(i));
    }
    SectionRecorder recorder("2026-11-23");
    set_small(recorder, market);
    const auto start = std::chrono::steady_clock::now();
    CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    CHECK(recorder.failure().empty());
    return taken.count();
  };
  CHECK(seconds_for(100000) < 5);
}

TEST_CASE("two metrics in one period have keys of their own", "[market]") {
  const auto stake = [](const std::string& metric, const std::string& value) {
    return "stake,Firm," + metric + ",Q1,2025-01-01,2025-03-31," + value +
           ",USD million,,reported,10-Q,vendor,2025-03-31,,checked\n";
  };
  SectionRecorder recorder("2026-11-23");
  set_small(recorder, stake("sales", "5") + stake("sales to China", "3") +
                          row("H1", "2024-01-01", "2024-06-30", "7") +
                          row("H1", "2025-01-01", "2025-06-30", "9"));
  CHECK(recorder.run<MarketSignals>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("market/at_stake/stake/q1") == "5 USD million");
  CHECK(recorder.value("market/at_stake/stake/q1-firm-sales-to-china-usd-million-2025-01-01-"
                       "2025-03-31") == "3 USD million");
  CHECK(recorder.value("market/rev/firm/h1/value") == "7 USD million");
  CHECK(recorder.value("market/rev/firm/h1-revenue-usd-million-2025-01-01-2025-06-30/value") ==
        "9 USD million");
}
