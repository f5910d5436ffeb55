#include <algorithm>
#include <map>
#include <tuple>

#include "supplier_risk/component.hpp"
#include "supplier_risk/risk_matrix.hpp"
#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

using Align = TableBlock::Align;

/// Kraljic's quadrants the market may be in: impact is the largest part of a product's output that
/// surely hangs on one of its firms, risk the HHI as a part of 1; cuts at a half and at 0.18.
std::string quadrant_words(const Story& story, const MarketFinding& market) {
  constexpr double kImpactCut = 0.5;
  constexpr double kRiskCut = 0.18;
  if (!market.by_supplier.hhi.known()) return "n/k";
  // A market that the products themselves are sold in supplies none of them.
  for (const Product& product : story.products)
    if (std::find(market.firms.begin(), market.firms.end(), product.node) != market.firms.end()) return "–";
  Interval impact = 0;
  for (const Product& product : story.products)
    for (const Node node : market.firms)
      if (product.stakes[node].path == Stake::Path::mapped && product.stakes[node].loss.known())
        impact = max(impact, product.stakes[node].loss);
  std::vector<std::string> words;
  for (const double how_much : {impact.low(), impact.high()})
    for (const double risk : {market.by_supplier.hhi.low(), market.by_supplier.hhi.high()}) {
      const std::string quadrant(word(quadrant_of(how_much, risk / 1e4, kImpactCut, kRiskCut)));
      if (std::find(words.begin(), words.end(), quadrant) == words.end()) words.push_back(quadrant);
    }
  return words.size() == 4 ? "any" : joined(words, "or");
}

/// The United States and China first, where they are; then those in most markets, the larger shares
/// before the smaller; at most five.
std::vector<std::string> largest_countries(const Story& story) {
  constexpr std::size_t kMost = 5;
  std::map<std::string, std::pair<int, double>> weight;  // markets, sum of shares
  for (const MarketFinding& market : story.markets) {
    std::map<std::string, double> held;
    for (const Node node : market.firms)
      held[story.firm(node).country] += story.firm(node).market_share.value_or(0);
    for (const auto& [country, share] : held) {
      ++weight[country].first;
      weight[country].second += share;
    }
  }
  const auto rank = [&](const std::string& country) {
    return std::make_tuple(country == "US", country == "CN", weight.at(country));
  };
  std::vector<std::string> countries;
  for (const auto& [country, sum] : weight) countries.push_back(country);
  std::stable_sort(countries.begin(), countries.end(),
                   [&](const auto& a, const auto& b) { return rank(a) > rank(b); });
  if (countries.size() > kMost) countries.resize(kMost);
  return countries;
}

/// What the firms of one country hold of a market; `country` empty: of all others.
Value country_share(const Story& story, const MarketFinding& market, const std::string& country,
                    const std::vector<std::string>& named) {
  double sum = 0;
  std::vector<quire_row> rows;
  for (const Node node : market.firms) {
    const Firm& firm = story.firm(node);
    const bool is_named = std::find(named.begin(), named.end(), firm.country) != named.end();
    if (country.empty() ? is_named : firm.country != country) continue;
    sum += firm.market_share.value_or(0);
    rows.push_back(firm.market_share_cell);
  }
  Value value = Value::number(sum, "%").decimals(0);
  if (rows.size() != 1) value.formula("sum of the shares of its suppliers");
  for (const quire_row& row : rows) value.from(row);
  return value;
}

/// "Other is the Netherlands in EUV scanners": who holds at least half of a market and has no colour.
std::string unnamed_leaders(const Story& story, const std::vector<std::string>& named) {
  constexpr double kHalf = 50;
  std::string words;
  for (const MarketFinding& market : story.markets) {
    const bool leads = market.by_country.cr1.known() && market.by_country.cr1.low() >= kHalf;
    if (!leads || std::find(named.begin(), named.end(), market.top_country) != named.end()) continue;
    words += (words.empty() ? " Other is " : ", ") + market.top_country + " in " + market.name;
  }
  return words.empty() ? words : words + ".";
}

bool is_stackable(const MarketFinding& market, const Story& story) {
  double sum = 0;
  for (const Node node : market.firms) sum += story.firm(node).market_share.value_or(0);
  return sum <= 100.5;
}

}  // namespace

void write_country_chart(Section& section, const Story& story) {
  const std::vector<std::string> countries = largest_countries(story);
  const auto one_country =
      std::count_if(story.markets.begin(), story.markets.end(), [](const MarketFinding& market) {
        return market.by_country.cr1.known() && market.by_country.cr1.low() >= 80;
      });
  Chart chart = section.chart(Chart::Kind::stacked_bar, "countries_chart");
  chart.half();
  chart.title("In " + counted(one_country, "market", "markets") +
              " one country's firms hold at least 80 %");
  chart.subtitle("Share of each market by country of the supplier's seat, %");
  chart.note("Seats, not plants. Hatched: held by firms that nobody is named for." + unnamed_leaders(story, countries));
  std::string words = "Shares by country.";
  for (const MarketFinding& market : story.markets)
    words += " " + market.name + ": " + market.top_country + " most.";
  chart.alt(words);
  chart.y_axis("Share", "%");
  std::vector<std::string> parts = countries;
  parts.emplace_back();
  for (const std::string& country : parts) {
    Series series = chart.series(country.empty() ? "other" : country,
                                 "countries_chart/" + (country.empty() ? "other" : slug(country)));
    for (const MarketFinding& market : story.markets)
      if (is_stackable(market, story))
        series.bar(market.name, country_share(story, market, country, countries));
  }
}

void write_countries(Section& section, const Story& story) {
  if (story.markets.empty()) return;
  const auto strategic = std::count_if(
      story.markets.begin(), story.markets.end(),
      [&](const MarketFinding& market) { return quadrant_words(story, market) == "strategic"; });
  TableBlock table = section.table("countries");
  table.title(counted(strategic, "market is", "markets are") +
              " strategic by Kraljic's cuts whatever is unknown");
  table.subtitle("Largest country by the suppliers' seats, and what hangs on the market");
  table.note(
      "The part that nobody is named for may belong to any country. Kraljic 1983: impact = output "
      "of "
      "a product at stake with one firm, cut at 50 %; risk = HHI by supplier, cut at 1800. –: the products' own market.");
  table.column("Market");
  table.column("Largest");
  table.column("Its share", Align::right, "%");
  table.column("HHI by country", Align::right);
  table.column("Band");
  table.column("Kraljic");
  for (const MarketFinding& market : story.markets) {
    TableRow row = table.row(slug(market.name));
    row.cell(market.name);
    row.cell(market.top_country);
    row.cell(market_figure(story, market, market.by_country.cr1, "country_cr1", "%", 0,
                           "M1.1: largest share by country of the supplier"));
    Cell hhi = row.cell();
    mark_band(hhi, market.by_country.hhi);
    hhi.value(country_hhi(story, market));
    row.cell(band_words(market.by_country.hhi));
    Value quadrant = Value::text(quadrant_words(story, market))
                         .key("tier/" + slug(market.name) + "/kraljic")
                         .formula("M1.9: impact and risk against the cuts");
    for (const Node node : market.firms) quadrant.from(story.firm(node).market_share_cell);
    row.cell(quadrant);
  }
}

}  // namespace quire::supplier_risk
