#include "plugins/policy_summary_fixture.hpp"

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

TEST_CASE("a condition that cannot be read is named with its rule and column", "[policy]") {
  SectionRecorder recorder("2026-11-23");
  set_chips(recorder, Chips::sample);
  const std::string row = ",US,BIS,T,,3A090,,,2024-01-01,,,,,2026-11-23,,";
  recorder
      .csv("rules",
           kRuleHead + "a" + row + "tpp >= ,tpp,x\nb" + row + "tpq >= 5,,x\nc" + row +
               "tpp / 0 > 1,tpp,x\nd" + row + "buyer == 'x' and tpp > 1,buyer,x\n",
           kRuleTypes)
      .csv("events", kEventHead, kEventTypes)
      .csv("suspensions", kSuspensionHead, kSuspensionTypes);
  set_options(recorder, "", {});
  recorder.option("matrix_rules", std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(recorder.run<PolicySummary>() == QUIRE_OK);
  CHECK(all(recorder.problems()).empty());
  CHECK(all(recorder.warnings()) ==
        "the condition of rule \"a\", column 8: expected a value and found \"the end\" rules:0\n"
        "the condition of rule \"b\", column 1: unknown variable \"tpq\"; did you mean \"tpp\" rules:1\n"
        "the condition of rule \"c\", column 5: divides by zero rules:2\n");
  CHECK(recorder.value("rule/c/reaches/nvidia-h20-96") == "open");
  CHECK(recorder.value("rule/d/reaches/nvidia-h20-96") == "open");
  CHECK(recorder.value("rule/a/reaches/nvidia-h20-96") == "(none)");
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
  CHECK(holds(text, " and 265 more."));
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
