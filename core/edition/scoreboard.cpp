#include "edition/scoreboard.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/counted.hpp"
#include "edition/inlines.hpp"

namespace quire::core {
namespace {

using namespace edition_detail;

constexpr std::size_t kMostRows = 12;  // of the table; the latest outcomes
constexpr std::size_t kFewestForChart = 5;
constexpr const char* kKey = "edition/scoreboard";

/// ICD 203, row A, in per cent.
struct Range {
  double low;
  double high;
  double middle() const { return (low + high) / 2; }
};
constexpr std::array<Range, 7> kRanges{
    {{1, 5}, {5, 20}, {20, 45}, {45, 55}, {55, 80}, {80, 95}, {95, 99}}};

std::size_t index_of(Likelihood likelihood) { return static_cast<std::size_t>(likelihood); }

Value percent(double low, double high) {
  Value value;
  value.kind = low == high ? Value::Kind::number : Value::Kind::interval;
  value.low = low;
  value.high = high;
  value.unit = "%";
  value.decimals = 0;
  return value;
}

Value score_value(const Scoreboard& scoreboard) {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = scoreboard.brier;
  value.decimals = 2;
  value.formula = "Brier: mean of (p - o)^2, p the middle of the word's range, o 1 or 0";
  return value;
}

Chart calibration(const Scoreboard& scoreboard) {
  Chart chart;
  chart.kind = Chart::Kind::dot;
  chart.key = "edition/calibration";
  chart.title = "What was said, and how often it came to pass";
  chart.subtitle = "Range of each likelihood word and share of its judgments that came to pass, %";
  chart.y.title = "probability";
  chart.y.unit = "%";
  chart.y.minimum = 0;
  chart.y.maximum = 100;
  chart.series = {{"said", "", {}}, {"came to pass", "", {}}};
  for (std::size_t i = 0; i < kRanges.size(); ++i) {
    const Scoreboard::Bin& bin = scoreboard.bins[i];
    if (bin.said == 0) continue;
    const std::string label = std::string(word(static_cast<Likelihood>(i))) + " (" + std::to_string(bin.said) + ")";
    const double share = 100.0 * static_cast<double>(bin.happened) / static_cast<double>(bin.said);
    ChartPoint said;
    said.label = label;
    said.y = percent(kRanges[i].low, kRanges[i].high);
    ChartPoint happened;
    happened.label = label;
    happened.y = percent(share, share);
    chart.series[0].points.push_back(std::move(said));
    chart.series[1].points.push_back(std::move(happened));
    chart.alt += (chart.alt.empty() ? "" : "; ") + label + ": " + std::to_string(bin.happened) + " of " +
                 std::to_string(bin.said) + " came to pass";
  }
  chart.note = "In parentheses: number of judgments.";
  return chart;
}

Table judgments_table(const Scoreboard& scoreboard) {
  Table table;
  table.key = kKey;
  table.title = "Past judgments and what came of them";
  table.subtitle = "Latest outcome first";
  for (const char* title : {"Judgment", "Edition", "Likelihood", "Outcome", "Known on"})
    table.columns.push_back({title, "", TableColumn::Align::left});
  const std::size_t rows = std::min(scoreboard.judgments.size(), kMostRows);
  for (std::size_t i = 0; i < rows; ++i) {
    const ScoredJudgment& one = scoreboard.judgments[scoreboard.judgments.size() - 1 - i];
    TableRow row;
    const auto cell = [&](std::string words) { row.cells.push_back({{text(std::move(words))}, {}}); };
    cell(one.text);
    cell(one.outcome.edition);
    cell(std::string(word(one.likelihood)));
    cell((one.outcome.happened ? "came to pass" : "did not") +
         (one.outcome.note.empty() ? std::string() : ": " + one.outcome.note));
    cell(iso_date(one.outcome.decided));
    table.rows.push_back(std::move(row));
  }
  if (scoreboard.judgments.size() > rows)
    table.note = std::to_string(scoreboard.judgments.size() - rows) + " earlier ones are counted and not shown.";
  return table;
}

}  // namespace

Scoreboard score(std::vector<ScoredJudgment> judgments) {
  Scoreboard scoreboard;
  std::sort(judgments.begin(), judgments.end(), [](const ScoredJudgment& a, const ScoredJudgment& b) {
    return std::tie(a.outcome.decided, a.outcome.edition, a.outcome.key) <
           std::tie(b.outcome.decided, b.outcome.edition, b.outcome.key);
  });
  for (const ScoredJudgment& judgment : judgments) {
    Scoreboard::Bin& bin = scoreboard.bins[index_of(judgment.likelihood)];
    ++bin.said;
    bin.happened += judgment.outcome.happened ? 1 : 0;
    const double error =
        kRanges[index_of(judgment.likelihood)].middle() / 100 - (judgment.outcome.happened ? 1 : 0);
    scoreboard.brier += error * error / static_cast<double>(judgments.size());
  }
  scoreboard.judgments = std::move(judgments);
  return scoreboard;
}

std::vector<ScoredJudgment> scored_judgments(Archive& archive, const std::string& series, Date day) {
  std::vector<ScoredJudgment> scored;
  std::map<std::string, std::optional<EditionRecord>> editions;
  for (const Outcome& outcome : archive.outcomes()) {
    if (outcome.series != series || outcome.decided > day) continue;
    const auto [edition, is_new] = editions.try_emplace(outcome.edition);
    if (is_new) edition->second = archive.find(series, outcome.edition);
    if (!edition->second) continue;  // pruned: what was said is no longer known
    for (const RecordedJudgment& judgment : edition->second->judgments)
      if (judgment.key == outcome.key) scored.push_back({outcome, judgment.likelihood, judgment.text});
  }
  return scored;
}

void write_scoreboard(const Scoreboard& scoreboard, Blocks& blocks) {
  blocks.push_back({Heading{2, "edition/forecasts", {text("How past judgments turned out")}}});
  if (scoreboard.judgments.empty()) {
    Callout gap;
    gap.kind = Callout::Kind::gap;
    gap.title = "No score yet";
    gap.content.push_back(
        {Paragraph{Paragraph::Role::body,
                   {text("No outcome of a past judgment is recorded yet.")}}});
    blocks.push_back({std::move(gap)});
    return;
  }
  blocks.push_back({Paragraph{
      Paragraph::Role::body,
      {text("The Brier score of " + counted(scoreboard.judgments.size(), "judgment") + " is "),
       value(score_value(scoreboard)),
       text(", where 0 is perfect foresight and 0.25 what a coin would score. Each word counts with the "
            "middle of its range.")}}});
  if (scoreboard.judgments.size() >= kFewestForChart) blocks.push_back({calibration(scoreboard)});
  blocks.push_back({judgments_table(scoreboard)});
}

}  // namespace quire::core
