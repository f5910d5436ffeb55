#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <stdexcept>

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

using analysis::plain;

constexpr std::size_t kMostRows = 12;

Value with_links(Value value, const std::vector<const Edge*>& links) {
  for (const Edge* edge : links) value.from(edge->row);
  return value;
}

/// The links of these outages, each once: their lead times and what they reach.
std::vector<const Edge*> links_of(std::span<const Outage> outages) {
  std::vector<const Edge*> links;
  std::set<const Edge*> known;
  for (const Outage& one : outages)
    for (const auto* list : {&one.links, &one.network})
      for (const Edge* link : *list)
        if (known.insert(link).second) links.push_back(link);
  return links;
}

Value survive_value(const Story& story, const Outage& one) {
  const std::string key = "node/" + story.firm(one.supplier).id + "/tts";
  const std::string formula = "M1.7: longest time for which all demand can be met, with " +
                              plain(story.assumptions.stock_weeks, 0) + " weeks of stock on each link";
  Value value =
      std::isinf(one.survive.low()) ? Value::infinite("wk") : analysis::value_of(one.survive, "wk");
  return with_links(std::move(value).decimals(0).key(key).formula(formula), links_of({&one, 1}));
}

Value recover_value(const Story& story, const Outage& one) {
  return with_lead_times(analysis::value_of(one.recover, "wk")
                             .decimals(0)
                             .key("node/" + story.firm(one.supplier).id + "/ttr")
                             .formula("lead times of what it supplies"),
                         one.links);
}

Value index_value(const Story& story, const Outage& one) {
  return with_links(analysis::value_of(one.index)
                        .decimals(2)
                        .key("node/" + story.firm(one.supplier).id + "/rei")
                        .formula("M1.7: lost output until recovery / the largest of all"),
                    links_of(story.outages));
}

std::string assumed(const Assumptions& assumptions) {
  return "We assume " + plain(assumptions.stock_weeks, 0) + " weeks of stock on each link";
}

/// " Without a lead time on record: Carl Zeiss SMT.": suppliers that can stop a product and are in none of these charts.
std::string without_lead_time(const Story& story) {
  std::vector<std::string> names;
  for (const WeakPoint& point : story.weak_points)
    if (std::none_of(story.outages.begin(), story.outages.end(),
                     [&](const Outage& one) { return one.supplier == point.supplier; }))
      names.push_back(story.firm(point.supplier).name);
  return names.empty() ? std::string() : " Without a lead time on record, so not here: " + joined(names) + ".";
}

void write_survival(Section& section, const Story& story, std::size_t count) {
  const auto flagged =
      std::count_if(story.outages.begin(), story.outages.end(),
                    [](const Outage& one) { return one.survive.high() < one.recover.low(); });
  const auto possible =
      std::count_if(story.outages.begin(), story.outages.end(),
                    [](const Outage& one) { return one.survive.low() < one.recover.high(); });
  Chart chart = section.chart(Chart::Kind::dumbbell, "survival");
  chart.title("With " + plain(story.assumptions.stock_weeks, 0) + " weeks of stock, " +
              (flagged == possible ? "" : "at least ") + std::to_string(flagged) + " of " +
              counted(story.outages.size(), "outage stops", "outages stop") +
              " a product before an order placed then arrives");
  chart.subtitle("Weeks until products stop (TTS), and of an order to the supplier (TTR)");
  chart.note(assumed(story.assumptions) +
             ": no stock is published, and each link may be sized for its buyer's whole need. TTR: "
             "lead times on record of all it supplies; to be replaced may take "
             "longer. Tools count as parts: those that are installed go on working. An arrow: the products may never stop. " +
             std::to_string(count) + " of " + std::to_string(story.outages.size()) + " shown." +
             without_lead_time(story));
  std::string words = "Time to survive and to recover, weeks.";
  const auto draw = [&](std::string_view name, std::string_view key, auto&& value) {
    Series series = chart.series(name, key);
    for (std::size_t i = 0; i < count; ++i)
      series.bar(story.firm(story.outages[i].supplier).name, value(story, story.outages[i]));
  };
  for (std::size_t i = 0; i < count; ++i)
    words += " " + story.firm(story.outages[i].supplier).name + ": " +
             plain(story.outages[i].survive, 0) + " and " + plain(story.outages[i].recover, 0) +
             ".";
  chart.alt(words);
  chart.y_axis("Weeks");
  draw("time to survive", "survival/tts", survive_value);
  draw("time to recover", "survival/ttr", recover_value);
}

/// For the front page.
void write_flagged(Section& section, const Story& story) {
  const auto number = static_cast<int>(
      std::count_if(story.outages.begin(), story.outages.end(),
                    [](const Outage& one) { return one.survive.high() < one.recover.low(); }));
  const Value flagged = with_links(count(number)
                                       .key("stress/tts_below_ttr")
                                       .formula("M1.7: suppliers with TTS surely below TTR"),
                                   links_of(story.outages));
  section.key_figure("Suppliers whose outage outlasts the stocks", flagged,
                     "of " + std::to_string(story.outages.size()) + " with a lead time");
}

void write_impact(Section& section, const Story& story, std::size_t count) {
  std::vector<const Outage*> order;
  for (const Outage& one : story.outages) order.push_back(&one);
  std::stable_sort(order.begin(), order.end(), [](const Outage* a, const Outage* b) {
    return std::pair(a->index.high(), a->index.low()) > std::pair(b->index.high(), b->index.low());
  });
  order.resize(std::min(order.size(), count));
  if (!order.front()->index.known()) {
    section.note("Risk exposure index: no outage costs output before its supplier is back.");
    return;
  }
  Chart chart = section.chart(Chart::Kind::bar, "exposure_index");
  chart.half();
  const auto candidates = std::count_if(order.begin(), order.end(),
                                        [](const Outage* one) { return one->index.high() >= 1; });
  chart.title((candidates == 1 ? story.firm(order.front()->supplier).name + " has"
                               : "Each of " + std::to_string(candidates) + " suppliers may have") +
              " the largest risk exposure index of " + std::to_string(story.outages.size()));
  chart.subtitle("Output lost until recovery, as a part of the largest such loss (REI)");
  chart.note(
      "Best use of what is left; each product's week of output counts alike. A range: this loss at "
      "its least beside "
      "the others at their most, and the reverse. " +
      assumed(story.assumptions) + ". " + std::to_string(order.size()) + " of " +
      std::to_string(story.outages.size()) + " shown.");
  std::string words = "Risk exposure index.";
  for (const Outage* one : order)
    words += " " + story.firm(one->supplier).name + ": " + plain(one->index, 2) + ".";
  chart.alt(words);
  chart.y_axis("REI");
  Series series = chart.series("REI", "exposure_index/rei");
  for (const Outage* one : order)
    series.bar(story.firm(one->supplier).name, index_value(story, *one));
}

void write_curve(Section& section, const Story& story) {
  const LossCurve& curve = story.losses;
  if (curve.points.size() < 2) {
    section.note("Loss curve: no supplier upstream of the products is on record to fail.");
    return;
  }
  const TailEstimate& found = curve.estimate;
  const Assumptions& assumptions = story.assumptions;
  Chart chart = section.chart(Chart::Kind::line, "loss_curve");
  chart.half();
  chart.title("As assumed, in the worst 5 % of years " + plain(found.expected_shortfall, 0) +
              " % of output is lost on average");
  chart.subtitle("Chance that more than a share of the products' yearly output is lost, log scale");
  chart.note("We assume: each of " + std::to_string(curve.firms) + " firms fails with " +
             plain(100 * assumptions.outage_probability, 0) + " % a year, all of one of " +
             std::to_string(curve.countries) + " countries with " +
             plain(100 * assumptions.shock_probability, 0) +
             " %, for a year, without stocks; reports hold, missing shares at their best, products "
             "alike. Band: 95 % of n = " +
             std::to_string(found.draws) + " draws, seed " + std::to_string(curve.seed) + "." +
             (found.heavy_tail ? " Heavy tail: the errors mean nothing." : ""));
  std::string words = "Loss exceedance.";
  for (const LossCurve::Point& point : curve.points)
    words += " More than " + plain(point.loss, 0) + " %: " + plain(100 * point.chance, 1) + " %.";
  chart.alt(words);
  chart.x_axis("Output lost", "%");
  chart.y_axis("Chance", "%", Chart::Scale::logarithmic);
  chart.x_threshold(found.risk.value_at_risk, "VaR (1 year in 20)");
  chart.x_threshold(found.risk.expected_shortfall, "ES (mean beyond)");
  const std::string assumed_rates = ", each firm failing with " + plain(100 * assumptions.outage_probability, 0) +
                                    " % a year, each country with " + plain(100 * assumptions.shock_probability, 0) + " %";
  Series series = chart.series("Chance", "loss_curve/chance");
  const auto simulated = [&](Value value) {
    for (const quire_row row : curve.rows) value.from(row);
    return value;
  };
  for (const LossCurve::Point& point : curve.points)
    series.point({}, Value::number(point.loss),
                 simulated(Value::interval(100 * std::max(point.chance - 1.96 * point.error, 1e-5),
                                           100 * (point.chance + 1.96 * point.error))
                               .formula("M1.8: share of the simulated years with a larger loss, 95 % confidence" + assumed_rates)));
  Paragraph text = section.paragraph("Value at risk (95 %): ");
  text.value(simulated(
                 analysis::value_of(found.value_at_risk, "%")
                     .decimals(0)
                     .key("loss/var95")
                     .name("Value at risk (95 %)")
                     .formula("M1.8: order statistics of the simulated losses, 95 % confidence" + assumed_rates)))
      .text("; expected shortfall: ")
      .value(simulated(
          analysis::value_of(found.expected_shortfall, "%")
              .decimals(0)
              .key("loss/es95")
              .name("Expected shortfall (95 %)")
              .formula("M1.8: mean of the worst 5 % of simulated losses, 95 % confidence" + assumed_rates)))
      .text("; expected loss: ")
      .value(simulated(Value::number(found.risk.mean, "%")
                           .decimals(1)
                           .key("loss/mean")
                           .name("Expected loss of a year")
                           .formula("M1.8: mean of the simulated losses" + assumed_rates)))
      .text(
          " of the products' output a year. The probabilities are assumptions of this test, "
          "not estimates.");
}

}  // namespace

void write_stress(Section& section, const Story& story) {
  const std::size_t count = std::min(story.outages.size(), kMostRows);
  if (!story.stress_problem.empty())
    section.note("Time to survive: " + story.stress_problem + ".");
  else if (count == 0)
    section.note(
        "No supplier upstream of the products has a lead time on record: neither time to "
        "survive nor exposure index can be set against a recovery.");
  else {
    write_impact(section, story, count);
    write_survival(section, story, count);
    write_flagged(section, story);
  }
  write_curve(section, story);
  section.callout(CalloutKind::gap, "What the data cannot support");
  List list = section.list();
  list.item().text(
      "Risk matrix: no source gives a likelihood for any supplier; one common assumption would "
      "put all in one row.");
  list.item().text("Time to survive with real stocks, capacities and margins: none is published.");
  list.item().text(
      "Criticality of raw materials: import reliance and governance by country are not in the "
      "dataset.");
  section.end_callout();
}

}  // namespace quire::supplier_risk
