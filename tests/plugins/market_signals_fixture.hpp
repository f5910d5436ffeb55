#pragma once

#include <algorithm>
#include <string>

#include "config/manifest.hpp"
#include "market_signals/section.hpp"
#include "support/golden.hpp"
#include "quire/testing.hpp"

// What the tests of the plugin market_signals share.
namespace fixture {

using namespace quire::market_signals;
using quire::Date;
using quire::Days;
using quire::analysis::Interval;
using quire::testing::ColumnType;
using quire::testing::ColumnTypes;
using quire::test::MatchesGolden;
using quire::testing::parse_date;
using quire::test::read_file;
using quire::testing::SectionRecorder;

inline const ColumnTypes kMarketTypes{{"period_start", ColumnType::date},
                                      {"period_end", ColumnType::date},
                                      {"value", ColumnType::decimal},
                                      {"yoy_pct", ColumnType::decimal},
                                      {"as_of", ColumnType::date}};
inline const ColumnTypes kEventTypes{{"date", ColumnType::date}};

inline const std::string kMarketHead =
    "series_id,entity,metric,period_label,period_start,period_end,value,unit,yoy_pct,basis,source,"
    "confidence,as_of,notes,verification\n";
inline const std::string kEventHead = "event_id,date,country,actor,summary\n";
inline const std::string kConflictHead = "entity_id,field,value_a,source_a,value_b,source_b\n";
inline const std::string kTurn = "turn,2025-04-09,US,BIS,A letter\n";

/// "rev,Firm,revenue,<label>,<start>,<end>,<value>,USD million,<stated>,reported,10-Q,vendor,…".
inline std::string row(const std::string& label, const std::string& start, const std::string& end,
                       const std::string& value, const std::string& stated = "",
                       const std::string& basis = "reported") {
  return "rev,Firm,revenue," + label + "," + start + "," + end + "," + value + ",USD million," +
         stated + "," + basis + ",10-Q,vendor," + end + ",,checked\n";
}

inline quire::core::Manifest manifest() {
  quire::core::Diagnostics diagnostics;
  auto found =
      quire::core::read_manifest(read_file(QUIRE_SOURCE_DIR "/plugins/market_signals/plugin.toml"),
                                 "plugin.toml", diagnostics);
  if (!found) throw std::runtime_error("the manifest cannot be read");
  return *found;
}

inline void default_options(SectionRecorder& recorder) {
  for (const auto& option : manifest().options) {
    if (const auto* text = std::get_if<std::string>(&option.fallback.value()))
      recorder.option(option.name, std::string_view(*text));
    else
      recorder.option(option.name, std::get<std::vector<std::string>>(*option.fallback));
  }
}

/// The sample dataset as an edition of the recorder's day sees it.
inline void set_sample(SectionRecorder& recorder) {
  const std::string folder = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/";
  recorder.csv("market", read_file(folder + "market.csv"), kMarketTypes, "period_end")
      .csv("events", read_file(folder + "events.csv"), kEventTypes, "date")
      .csv("conflicts", read_file(folder + "conflicts.csv"));
  default_options(recorder);
}

/// One series "rev", told as growth, level and part; "total" is its whole.
inline void set_small(SectionRecorder& recorder, const std::string& market,
                      const std::string& events = kTurn, const std::string& conflicts = {}) {
  using List = std::vector<std::string>;
  recorder.csv("market", kMarketHead + market, kMarketTypes)
      .csv("events", kEventHead + events, kEventTypes)
      .csv("conflicts", kConflictHead + conflicts);
  default_options(recorder);
  recorder.option("growth", List{"rev"})
      .option("levels", List{"rev"})
      .option("part", "rev")
      .option("wholes", List{"total"})
      .option("at_stake", List{"stake"})
      .option("makers", List{"rev"})
      .option("shipments", "units")
      .option("running_totals", List{})
      .option("events", List{"turn"})
      .option("turning_event", "turn");
}

/// Keeps the analysis of `set_small`'s tables for a look.
struct Probe {
  static inline Records records;
  static inline std::vector<Series> series;
  static inline std::vector<std::string> complaints;

  void analyze(const quire::Dataset& data, const quire::Options&, quire::Section& section) {
    records = read_records(data, Ids{"rev", "total", "stake", "units"});
    std::vector<Complaint> found = records.complaints;
    series = make_series(records, found);
    complaints.clear();
    for (const Complaint& complaint : found) complaints.push_back(complaint.message);
    section.paragraph("read");
  }
};

/// The series must not outlive the recorder: labels are views into its tables.
inline const std::vector<Series>& series_of(SectionRecorder& recorder, const std::string& market,
                                            const std::string& conflicts = {}) {
  set_small(recorder, market, kTurn, conflicts);
  if (recorder.run<Probe>() != QUIRE_OK) throw std::runtime_error(recorder.failure());
  return Probe::series;
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::string all(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += text + "\n";
  return joined;
}

inline void check_sound(const SectionRecorder& recorder) {
  CHECK(recorder.failure().empty());
  CHECK(all(recorder.problems()).empty());
  CHECK_FALSE(holds(recorder.text(), "nan"));
  CHECK_FALSE(holds(recorder.text(), "inf "));
}

}  // namespace fixture

using namespace fixture;
