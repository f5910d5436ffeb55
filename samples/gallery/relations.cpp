#include "gallery.hpp"

namespace gallery {
namespace {

using quire::Chart;
using quire::Date;
using quire::Series;
using quire::Value;

Value day(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return Value::date(Date{sys_days{
      year_month_day{std::chrono::year{year},
                     std::chrono::month{month},
                     std::chrono::day{day}}}});
}

void timeline(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::timeline, "gallery/c/timeline");
  chart.half()
      .title("Of 3 rules 1 is suspended")
      .subtitle("Days in force, made up")
      .alt(
          "Rule 1 since 2023; rule 2 suspended until "
          "2026-11; rule 3 from 2027 on")
      .x_axis("", "", Chart::Scale::time);
  chart.series()
      .span("Rule 1", day(2023, 10, 17),
            Value::unknown(), "in force")
      .span("Rule 2", day(2024, 12, 2),
            day(2025, 11, 10), "in force")
      .span("Rule 2", day(2025, 11, 10),
            day(2026, 11, 10), "suspended")
      .span("Rule 3", day(2027, 1, 1),
            Value::unknown(), "scheduled");
}

void event_lanes(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::timeline, "gallery/c/events");
  chart.half()
      .title(
          "Each move was answered within two months")
      .subtitle("Events of both sides, made up")
      .alt(
          "Three events of one side, each followed "
          "by one of the other")
      .x_axis("", "", Chart::Scale::time);
  Series series = chart.series();
  for (const Value& date :
       {day(2025, 4, 9), day(2025, 7, 14),
        day(2025, 9, 29)})
    series.span("One side", date, date, "in force");
  for (const Value& date :
       {day(2025, 5, 20), day(2025, 8, 31),
        day(2025, 10, 9)})
    series.span("The other", date, date, "in force");
}

void risk_matrix(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::risk_matrix, "gallery/c/risk");
  chart.half()
      .title("1 of 3 risks moved up since last week")
      .subtitle(
          "Impact by likelihood, 1 to 5, made up")
      .alt(
          "Risk 1: 5 by 2. Risk 2: 3 by 4, from 3 by "
          "3. Risk 3: 2 by 5")
      .x_axis("Impact")
      .y_axis("Likelihood");
  const auto level = [](double of) {
    return Value::number(of);
  };
  chart.series()
      .item("1", level(5), level(2))
      .item("2", level(3), level(4), level(3),
            level(3), Series::Emphasis::highlighted)
      .item("3", level(2), level(5));
}

void network(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::network, "gallery/c/network");
  chart.half()
      .title("Both products hang on one foundry")
      .subtitle("Share of supply, %, made up")
      .alt(
          "Foundry supplies A1 and B2; foil supplies "
          "the foundry; HBM supplies A1, not "
          "confirmed")
      .y_axis("Share", "%")
      .node("foil", "Foil", 0)
      .node("hbm", "HBM", 0)
      .node("foundry", "Foundry", 1,
            Series::Emphasis::highlighted)
      .node("a1", "A1", 2)
      .node("b2", "B2", 2);
  chart
      .edge("foil", "foundry", Value::number(95, "%"))
      .edge("foundry", "a1", Value::number(100, "%"))
      .edge("foundry", "b2",
            Value::interval(60, 70, "%"))
      .edge("hbm", "a1", Value::number(50, "%"),
            Chart::EdgeState::unconfirmed);
}

}  // namespace

std::vector<Specimen> relation_specimens() {
  return {{"timeline", "spans and their states",
           timeline},
          {"event_lanes", "markers in lanes",
           event_lanes},
          {"risk_matrix", "with moves", risk_matrix},
          {"network", "layers from left to right",
           network}};
}

}  // namespace gallery
