#include <algorithm>
#include <map>

#include "supplier_risk/findings.hpp"

namespace quire::supplier_risk {
namespace {

Market market_of(const Network& network, const std::vector<Node>& nodes, bool with_aggregates) {
  Market market;
  for (Node node : nodes) {
    const Firm& firm = network.firms[node];
    if (firm.aggregate && !with_aggregates) continue;
    market.rows.push_back({firm.id, firm.id, firm.country, firm.market_share});
  }
  return market;
}

std::string largest_country(const Network& network, const std::vector<Node>& nodes) {
  std::map<std::string, double> share;
  for (Node node : nodes)
    share[network.firms[node].country] += network.firms[node].market_share.value_or(0);
  const auto largest = std::max_element(
      share.begin(), share.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return largest == share.end() ? "n/k" : largest->first;
}

MarketFinding measure(const Network& network, const std::string& name, std::vector<Node> nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [&](Node a, Node b) {
    return network.firms[a].market_share.value_or(0) > network.firms[b].market_share.value_or(0);
  });
  MarketFinding finding;
  finding.name = name;
  std::set<std::string> periods;
  for (Node node : nodes) {
    finding.aggregate = finding.aggregate || network.firms[node].aggregate;
    if (!network.firms[node].period.empty()) periods.insert(network.firms[node].period);
  }
  for (const std::string& period : periods)
    finding.periods += (finding.periods.empty() ? "" : ", ") + period;
  // A row for many firms says nothing about any one of them: its part joins the remainder.
  finding.by_supplier = measure_concentration(market_of(network, nodes, false), Grouping::supplier);
  finding.by_country = measure_concentration(market_of(network, nodes, true), Grouping::country,
                                             Remainder::anywhere);
  finding.top_country = largest_country(network, nodes);
  finding.firms = std::move(nodes);
  return finding;
}

}  // namespace

std::vector<MarketFinding> find_markets(const Network& network) {
  std::map<std::string, std::vector<Node>> by_market;
  for (std::size_t i = 0; i < network.firms.size(); ++i) {
    const Firm& firm = network.firms[i];
    if (firm.tier > 0 && !firm.market.empty() && firm.market_share)
      by_market[firm.market].push_back(static_cast<Node>(i));
  }
  std::vector<MarketFinding> findings;
  for (auto& [name, nodes] : by_market) findings.push_back(measure(network, name, nodes));
  const auto low = [](const MarketFinding& finding) {
    return finding.by_supplier.hhi.known() ? finding.by_supplier.hhi.low() : -1;
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const auto& a, const auto& b) { return low(a) > low(b); });
  return findings;
}

std::vector<UnmeasuredComponent> find_unmeasured(const Network& network) {
  std::map<std::string, std::vector<Node>> by_component;
  std::set<std::string> measured;
  for (std::size_t i = 0; i < network.firms.size(); ++i) {
    const Firm& firm = network.firms[i];
    if (firm.tier == 0) continue;
    by_component[firm.component].push_back(static_cast<Node>(i));
    if (firm.market_share) measured.insert(firm.component);
  }
  std::vector<UnmeasuredComponent> findings;
  for (auto& [name, nodes] : by_component)
    if (measured.count(name) == 0) findings.push_back({name, nodes});
  return findings;
}

}  // namespace quire::supplier_risk
