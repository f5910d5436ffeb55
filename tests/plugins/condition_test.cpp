#include "policy_summary/condition.hpp"

#include <catch2/catch.hpp>

#include "policy_summary/decision.hpp"

using namespace quire::policy_summary;

namespace {

Facts chip() {
  return {{"tpp", Interval(2368)},    {"pd", Interval::between(2, 6)},
          {"datacenter", Truth::yes}, {"model", std::string("H20")},
          {"mem_bw", Interval(4000)}, {"io_bw", Fact()}};
}

Evaluation evaluated(const std::string& text, const Facts& facts = chip()) {
  auto parsed = Condition::parse(text);
  REQUIRE(std::holds_alternative<Condition>(parsed));
  return std::get<Condition>(parsed).evaluate(facts);
}

std::string problem(const std::string& text) {
  const auto parsed = Condition::parse(text);
  const auto* found = std::get_if<ConditionProblem>(&parsed);
  return found == nullptr ? "" : std::to_string(found->column) + ": " + found->message;
}

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("conditions have Python's precedence", "[policy][condition]") {
  CHECK(evaluated("tpp >= 2368").truth == Truth::yes);
  CHECK(evaluated("1600 <= tpp < 2368").truth == Truth::no);
  CHECK(evaluated("not tpp > 3000 and model == 'H20'").truth == Truth::yes);
  CHECK(evaluated("False or True and not False").truth == Truth::yes);
  CHECK(evaluated("model in {'A100', 'H20'}").truth == Truth::yes);
  CHECK(evaluated("model not in {'A100', 'H20'}").truth == Truth::no);
  CHECK(evaluated("tpp + 2 * 16 == 2400").truth == Truth::yes);
  CHECK(evaluated("-tpp < -2000").truth == Truth::yes);
  CHECK(evaluated("'2025-01-01' < '2025-02-01'").truth == Truth::yes);
}

TEST_CASE("a box gives one answer only if all of it agrees", "[policy][condition]") {
  CHECK(evaluated("pd >= 1.6").truth == Truth::yes);
  CHECK(evaluated("pd >= 5.92").truth == Truth::undetermined);
  CHECK(evaluated("pd >= 5.92").missing == Names{"pd"});
  // One variable twice: interval arithmetic alone would not tell.
  CHECK(evaluated("pd < 5.92 or pd >= 5.92").truth == Truth::yes);
  CHECK(evaluated("io_bw < 600 or io_bw >= 600").truth == Truth::yes);
  CHECK(evaluated("mem_bw >= 1400 or io_bw >= 1100").truth == Truth::yes);
  CHECK(evaluated("mem_bw >= 5000 or io_bw >= 1100").missing == Names{"io_bw"});
  CHECK(evaluated("mem_bw + io_bw >= 1700").truth == Truth::undetermined);
  CHECK(evaluated("tpp > 4800 and pd >= 5.92").missing.empty());
  CHECK(evaluated("entity in LIST_OF_2024").missing == Names{"LIST_OF_2024", "entity"});
  CHECK(evaluated("tpp < limit(year)").missing == Names{"limit", "year"});
}

TEST_CASE("a condition that cannot be read says where", "[policy][condition]") {
  CHECK(problem("tpp >= ") == "8: expected a value and found \"the end\"");
  CHECK(problem("tpp >= 48oo") == "8: \"48o\" is neither a number nor a name");
  CHECK(problem("tpp => 4800") == "5: unexpected \"=\"");
  CHECK(problem("(tpp > 1") == "9: expected \")\" and found \"the end\"");
  CHECK(problem("model in 5") == "10: \"in\" is followed by a set, not by \"5\"");
  CHECK(problem("model == 'H20") == "10: a text is opened and never closed");
  CHECK(problem("tpp 5") == "5: unexpected \"5\"");
  CHECK(problem("") == "1: expected a value and found \"the end\"");
  CHECK(problem("tpp ≥ 5") == "5: unexpected \"≥\"");
  CHECK(problem(std::string(100000, '(')) == "33: the condition is nested too deep");
  std::string sum = "1";
  for (int i = 0; i < 100000; ++i) sum += "+1";
  CHECK(problem(sum + " > 2").find("the condition has too many terms") != std::string::npos);
}

TEST_CASE("what makes no sense in a condition is named, not guessed", "[policy][condition]") {
  const Evaluation zero = evaluated("tpp / 0 > 1");
  CHECK(zero.truth == Truth::undetermined);
  REQUIRE(zero.problems.size() == 1);
  CHECK(zero.problems[0].column == 5);
  CHECK(zero.problems[0].message == "divides by zero");
  CHECK(evaluated("model > 5").problems[0].message == "compares values of different kinds");
  CHECK(evaluated("model and True").problems[0].message ==
        "a number or a text is used as true or false");
  CHECK(evaluated("tpp == 'H20'").truth == Truth::undetermined);
}

TEST_CASE("the highest rule that matches decides, and an open one leaves both",
          "[policy][condition]") {
  const auto rule = [](const std::string& id, double priority, const std::string& outcome,
                       const std::string& condition) {
    return DecidingRule{id, "1", priority, outcome,
                        std::get<Condition>(Condition::parse(condition))};
  };
  const std::vector<DecidingRule> rules{rule("b", 5, "deny", "tpp >= 1000"),
                                        rule("a", 5, "review", "tpp >= 1000"),
                                        rule("c", 9, "free", "pd >= 5.92")};
  const Decision open = decide(rules, chip());
  CHECK(open.outcomes == std::vector<std::string>{"free", "review"});
  CHECK(open.because == std::vector<std::string>{"c@1", "a@1"});
  CHECK(open.missing == Names{"pd"});
  CHECK(decide(rules, {{"tpp", Interval(10)}, {"pd", Interval(1)}}).outcomes ==
        std::vector<std::string>{"no_rule"});
}

TEST_CASE("two conditions as one know what a chip may be", "[policy][condition]") {
  const auto condition = [](const char* text) { return std::get<Condition>(Condition::parse(text)); };
  const Facts open{{"tpp", Interval(4800)}, {"pd", Fact()}};
  const Condition low = condition("pd < 5.92");
  const Condition high = condition("pd >= 5.92");
  CHECK(low.evaluate(open).truth == Truth::undetermined);
  CHECK((low || high).evaluate(open).truth == Truth::yes);
  CHECK((low && high).evaluate(open).truth == Truth::no);
  CHECK((low && !high).evaluate(open).truth == Truth::undetermined);
}
