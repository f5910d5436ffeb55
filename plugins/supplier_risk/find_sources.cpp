#include <algorithm>
#include <map>

#include "supplier_risk/findings.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kWhole = 99.5;  // percent of a market that is all of it, rounding allowed
const std::string kUnnamed = "(not named)";

/// By component, who could supply it. Firms of a market that is not whole leave room for others.
std::map<std::string, std::set<std::string>> makers(const Network& network,
                                                    const std::vector<MarketFinding>& markets) {
  std::map<std::string, std::set<std::string>> out;
  for (const Firm& firm : network.firms) out[firm.component].insert(firm.id);
  for (const MarketFinding& market : markets) {
    double sum = 0;
    for (Node node : market.firms) sum += network.firms[node].market_share.value_or(0);
    if (sum < kWhole)
      for (Node node : market.firms) out[network.firms[node].component].insert(kUnnamed);
  }
  return out;
}

std::string kind_of(const Sourcing& sourcing, const Firm& leader) {
  if (sourcing.flag == "sole_source") return "sole";
  if (sourcing.flag == "single_source")
    return leader.market_share.value_or(0) >= kWhole ? "sole" : "single";
  return sourcing.flag == "dominant_source" ? "dominant" : "";
}

std::vector<SourcingRow> rows_of(const Network& network, const Purchase& purchase) {
  std::vector<SourcingRow> rows;
  const std::string& buyer = network.firms[purchase.buyer].id;
  for (const Edge& edge : purchase.edges)
    rows.push_back({buyer, purchase.component, network.firms[edge.supplier].id, edge.share});
  if (!purchase.others) return rows;
  const std::optional<double> share = purchase.edges.front().share;
  rows.push_back({buyer, purchase.component, kUnnamed,
                  share ? std::optional<double>(1 - *share) : std::nullopt});
  return rows;
}

}  // namespace

SingleSources find_sources(const Network& network, const std::vector<Purchase>& purchases,
                           const std::vector<MarketFinding>& markets) {
  std::vector<SourcingRow> rows;
  for (const Purchase& purchase : purchases)
    for (SourcingRow& row : rows_of(network, purchase)) rows.push_back(std::move(row));
  const auto sourcing = find_single_sources(rows, makers(network, markets));

  SingleSources result;
  std::map<std::pair<Node, std::string>, SingleSource> found;  // by supplier and kind
  for (const Purchase& purchase : purchases) {
    ++result.needs;
    const Sourcing& flags = sourcing.at({network.firms[purchase.buyer].id, purchase.component});
    if (flags.may_be_dominant) ++result.undetermined;
    if (!flags.leader || *flags.leader == kUnnamed) continue;
    const Node leader = *network.find(*flags.leader);
    const std::string kind = kind_of(flags, network.firms[leader]);
    if (kind.empty()) continue;
    SingleSource& row = found[{leader, kind}];
    row.supplier = leader;
    row.component = purchase.component;
    row.kind = kind;
    for (const Edge& edge : purchase.edges)
      if (edge.supplier == leader)
        (edge.flow == Flow::confirmed ? row.confirmed : row.unconfirmed).push_back(&edge);
  }
  for (auto& [key, row] : found) result.rows.push_back(std::move(row));
  std::stable_sort(result.rows.begin(), result.rows.end(),
                   [](const SingleSource& a, const SingleSource& b) {
                     const auto all = [](const SingleSource& row) {
                       return row.confirmed.size() + row.unconfirmed.size();
                     };
                     return all(a) > all(b);
                   });
  return result;
}

}  // namespace quire::supplier_risk
