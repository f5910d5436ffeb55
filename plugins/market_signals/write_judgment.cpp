#include "common/likelihood.hpp"
#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

constexpr Days kHorizon{183};

std::string opening(std::string_view likelihood) {
  const std::string word(likelihood);
  if (likelihood == "almost no chance") return "We judge that there is " + word + " that ";
  if (likelihood == "roughly even chance") return "We judge that there is a " + word + " that ";
  return "We judge it " + word + " that ";
}

std::string because(const Outlook& outlook, const Evidence& evidence, const Series& series) {
  const std::size_t after = outlook.after.size();
  std::string text = "the newest figure is " + std::to_string(evidence.age) + " days old; " +
                     (after == 0 ? "no period" : counted(after, "period")) + " after the event " +
                     (after == 1 ? "has" : "have") + " a figure, from " + counted(evidence.sources, "source") +
                     " (primary and checked: " + std::to_string(evidence.primary) + ")";
  std::size_t others = 0;
  for (const DisputedPeriod& disputed : series.disputed)
    others += disputed.period.start > outlook.event->date ? 1 : 0;
  if (others != 0)
    text += "; for " + counted(others, "later period") + " sources disagree on other bases";
  return text;
}

/// `judgment` stands in the section or, as a key judgment, on the front page.
void say(Judgment judgment, const Analysis& analysis) {
  const Outlook& outlook = *analysis.outlook;
  const Series& series = *outlook.series;
  std::vector<const Point*> evidence_points = outlook.after;
  evidence_points.push_back(outlook.before);
  const Evidence evidence = weigh(analysis.records, evidence_points);
  const std::string_view likelihood = analysis::likelihood_word(outlook.probability);
  const std::string metric = short_metric(series.metric);
  judgment.likelihood(likelihood)
      .confidence(evidence.word, because(outlook, evidence, series))
      .alternative("licensed sales of other products bring the " + metric +
                   " back to its level before the event.")
      .change_mind("A filing of " + series.entity + " with a period at or above that level, by " +
                   std::string(outlook.before->basis) + ".")
      .text(opening(likelihood) + series.entity + "'s next " + metric + " reported by " +
            std::string(outlook.before->basis) + ", by ")
      .value(Value::date(analysis.records.as_of + kHorizon))
      .text(", stays below the ")
      .value(point_value(series, *outlook.before))
      .text(" of " + std::string(outlook.before->period.label) + ".");
}

}  // namespace

void write_judgment(const Analysis& analysis, Section& section) {
  if (!analysis.outlook) return;
  const Outlook& outlook = *analysis.outlook;
  const auto of_periods = [&](Value value) {
    for (const Point* point : outlook.after)
      for (const quire_row& row : point->rows) value.from(row);
    for (const quire_row& row : outlook.before->rows) value.from(row);
    return value;
  };
  const std::string stem = "market/" + slug(outlook.series->id);
  say(section.key_judgment(stem + "/outlook"), analysis);
  say(section.judgment(stem + "/outlook"), analysis);
  section.paragraph()
      .text("Base rate: ")
      .value(of_periods(plain_count(static_cast<std::size_t>(outlook.below))
                            .key(stem + "/below")
                            .name("Periods since the event below the last before it")
                            .formula("M4.3: periods after the event that are below the last before it")))
      .text(" of ")
      .value(of_periods(plain_count(outlook.after.size())
                            .key(stem + "/after")
                            .name("Periods since the event with a figure")
                            .formula("M4.3: periods that began after the event and have a figure on the same basis")))
      .text(outlook.after.size() == 1 ? " period that began after " : " periods that began after ")
      .value(Value::date(outlook.event->date).from(outlook.event->date_cell))
      .text(outlook.after.size() == 1 ? " is below " : " are below ")
      .text(std::string(outlook.before->period.label) + "; with half a period added (Jeffreys) ")
      .text("that is ")
      .value(of_periods(Value::number(100 * outlook.probability, "%")
                            .decimals(0)
                            .key(stem + "/probability")
                            .name("Chance that the next period stays below")
                            .formula("M4.3: 100 x (below + 1/2) / (periods after + 1)")))
      .text(" for the next one. We assume that it comes from the same distribution.");
}

}  // namespace quire::market_signals
