#include <string>

#include "policy_summary/chronicle.hpp"
#include "policy_summary/deadlines.hpp"
#include "policy_summary/measures.hpp"
#include "policy_summary/outlook.hpp"
#include "policy_summary/section.hpp"
#include "policy_summary/spans.hpp"
#include "policy_summary/state.hpp"
#include "policy_summary/words.hpp"
#include "support/golden.hpp"
#include "support/section_recorder.hpp"

using namespace quire::policy_summary;
using quire::Date;
using quire::Days;
using quire::test::ColumnType;
using quire::test::ColumnTypes;
using quire::test::MatchesGolden;
using quire::test::parse_date;
using quire::test::read_file;
using quire::test::SectionRecorder;

namespace {

const ColumnTypes kRuleTypes{
    {"announced_date", ColumnType::date}, {"published_date", ColumnType::date},
    {"effective_from", ColumnType::date}, {"effective_to", ColumnType::date},
    {"as_of", ColumnType::date},          {"supersedes", ColumnType::list}};
const ColumnTypes kEventTypes{{"date", ColumnType::date}};
const ColumnTypes kSuspensionTypes{
    {"from", ColumnType::date}, {"to", ColumnType::date}, {"as_of", ColumnType::date}};

const std::string kRuleHead =
    "rule_id,jurisdiction,authority,title,citation,eccn_or_measure,announced_date,published_date,"
    "effective_from,effective_to,status_as_of,supersedes,confidence,as_of,verification\n";
const std::string kEventHead = "event_id,date,date_precision,country,actor,summary\n";
const std::string kSuspensionHead = "rule_id,from,to,after,as_of\n";

const std::vector<std::string> kChain{"ev-2025-04-09-1", "ev-2025-07-14-1", "ev-2025-07-26-1",
                                      "ev-2025-08-08-1", "ev-2025-08-12-1", "ev-2025-08-29-1"};
const std::vector<std::string> kMeasures{
    "us-2023-3a090a",     "us-2024-hbm-3a090c", "us-2025-foundry", "us-2025-15pct",
    "us-2026-casebycase", "cn-2025-discourage", "cn-2025-statedc", "cn-2026-h200-customs"};

void set_options(SectionRecorder& recorder, const std::string& focus = "",
                 const std::vector<std::string>& chain = kChain) {
  recorder.option("window_days", 31)
      .option("latest_events", 6)
      .option("chain", chain)
      .option("measures", kMeasures)
      .option("focus", focus);
}

void set_tables(SectionRecorder& recorder, const std::string& rules, const std::string& events,
                const std::string& suspensions) {
  recorder.csv("rules", kRuleHead + rules, kRuleTypes)
      .csv("events", kEventHead + events, kEventTypes)
      .csv("suspensions", kSuspensionHead + suspensions, kSuspensionTypes);
}

/// The sample dataset, its suspensions written out.
void set_sample(SectionRecorder& recorder) {
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

std::string all(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += text + "\n";
  return joined;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Rule rule(const std::string& id, std::optional<Date> from, std::optional<Date> to = {}) {
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

Suspension suspension(const char* from, const char* to, const char* after = "unverified") {
  Suspension made;
  made.from = parse_date(from);
  made.to = parse_date(to);
  made.after = after;
  made.as_of = parse_date("2026-11-23");
  return made;
}

/// "suspended since 2025-11-10, next 2026-11-09".
std::string status(const Rule& rule, const char* day, const char* known = nullptr) {
  const Date on = parse_date(day);
  const Status found = status_on(rule, on, known ? parse_date(known) : on);
  std::string text(word(found.state));
  if (found.since) text += " since " + iso_date(*found.since);
  if (found.next) text += ", " + std::string(words(found.turn)) + " " + iso_date(*found.next);
  return text;
}

std::string drawn(const Rule& rule, const char* known) {
  std::string text;
  for (const Span& span : spans_of(rule, parse_date(known)))
    text += std::string(word(span.state)) + " " + iso_date(span.from) + ".." +
            (span.to ? iso_date(*span.to) : "") + "; ";
  return text;
}

Rule affiliates() {
  Rule made = rule("us-2025-affiliates", parse_date("2025-09-29"), parse_date("2025-11-09"));
  made.suspensions = {suspension("2025-11-10", "2026-11-09")};
  return made;
}

}  // namespace

// ---- the state of a rule ------------------------------------------------------------------------

TEST_CASE("a rule is in force on its first and on its last day", "[policy][state]") {
  const Rule letter = rule("letter", parse_date("2022-08-26"), parse_date("2022-10-20"));
  CHECK(status(letter, "2022-08-25", "2026-11-23") ==
        "scheduled since 2022-08-16, takes effect 2022-08-26");
  CHECK(status(letter, "2022-08-26", "2026-11-23") ==
        "in force since 2022-08-26, last day 2022-10-20");
  CHECK(status(letter, "2022-10-20", "2026-11-23") ==
        "in force since 2022-08-26, last day 2022-10-20");
  CHECK(status(letter, "2022-10-21", "2026-11-23") == "expired since 2022-10-21");
}

TEST_CASE("a rule without a last day stays in force", "[policy][state]") {
  CHECK(status(rule("open", parse_date("2023-11-17")), "2026-11-23") ==
        "in force since 2023-11-17");
}

TEST_CASE("a suspension holds on its first and last day, and after it nobody knows",
          "[policy][state]") {
  CHECK(status(affiliates(), "2025-11-09") == "in force since 2025-09-29, last day 2025-11-09");
  CHECK(status(affiliates(), "2025-11-10") ==
        "suspended since 2025-11-10, suspension ends 2026-11-09");
  CHECK(status(affiliates(), "2026-11-09") ==
        "suspended since 2025-11-10, suspension ends 2026-11-09");
  CHECK(status(affiliates(), "2026-11-10") == "state unknown since 2026-11-10");
  CHECK(status(affiliates(), "2030-01-01") == "state unknown since 2026-11-10");
}

TEST_CASE("what follows a suspension is taken from its record", "[policy][state]") {
  Rule resumed = affiliates();
  resumed.suspensions.front().after = "in force";
  CHECK(status(resumed, "2026-11-10") == "in force since 2026-11-10");
  Rule dropped = affiliates();
  dropped.suspensions.front().after = "ended";
  CHECK(status(dropped, "2026-11-10") == "expired since 2026-11-10");
  Rule silent = affiliates();
  silent.suspensions.front().after = "";
  CHECK(status(silent, "2026-11-10") == "state unknown since 2026-11-10");
}

TEST_CASE("an extension continues a suspension", "[policy][state]") {
  Rule extended = affiliates();
  extended.suspensions.push_back(suspension("2026-11-10", "2027-11-09"));
  CHECK(status(extended, "2026-11-23") == "suspended since 2026-11-10, suspension ends 2027-11-09");
  CHECK(status(extended, "2027-11-10") == "state unknown since 2027-11-10");
}

TEST_CASE("a suspension without an end goes on", "[policy][state]") {
  Rule open = affiliates();
  open.suspensions.front().to.reset();
  CHECK(status(open, "2030-01-01") == "suspended since 2025-11-10");
}

TEST_CASE("a rule without a first day was never in force, and a suspension still counts",
          "[policy][state]") {
  Rule rare_earths = rule("cn-2025-ree-ext", {});
  CHECK(status(rare_earths, "2026-11-23") == "not in force since 2020-01-01");
  rare_earths.suspensions = {suspension("2025-11-07", "2026-11-10")};
  CHECK(status(rare_earths, "2025-11-06") == "not in force since 2020-01-01");
  CHECK(status(rare_earths, "2025-11-07") ==
        "suspended since 2025-11-07, suspension ends 2026-11-10");
  CHECK(status(rare_earths, "2026-11-11") == "state unknown since 2026-11-11");
}

TEST_CASE("an end that was recorded after the edition's date is no next date", "[policy][state]") {
  const Rule letter = rule("letter", parse_date("2025-04-09"), parse_date("2025-08-08"));
  CHECK(status(letter, "2025-06-01") == "in force since 2025-04-09");
  Rule sunset = letter;
  sunset.as_of = parse_date("2025-05-01");
  CHECK(status(sunset, "2025-06-01") == "in force since 2025-04-09, last day 2025-08-08");
  CHECK(status(affiliates(), "2025-10-15") == "in force since 2025-09-29");
}

TEST_CASE("labels of what is not in force", "[policy][state]") {
  const Date today = parse_date("2026-11-23");
  Rule one = rule("us-2025-diffusion", {});
  one.status_words = "announced rescission; never applied";
  CHECK(label_not_in_force(one, today) == "never applied");
  CHECK(label_not_in_force(one, parse_date("2025-03-01")) == "announced, not in force");
  one.measure = "bill";
  CHECK(label_not_in_force(one, today) == "bill, not law");
  one.measure = "draft";
  CHECK(label_not_in_force(one, today) == "draft, not in force");
}

TEST_CASE("a check is stale after 14 days", "[policy][state]") {
  const Date today = parse_date("2026-11-23");
  CHECK_FALSE(is_stale(parse_date("2026-11-09"), today));
  CHECK(is_stale(parse_date("2026-11-08"), today));
  CHECK_FALSE(is_stale(parse_date("2026-12-31"), today));
  CHECK(is_stale({}, today));
}

// ---- timeline, deadlines, measures --------------------------------------------------------------

TEST_CASE("spans follow the state day by day", "[policy][spans]") {
  CHECK(drawn(affiliates(), "2026-11-23") ==
        "in force 2025-09-29..2025-11-09; suspended 2025-11-10..2026-11-09; "
        "state unknown 2026-11-10..; ");
  CHECK(drawn(affiliates(), "2025-10-15") == "in force 2025-09-29..; ");
  CHECK(drawn(rule("letter", parse_date("2022-08-26"), parse_date("2022-10-20")), "2026-11-23") ==
        "expired 2022-08-26..2022-10-20; ");
  CHECK(drawn(rule("bill", {}), "2026-11-23").empty());

  const Rule subject = affiliates();
  const std::vector<Span> spans = spans_of(subject, parse_date("2026-11-23"));
  for (Date day = parse_date("2025-09-20"); day < parse_date("2026-11-20"); day += Days{1}) {
    const State state = status_on(subject, day, parse_date("2026-11-23")).state;
    int covered = 0;
    for (const Span& span : spans) {
      const bool inside = span.from <= day && (!span.to || day <= *span.to);
      covered += inside ? 1 : 0;
      if (inside) CHECK(span.state == state);
    }
    CHECK(covered == (state == State::scheduled ? 0 : 1));
  }
}

TEST_CASE("deadlines count days, the horizon included, the eve of a suspension left out",
          "[policy][deadlines]") {
  const std::vector<Rule> rules{affiliates(), rule("new", parse_date("2027-02-21")),
                                rule("later", parse_date("2027-02-22")),
                                rule("today", parse_date("2026-11-23"))};
  const Date today = parse_date("2026-11-23");
  const std::vector<Measure> measures = group_measures(rules, today, today);
  std::string text;
  for (const Deadline& one : deadlines_near(measures, today, 90))
    text += one.measure->id() + " " + std::string(words(one.turn)) + " " +
            std::to_string(one.days_left) + "; ";
  CHECK(text ==
        "today takes effect 0; new takes effect 90; us-2025-affiliates suspension ends -14; ");

  const Date then = parse_date("2025-11-23");
  text.clear();
  for (const Deadline& one : deadlines_near(group_measures(rules, then, then), then, 90))
    text += std::string(words(one.turn)) + " " + std::to_string(one.days_left) + "; ";
  CHECK(text == "suspension begins -13; takes effect -55; ");
}

TEST_CASE("rules of one citation and the same days are one measure", "[policy][measures]") {
  std::vector<Rule> rules{rule("a", parse_date("2023-11-17")), rule("b", parse_date("2023-11-17")),
                          rule("c", parse_date("2024-01-01")), rule("d", parse_date("2023-11-17"))};
  rules[0].citation = "88 FR 73458";
  rules[1].citation = "88 FR 73458; 15 CFR 740.25";
  rules[2].citation = "88 FR 73458";
  rules[1].as_of = parse_date("2026-01-01");
  const Date today = parse_date("2026-11-23");
  const std::vector<Measure> measures = group_measures(rules, today, today);
  REQUIRE(measures.size() == 3);
  CHECK(measures[0].title() == "a; b");
  CHECK(measures[0].last_verified() == parse_date("2026-01-01"));
  CHECK(measures[1].id() == "c");
  CHECK(measures[2].id() == "d");
  CHECK(count(measures, State::in_force, Side::us) == 3);

  rules[1].as_of.reset();
  CHECK_FALSE(group_measures(rules, today, today)[0].last_verified());
}

TEST_CASE("rows are chosen by attention, then by name, then by age", "[policy][measures]") {
  std::vector<Rule> rules{
      rule("old", parse_date("2020-01-01")), rule("older", parse_date("2019-01-01")),
      rule("new", parse_date("2026-01-01")),
      rule("gone", parse_date("2018-01-01"), parse_date("2018-02-01")), affiliates()};
  const Date today = parse_date("2026-11-23");
  const std::vector<Measure> measures = group_measures(rules, today, today);
  const auto ids = [](const std::vector<const Measure*>& chosen) {
    std::string text;
    for (const Measure* one : chosen) text += one->id() + " ";
    return text;
  };
  CHECK(ids(choose_rows(measures, {"older"}, 16)) == "us-2025-affiliates older old new ");
  CHECK(ids(choose_rows(measures, {"older"}, 3)) == "us-2025-affiliates older new ");
  CHECK(ids(choose_rows(measures, {}, 2)) == "us-2025-affiliates new ");

  rules[0].supersedes = {"gone"};
  const std::vector<Measure> again = group_measures(rules, today, today);
  CHECK(ids(choose_lanes(again, {"old"}, today, 3)) == "gone old us-2025-affiliates ");
  CHECK(ids(choose_lanes(again, {}, today, 9)) == "older old us-2025-affiliates new ");
}

TEST_CASE("rules that supersede each other in a circle are followed once", "[policy][measures]") {
  std::vector<Rule> rules{rule("a", parse_date("2020-01-01")), rule("b", parse_date("2021-01-01"))};
  rules[0].supersedes = {"b"};
  rules[1].supersedes = {"a"};
  const Date today = parse_date("2026-11-23");
  CHECK(choose_lanes(group_measures(rules, today, today), {"a"}, today, 9).size() == 2);
}

// ---- outlook ------------------------------------------------------------------------------------

TEST_CASE("the outlook is a Poisson rate with half an event added", "[policy][outlook]") {
  // 101 days in force until today, and 10 days of a rule that ended: k = 1, T = 111.
  const std::vector<Rule> rules{rule("a", parse_date("2026-08-15")),
                                rule("b", parse_date("2026-01-01"), parse_date("2026-01-10"))};
  const Date today = parse_date("2026-11-23");
  const auto outlook = outlook_for(group_measures(rules, today, today), Side::us, today, 90);
  REQUIRE(outlook);
  CHECK(outlook->in_force == 1);
  CHECK(outlook->interrupted == 1);
  CHECK(outlook->probability == Approx(1 - std::exp(-90 * 1.5 / 111)));
  CHECK(outlook->by == parse_date("2027-02-21"));
  CHECK(confidence_word(*outlook) == "low");
  CHECK_FALSE(outlook_for(group_measures(rules, today, today), Side::china, today, 90));
}

TEST_CASE("a bound of two likelihood terms belongs to the upper one", "[policy][outlook]") {
  CHECK(likelihood_word(0) == "almost no chance");
  CHECK(likelihood_word(0.05) == "very unlikely");
  CHECK(likelihood_word(0.20) == "unlikely");
  CHECK(likelihood_word(0.45) == "roughly even chance");
  CHECK(likelihood_word(0.55) == "likely");
  CHECK(likelihood_word(0.80) == "very likely");
  CHECK(likelihood_word(0.95) == "almost certain");
}

// ---- words and events ---------------------------------------------------------------------------

TEST_CASE("a Chinese name stands at the first mention only", "[policy][words]") {
  Names names;
  CHECK(names.introduce("MOFCOM/GACC") == "商务部 MOFCOM/海关总署 GACC");
  CHECK(names.introduce("MOFCOM") == "MOFCOM");
  CHECK(names.introduce("BIS") == "BIS");
  CHECK(names.introduce("").empty());
}

TEST_CASE("long titles are cut between words and never inside a character", "[policy][words]") {
  CHECK(shortened("short", 10) == "short");
  CHECK(shortened("one two, three", 9) == "one two…");
  CHECK(shortened("商务部商务部", 4) == "商…");
}

TEST_CASE("events of one day keep the table's order", "[policy][events]") {
  const auto event = [](const char* id, const char* date) {
    Event made;
    made.id = id;
    made.date = parse_date(date);
    return made;
  };
  const std::vector<Event> events{event("a", "2026-10-23"), event("b", "2026-10-24"),
                                  event("c", "2026-10-24"), event("d", "2026-11-23")};
  const auto ids = [](const std::vector<const Event*>& chosen) {
    std::string text;
    for (const Event* one : chosen) text += one->id;
    return text;
  };
  const Latest found = latest(events, parse_date("2026-11-23"), 31, 1);
  CHECK(ids(found.events) == "dbc");
  CHECK(found.in_window == 3);
  CHECK(ids(latest(events, parse_date("2026-11-23"), 1, 2).events) == "db");
  CHECK(ids(around(events, events[1], 1)) == "ac");
  CHECK(ids(pick(events, {"d", "a", "none"})) == "ad");
}

// ---- the section --------------------------------------------------------------------------------

TEST_CASE("the section of the sample dataset", "[policy][golden]") {
  SectionRecorder recorder("2026-11-23");
  set_sample(recorder);
  set_options(recorder);
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/policy_summary.txt"));
  CHECK(all(recorder.problems()).empty());
  CHECK(all(recorder.warnings()).empty());
}

TEST_CASE("the flash section on Alibaba's chip", "[policy][golden]") {
  SectionRecorder recorder("2025-09-01");
  set_sample(recorder);
  set_options(recorder, "ev-2025-08-29-1");
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/policy_summary_flash.txt"));
  CHECK(all(recorder.problems()).empty());
  CHECK(all(recorder.warnings()).empty());
}

TEST_CASE("an edition of June 2025 knows nothing of what came after", "[policy]") {
  SectionRecorder recorder("2025-06-01");
  set_sample(recorder);
  set_options(recorder);
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.problems()).empty());
  CHECK(recorder.value("rule/us-2025-isinformed/state") == "in force");
  CHECK(recorder.value("rule/us-2025-isinformed/next") == "(none)");
  CHECK(recorder.value("rule/cn-2024-usban/state") == "in force");
  for (const auto& value : recorder.values())
    if (value.text.size() == 10 && value.text.substr(0, 2) == "20" && value.rows.size() == 1 &&
        value.key.rfind("event/", 0) == 0)
      CHECK(value.text <= "2025-06-01");
  CHECK_FALSE(holds(recorder.text(), "2025-08-08"));
}

TEST_CASE("empty tables are said, not drawn", "[policy]") {
  SectionRecorder recorder("2026-11-23");
  set_tables(recorder, "", "", "");
  set_options(recorder);
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(recorder.failure().empty());
  CHECK(all(recorder.problems()).empty());
  const std::string text = recorder.text();
  CHECK(holds(text, "title: No export rule is known on 2026-11-23"));
  CHECK(holds(text, "No rule to show"));
  CHECK(holds(text, "The dataset holds no event up to 2026-11-23."));
  CHECK_FALSE(holds(text, "\ntable "));
  CHECK_FALSE(holds(text, "\nchart "));
}

TEST_CASE("one rule with hardly a date and one event", "[policy]") {
  SectionRecorder recorder("2026-11-23");
  set_tables(recorder, "us-x,,,,,,,,2026-11-01,,,,,,\n", "e,2026-11-20,,,,\n", "");
  set_options(recorder, "", {});
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.problems()).empty());
  CHECK(recorder.value("rule/us-x/state") == "in force");
  CHECK(recorder.value("rule/us-x/since") == "2026-11-01");
  CHECK(holds(recorder.text(), "not named · "));
  CHECK(holds(recorder.text(), "(watch) n/k stale"));
  CHECK(holds(recorder.text(), "1 event falls into the 31 days before the edition"));
}

TEST_CASE("rows that cannot be placed are left out and named", "[policy]") {
  SectionRecorder recorder("2026-11-23");
  set_tables(recorder,
             "a,US,BIS,A,,,,,2024-01-01,,,,,2026-11-23,\n"
             "a,US,BIS,A again,,,,,2024-01-01,,,,,2026-11-23,\n"
             ",US,BIS,nameless,,,,,,,,,,,\n",
             "e,,day,US,BIS,undated\nf,2026-01-01,day,US,BIS,one\nf,2026-01-01,day,US,BIS,two\n,"
             "2026-01-01,day,US,BIS,three\n",
             "b,2026-01-01,,,\na,,2026-01-01,,\n");
  set_options(recorder, "", {});
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  const std::string warnings = all(recorder.warnings());
  CHECK(holds(warnings, "rule \"a\" stands twice"));
  CHECK(holds(warnings, "a rule without an id is left out"));
  CHECK(holds(warnings, "event \"e\" has no date and is left out"));
  CHECK(holds(warnings, "event \"f\" stands twice"));
  CHECK(holds(warnings, "event \"\" has no id"));
  CHECK(holds(warnings, "a suspension of \"b\" names no known rule"));
  CHECK(holds(warnings, "a suspension of \"a\" has no first day"));
  CHECK(recorder.value("policy/in_force/us") == "1");
}

TEST_CASE("a focus that is not known yet gives the full section and says so", "[policy]") {
  SectionRecorder recorder("2025-08-01");
  set_sample(recorder);
  set_options(recorder, "ev-2025-08-29-1");
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.warnings()) ==
        "event \"ev-2025-08-29-1\" of option \"focus\" is not known on 2025-08-01\n");
  CHECK(holds(recorder.text(), "The event in focus is missing"));
  CHECK(holds(recorder.text(), "Rules in force"));
}

TEST_CASE("every day of the sample's years gives a sound section", "[policy]") {
  for (const char* day : {"2018-01-01", "2022-10-20", "2022-10-21", "2025-08-29", "2025-11-09",
                          "2025-11-10", "2026-11-09", "2026-11-10", "2026-11-27", "2026-11-28"}) {
    SectionRecorder recorder(day);
    set_sample(recorder);
    set_options(recorder);
    INFO(day);
    CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
    CHECK(all(recorder.problems()).empty());
  }
}

TEST_CASE("hundreds of open questions are counted, not all listed", "[policy]") {
  std::string rules;
  std::string suspensions;
  for (int i = 0; i < 300; ++i) {
    const std::string id = "rule-" + std::to_string(i);
    rules += id + ",CN,MOFCOM,Title " + std::to_string(i) + ",,,,,2025-01-01,,,,,2026-11-23,\n";
    suspensions += id + ",2026-01-01,2026-11-20,unverified,2026-11-23\n";
  }
  SectionRecorder recorder("2026-11-23");
  set_tables(recorder, rules, "", suspensions);
  set_options(recorder);
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.problems()).empty());
  const std::string text = recorder.text();
  CHECK(recorder.value("policy/unknown") == "300");
  CHECK(holds(text, "title: 0 US and 0 Chinese measures stand; the state of 300 is unknown"));
  CHECK(holds(text, " and others. Suspensions ended there"));
  CHECK(holds(text, "Also open, not tabled: Title "));
  CHECK(holds(text, " and 260 more."));
  CHECK(holds(text, "288 more, further off, are not tabled."));
}

TEST_CASE("the defaults of the manifest are the options tested here", "[policy]") {
  const std::string manifest =
      read_file(std::string(QUIRE_SOURCE_DIR) + "/plugins/policy_summary/plugin.toml");
  for (const std::vector<std::string>& ids : {kChain, kMeasures}) {
    std::string defaults;
    for (const std::string& id : ids) defaults += "  \"" + id + "\",\n";
    CHECK(holds(manifest, "default = [\n" + defaults + "]"));
  }
}

TEST_CASE("rows of the future are left out even where the dataset hands them over", "[policy]") {
  SectionRecorder recorder("2026-11-23");
  set_tables(recorder, "late,US,BIS,Late,,,2026-11-24,,2026-11-24,,,,,2026-11-23,\n",
             "later,2026-11-24,day,US,BIS,not yet\ntoday,2026-11-23,day,US,BIS,now\n",
             "late,2026-12-01,,,\n");
  set_options(recorder, "", {});
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.warnings()).empty());
  CHECK(holds(recorder.text(), "title: No export rule is known on 2026-11-23"));
  CHECK(recorder.value("event/today/date") == "2026-11-23");
  CHECK(recorder.value("event/later/date") == "(none)");
}

TEST_CASE("the ends of two suspensions of one rule have keys of their own", "[policy]") {
  SectionRecorder recorder("2026-11-23");
  set_tables(recorder, "a,CN,MOFCOM,A,,,,,2025-01-01,,,,,2026-11-23,\n", "",
             "a,2025-11-10,2026-11-09,unverified,2026-11-23\n"
             "a,2026-11-10,2026-12-09,unverified,2026-11-23\n");
  set_options(recorder, "", {});
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.problems()).empty());
  CHECK(recorder.value("rule/a/suspension_ends") == "2026-11-09");
  CHECK(recorder.value("rule/a/suspension_ends/2") == "2026-12-09");
  CHECK(recorder.value("rule/a/state") == "suspended");
}
