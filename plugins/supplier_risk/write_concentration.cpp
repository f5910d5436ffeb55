#include <algorithm>
#include <cmath>

#include "supplier_risk/component.hpp"
#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

using Align = TableBlock::Align;

constexpr double kHigh = 1800;

std::string whole(double number) { return std::to_string(std::lround(number)); }

/// For a reader who cannot see the chart.
std::string chart_words(const Story& story) {
  std::vector<std::string> words;
  for (const MarketFinding& market : story.markets) {
    const Interval hhi = market.by_supplier.hhi;
    words.push_back(market.name + " " +
                    (!hhi.known()  ? "n/k"
                     : hhi.exact() ? whole(hhi.low())
                                   : whole(hhi.low()) + " to " + whole(hhi.high())));
  }
  return "Dots of the HHI by supplier: " + joined(words) + ". Lines at 1000, 1800 and 2500.";
}

void write_chart(Section& section, const Story& story) {
  Chart chart = section.chart(Chart::Kind::dot, "concentration_chart");
  chart.half();
  const auto certain = std::count_if(
      story.markets.begin(), story.markets.end(),
      [](const MarketFinding& market) { return market.by_supplier.hhi.low() > kHigh; });
  chart.title(counted(certain, "market lies", "markets lie") +
              " above the 2023 line whatever the missing shares are");
  chart.subtitle("HHI by supplier, 0 to 10\u2009000; a line is its range");
  chart.note("Antitrust bands, not supply-risk limits. Hatched: not known.");
  chart.alt(chart_words(story));
  chart.y_axis("HHI");
  chart.y_threshold(1000, "1000");
  chart.y_threshold(kHigh, "1800 (2023)");
  chart.y_threshold(2500, "2500 (2010)");
  Series series = chart.series("HHI", "hhi");
  for (const MarketFinding& market : story.markets)
    series.bar(market.name, supplier_hhi(story, market));
}

void write_market(TableBlock& table, const Story& story, const MarketFinding& market) {
  const Concentration& by = market.by_supplier;
  const char* const kRatio = "M1.1: sum of the largest shares";
  TableRow row = table.row(slug(market.name));
  row.cell(market.name);
  row.cell(market.aggregate ? Value::unknown() : count(static_cast<int>(market.firms.size())));
  row.cell(market_figure(story, market, by.cr1, "cr1", "%", 1, kRatio));
  row.cell(market_figure(story, market, by.cr4, "cr4", "%", 1, kRatio));
  row.cell(market_figure(story, market, by.effective_number, "effective_number", "", -1,
                         "M1.1: 10\u2009000 / HHI"));
  Cell hhi = row.cell();
  mark_band(hhi, by.hhi);
  hhi.value(supplier_hhi(story, market));
  row.cell(band_words(by.hhi));
  row.cell(market.periods.empty() ? "n/k" : market.periods);
}

/// "8 more components have named suppliers but no published shares: EDA (4), …"
void write_unmeasured(Section& section, const Story& story) {
  if (story.unmeasured.empty()) return;
  Paragraph text = section.paragraph(
      counted(story.unmeasured.size(), "component has", "components have") +
      " named suppliers but no published shares, so that their concentration is n/k: ");
  std::string_view between;
  for (const UnmeasuredComponent& component : story.unmeasured) {
    Value named = count(static_cast<int>(component.firms.size()))
                      .key("component/" + slug(component.name) + "/named")
                      .name("Suppliers named of " + component.name)
                      .formula("count of the suppliers named");
    for (Node node : component.firms) named.from(story.firm(node).row);
    text.text(between).text(component.name + " (").value(named).text(")");
    between = ", ";
  }
  text.text(".");
}

void write_share_disputes(Section& section, const Story& story) {
  if (story.share_disputes.empty()) return;
  std::vector<std::string> words;
  for (const analysis::Dispute& dispute : story.share_disputes) {
    const auto node = story.network.find(dispute.entity);
    words.push_back((node ? story.firm(*node).name : dispute.entity) + " " + dispute.value_a +
                    " % (" + dispute.source_a + ") or " + dispute.value_b + " % (" +
                    dispute.source_b + ")");
  }
  Paragraph note = section.note(
      "Market shares in dispute, the first figure is used: " + joined(words, "and") + ".");
  for (const analysis::Dispute& dispute : story.share_disputes) note.cite(dispute.row);
}

}  // namespace

void write_concentration(Section& section, const Story& story) {
  section.heading("Concentration of supply", "concentration_heading");
  if (story.markets.empty() && story.unmeasured.empty()) {
    section.paragraph(
        "The suppliers table names no supplier, so nothing can be said about markets.");
    return;
  }
  if (!story.markets.empty()) {
    write_chart(section, story);
    write_country_chart(section, story);
  }
  write_unmeasured(section, story);
  if (story.markets.empty()) return;
  TableBlock table = section.table("concentration");
  const auto with_figures =
      std::count_if(story.markets.begin(), story.markets.end(),
                    [](const MarketFinding& market) { return market.by_supplier.hhi.known(); });
  table.title(std::to_string(with_figures) + " of " +
              counted(story.markets.size(), "market has", "markets have") + " shares by supplier");
  table.subtitle("Shares of the market's own measure; effective firms = 10\u2009000 / HHI");
  table.note(
      "Bands of the 2023 guidelines; those of 2010 where they differ. The part that nobody is "
      "named "
      "for gives the range. Several periods in one row: shares of different dates are added.");
  table.column("Market");
  table.column("Named", Align::right);
  table.column("CR1", Align::right, "%");
  table.column("CR4", Align::right, "%");
  table.column("Effective firms", Align::right);
  table.column("HHI", Align::right);
  table.column("Band");
  table.column("Period");
  for (const MarketFinding& market : story.markets) write_market(table, story, market);
  write_share_disputes(section, story);
}

}  // namespace quire::supplier_risk
