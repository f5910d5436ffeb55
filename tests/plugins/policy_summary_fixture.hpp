#pragma once

#include <string>

#include "plugins/chip_columns.hpp"
#include "policy_summary/chronicle.hpp"
#include "policy_summary/deadlines.hpp"
#include "policy_summary/measures.hpp"
#include "policy_summary/outlook.hpp"
#include "policy_summary/section.hpp"
#include "policy_summary/spans.hpp"
#include "policy_summary/state.hpp"
#include "policy_summary/words.hpp"
#include "support/golden.hpp"
#include "quire/testing.hpp"

using namespace quire::policy_summary;
using quire::Date;
using quire::Days;
using quire::testing::ColumnType;
using quire::testing::ColumnTypes;
using quire::test::kChipTypes;
using quire::test::MatchesGolden;
using quire::testing::parse_date;
using quire::test::read_file;
using quire::testing::SectionRecorder;

// What the tests of the plugin policy_summary share.
namespace fixture {

inline const ColumnTypes kRuleTypes{
    {"announced_date", ColumnType::date}, {"published_date", ColumnType::date},
    {"effective_from", ColumnType::date}, {"effective_to", ColumnType::date},
    {"as_of", ColumnType::date},          {"supersedes", ColumnType::list},
    {"variables", ColumnType::list}};
inline const ColumnTypes kEventTypes{{"date", ColumnType::date}};
inline const ColumnTypes kSuspensionTypes{
    {"from", ColumnType::date}, {"to", ColumnType::date}, {"as_of", ColumnType::date}};

inline const std::string kRuleHead =
    "rule_id,jurisdiction,authority,title,citation,eccn_or_measure,announced_date,published_date,"
    "effective_from,effective_to,status_as_of,supersedes,confidence,as_of,verification,"
    "condition_expr,variables,outcome\n";
inline const std::string kEventHead = "event_id,date,date_precision,country,actor,summary\n";
inline const std::string kSuspensionHead = "rule_id,from,to,after,as_of\n";

inline const std::vector<std::string> kChain{"ev-2025-04-09-1", "ev-2025-07-14-1",
                                             "ev-2025-07-26-1", "ev-2025-08-08-1",
                                             "ev-2025-08-12-1", "ev-2025-08-29-1"};
inline const std::vector<std::string> kMeasures{
    "us-2023-3a090a",     "us-2024-hbm-3a090c", "us-2025-foundry", "us-2025-15pct",
    "us-2026-casebycase", "cn-2025-discourage", "cn-2025-statedc", "cn-2026-h200-customs"};

inline const std::vector<std::string> kChips{"nvidia-h20-96", "nvidia-h200-sxm", "amd-mi308x",
                                             "huawei-ascend-910c", "cambricon-mlu590"};
inline const std::vector<std::string> kMatrixRules{"us-2023-3a090a", "us-2023-3a090b",
                                                   "us-2025-15pct", "us-2026-casebycase",
                                                   "cn-2025-discourage"};
inline const std::vector<std::string> kScenarios{"TPP limit at 2400: tpp >= 2400",
                                                 "TPP limit at 7000: tpp >= 7000"};

inline void set_options(SectionRecorder& recorder, const std::string& focus = "",
                        const std::vector<std::string>& chain = kChain) {
  recorder.option("window_days", 31)
      .option("latest_events", 6)
      .option("chain", chain)
      .option("measures", kMeasures)
      .option("focus", focus)
      .option("chips", kChips)
      .option("matrix_rules", kMatrixRules)
      .option("scenarios", kScenarios)
      .option("call_names", std::vector<std::string>{"amd-mi308x=MI308"});
}

/// Rows without a condition, as most tests write them, get one that is empty.
inline std::string with_conditions(const std::string& rules) {
  std::string out;
  for (const char c : rules) out += c == '\n' ? ",,,\n" : std::string(1, c);
  return out;
}

inline std::string sample_file(const std::string& name) {
  return read_file(std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/" + name + ".csv");
}

/// Chips and disputes: those of the sample dataset, or their heads alone.
enum class Chips { none, sample };
inline void set_chips(SectionRecorder& recorder, Chips which) {
  for (const std::string name : {"chips", "conflicts"}) {
    const std::string text = sample_file(name);
    recorder.csv(name, which == Chips::sample ? text : text.substr(0, text.find('\n') + 1),
                 name == "chips" ? kChipTypes : ColumnTypes{});
  }
}

inline void set_tables(SectionRecorder& recorder, const std::string& rules,
                       const std::string& events, const std::string& suspensions) {
  set_chips(recorder, Chips::none);
  recorder.csv("rules", kRuleHead + with_conditions(rules), kRuleTypes)
      .csv("events", kEventHead + events, kEventTypes)
      .csv("suspensions", kSuspensionHead + suspensions, kSuspensionTypes);
}

/// The sample dataset, its suspensions written out.
inline void set_sample(SectionRecorder& recorder) {
  set_chips(recorder, Chips::sample);
  const std::string folder = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/";
  ColumnTypes rule_types = kRuleTypes;
  rule_types.erase("supersedes");  // one id there, not a list
  recorder.csv("rules", read_file(folder + "rules.csv"), rule_types, "announced_date")
      .csv("events", read_file(folder + "events.csv"), kEventTypes, "date")
      .csv("suspensions",
           kSuspensionHead +
               "us-2025-affiliates,2025-11-10,2026-11-09,unverified,2026-11-23\n"
               "cn-2024-usban,2025-11-09,2026-11-27,unverified,2026-11-23\n"
               "cn-2025-ree-ext,2025-11-07,2026-11-10,unverified,2026-11-23\n",
           kSuspensionTypes);
}

inline std::string all(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += text + "\n";
  return joined;
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline Rule rule(const std::string& id, std::optional<Date> from, std::optional<Date> to = {}) {
  Rule made;
  made.id = made.title = id;
  made.jurisdiction = "US";
  made.authority = "BIS";
  made.announced = from ? *from - Days{10} : parse_date("2020-01-01");
  made.from = from;
  made.to = to;
  made.as_of = parse_date("2026-11-23");
  return made;
}

inline Suspension suspension(const char* from, const char* to, const char* after = "unverified") {
  Suspension made;
  made.from = parse_date(from);
  made.to = parse_date(to);
  made.after = after;
  made.as_of = parse_date("2026-11-23");
  return made;
}

/// "suspended since 2025-11-10, next 2026-11-09".
inline std::string status(const Rule& rule, const char* day, const char* known = nullptr) {
  const Date on = parse_date(day);
  const Status found = status_on(rule, on, known ? parse_date(known) : on);
  std::string text(word(found.state));
  if (found.since) text += " since " + iso_date(*found.since);
  if (found.next) text += ", " + std::string(words(found.turn)) + " " + iso_date(*found.next);
  return text;
}

inline std::string drawn(const Rule& rule, const char* known) {
  std::string text;
  for (const Span& span : spans_of(rule, parse_date(known)))
    text += std::string(word(span.state)) + " " + iso_date(span.from) + ".." +
            (span.to ? iso_date(*span.to) : "") + "; ";
  return text;
}

inline Rule affiliates() {
  Rule made = rule("us-2025-affiliates", parse_date("2025-09-29"), parse_date("2025-11-09"));
  made.suspensions = {suspension("2025-11-10", "2026-11-09")};
  return made;
}

}  // namespace fixture

using namespace fixture;
