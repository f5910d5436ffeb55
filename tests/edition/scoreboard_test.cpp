#include "edition/scoreboard.hpp"

#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

ScoredJudgment judged(const std::string& edition, Likelihood likelihood, bool happened, const std::string& day) {
  return {{"weekly", edition, "j", happened, *parse_date(day), ""}, likelihood, "It is so."};
}

}  // namespace

TEST_CASE("the Brier score is the mean square of what was said and what came", "[edition][scoreboard]") {
  const Scoreboard board = score({judged("2026-W10", Likelihood::likely, true, "2026-03-10"),
                                  judged("2026-W11", Likelihood::almost_certain, false, "2026-03-09"),
                                  judged("2026-W12", Likelihood::roughly_even, true, "2026-03-20")});
  CHECK(board.brier == Approx((0.325 * 0.325 + 0.97 * 0.97 + 0.25) / 3));
  CHECK(board.judgments.front().outcome.edition == "2026-W11");
  CHECK(board.bins[4].said == 1);
  CHECK(board.bins[4].happened == 1);
  CHECK(board.bins[6].happened == 0);
}

TEST_CASE("whoever says roughly even scores what a coin does", "[edition][scoreboard]") {
  std::vector<ScoredJudgment> judgments;
  for (int i = 0; i < 10; ++i)
    judgments.push_back(judged("2026-W" + std::to_string(10 + i), Likelihood::roughly_even, i % 2 == 0, "2026-03-10"));
  CHECK(score(judgments).brier == Approx(0.25));
}

TEST_CASE("outcomes count once they are known, with what was said", "[edition][scoreboard]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto archive = Archive::open(folder.path() + "/a.sqlite", Archive::Access::write, diagnostics);
  REQUIRE(archive);
  archive->store(record_of(document_of("2026-W10", "2026-03-08",
                                       {{judgment("j", "It is likely.", Likelihood::likely, Confidence::low)}})),
                 Archive::IfThere::keep);
  archive->store(Outcome{"weekly", "2026-W10", "j", true, *parse_date("2026-03-20"), "seen"});
  archive->store(Outcome{"weekly", "2026-W09", "j", true, *parse_date("2026-03-20"), "pruned since"});
  archive->store(Outcome{"other", "2026-W10", "j", true, *parse_date("2026-03-20"), ""});
  CHECK(scored_judgments(*archive, "weekly", *parse_date("2026-03-19")).empty());
  const auto scored = scored_judgments(*archive, "weekly", *parse_date("2026-03-20"));
  REQUIRE(scored.size() == 1);
  CHECK(scored[0].likelihood == Likelihood::likely);
  CHECK(scored[0].text == "It is likely.");
}

TEST_CASE("the scoreboard says what is missing", "[edition][scoreboard]") {
  Blocks blocks;
  write_scoreboard(score({}), blocks);
  REQUIRE(blocks.size() == 2);
  CHECK(std::get<Callout>(blocks[1].content).kind == Callout::Kind::gap);
  blocks.clear();
  write_scoreboard(score({judged("2026-W10", Likelihood::likely, true, "2026-03-10")}), blocks);
  REQUIRE(blocks.size() == 3);  // too few for a chart
  CHECK(plain_text(std::get<Paragraph>(blocks[1].content).content).starts_with("The Brier score of 1 judgment is 0.11,"));
  CHECK(std::get<Table>(blocks[2].content).rows.size() == 1);
}
