#include <algorithm>

#include "supplier_risk/component.hpp"
#include "supplier_risk/network.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kRoundingSlack = 0.005;
constexpr double kNoise = 1e-12;  // of floating sums

/// One edge per supplier: shares summed, a value beats a blank, the surer flow wins.
void add(std::vector<Edge>& edges, const Edge& edge) {
  const auto same = std::find_if(edges.begin(), edges.end(),
                                 [&](const Edge& e) { return e.supplier == edge.supplier; });
  if (same == edges.end()) {
    edges.push_back(edge);
    return;
  }
  if (edge.share) same->share = same->share.value_or(0) + *edge.share;
  same->share_cells.insert(same->share_cells.end(), edge.share_cells.begin(), edge.share_cells.end());
  same->flow = std::min(same->flow, edge.flow);
  if (edge.only_source == false) same->only_source = false;
}

void check_sum(const Network& network, Purchase& purchase, std::vector<std::string>& problems) {
  double sum = 0;
  for (const Edge& edge : purchase.edges) sum += edge.share.value_or(0);
  if (sum <= 1 + kNoise) return;
  const bool invalid = sum > 1 + kRoundingSlack + kNoise;
  for (Edge& edge : purchase.edges) {
    if (!edge.share) continue;
    edge.share = invalid ? std::nullopt : std::optional<double>(*edge.share / sum);
  }
  if (invalid)
    problems.push_back("edges: the shares of \"" + network.firms[purchase.buyer].id + "\" in " +
                       purchase.component +
                       " sum to more than 100 % and are taken as unknown (E_OVERFULL)");
}

}  // namespace

std::vector<Purchase> purchases_of(const Network& network, std::vector<std::string>& problems) {
  std::map<std::pair<Node, std::string>, Purchase> by_need;
  for (const Edge& edge : network.edges) {
    const std::string component =
        component_delivered(edge.goods, network.firms[edge.supplier].component);
    Purchase& purchase = by_need[{edge.buyer, component}];
    purchase.buyer = edge.buyer;
    purchase.component = component;
    add(purchase.edges, edge);
  }
  std::vector<Purchase> purchases;
  for (auto& [need, purchase] : by_need) {
    check_sum(network, purchase, problems);
    const bool one = purchase.edges.size() == 1;
    purchase.others = one && purchase.edges.front().only_source == false;
    purchases.push_back(std::move(purchase));
  }
  return purchases;
}

CapacityGraph capacity_graph(const Network& network, const std::vector<Purchase>& purchases,
                             Reading reading) {
  CapacityGraph graph;
  for (const Firm& firm : network.firms) graph.names.push_back(firm.id);
  graph.needs.resize(network.firms.size());
  for (const Purchase& purchase : purchases) {
    Need need;
    need.category = purchase.component;
    need.others = purchase.others;
    for (const Edge& edge : purchase.edges) {
      const bool sure = edge.flow == Flow::confirmed ||
                        (edge.flow == Flow::reported && reading == Reading::as_reported);
      need.supplies.push_back({edge.supplier, edge.share, sure});
    }
    graph.needs[purchase.buyer].push_back(std::move(need));
  }
  return graph;
}

}  // namespace quire::supplier_risk
