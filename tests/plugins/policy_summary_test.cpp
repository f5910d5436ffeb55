#include "plugins/policy_summary_fixture.hpp"

// ---- the state of a rule ------------------------------------------------------------------------

TEST_CASE("a suspension moves no first and no last day", "[policy][state]") {
  Rule ended = rule("r", parse_date("2024-01-01"), parse_date("2024-06-30"));
  ended.suspensions = {suspension("2024-03-01", "2024-06-30", "in force")};
  CHECK(status(ended, "2024-06-30") == "suspended since 2024-03-01, suspension ends 2024-06-30");
  CHECK(status(ended, "2024-07-01") == "expired since 2024-07-01");
  ended.suspensions = {suspension("2024-08-01", "2024-09-01", "in force")};
  CHECK(status(ended, "2024-10-01") == "expired since 2024-07-01");
  Rule later = rule("r", parse_date("2024-06-01"));
  later.suspensions = {suspension("2024-01-01", "2024-02-01", "in force")};
  CHECK(status(later, "2024-02-15").find("scheduled") == 0);
}

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

TEST_CASE("an end keeps the record's word where a duty may live on behind it", "[policy][state]") {
  Rule letters = rule("letters", parse_date("2025-04-09"), parse_date("2025-08-08"));
  letters.status_words = "replaced by licensing";
  CHECK(word_on_end(letters, parse_date("2026-11-23")) == "replaced by licensing");
  CHECK(word_on_end(letters, parse_date("2025-09-01")) == "");
  letters.status_words = "superseded";
  CHECK(word_on_end(letters, parse_date("2026-11-23")) == "");
}

TEST_CASE("what the record adds to a rule in force is said", "[policy][state]") {
  const Date today = parse_date("2026-11-23");
  Rule one = rule("one", parse_date("2025-08-12"));
  const auto added = [&](const char* words) {
    one.status_words = words;
    return qualifier(one, today);
  };
  CHECK(added("in force") == "");
  CHECK(added("in effect (informal)") == "informal");
  CHECK(added("not codified") == "not codified");
  CHECK(added("partially eased: conditional approvals reported 2026-01-28") == "partially eased");
  CHECK(qualifier(one, parse_date("2026-01-01")) == "");
}

TEST_CASE("a chip that old and new rules catch on every reading is not open", "[policy][scenarios]") {
  const auto condition = [](const char* text) { return std::get<Condition>(Condition::parse(text)); };
  const Rule dense = rule("a", parse_date("2023-11-17"));
  const Rule less_dense = rule("b", parse_date("2023-11-17"));
  const std::vector<ReadableRule> now{{&dense, condition("tpp >= 1600 and pd >= 5.92")},
                                      {&less_dense, condition("tpp >= 1600 and pd < 5.92")}};
  std::vector<TrackedChip> chips(3);
  chips[0].facts = {{"tpp", Interval(2000)}, {"pd", Fact()}};
  chips[1].facts = {{"tpp", Fact()}, {"pd", Interval(1)}};
  chips[2].facts = {{"tpp", Interval(1000)}, {"pd", Interval(1)}};
  const Scenario same = compare_scenario("same", condition("tpp >= 1600"), now, chips);
  CHECK(same.open.empty());
  CHECK(same.in.empty());
  const Scenario lower = compare_scenario("lower", condition("tpp >= 900"), now, chips);
  CHECK(lower.in == std::vector<const TrackedChip*>{&chips[2]});
  CHECK(lower.open == std::vector<const TrackedChip*>{&chips[1]});  // no published TPP: it may be between
  CHECK(compare_scenario("from nothing", condition("tpp >= 900"), {}, chips).in.size() == 2);
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
  CHECK(outlook->probability == Approx(1 - std::pow(111.0 / (111 + 90), 1.5)));
  CHECK(outlook->by == parse_date("2027-02-21"));
  CHECK(confidence_word(*outlook) == "low");
  CHECK_FALSE(outlook_for(group_measures(rules, today, today), Side::china, today, 90));
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
