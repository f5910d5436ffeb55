#include <algorithm>
#include <map>

#include "supplier_risk/and_or.hpp"
#include "supplier_risk/structure.hpp"
#include "supplier_risk/weak_points.hpp"

namespace quire::supplier_risk {
namespace {

const std::string kUnnamed = "(not named)";

/// A need with suppliers that nobody named cannot be stopped by the one that is.
AndOrGraph and_or_graph(const Network& network, const std::vector<Purchase>& purchases) {
  std::vector<AndOrRow> rows;
  for (const Purchase& purchase : purchases) {
    const std::string& buyer = network.firms[purchase.buyer].id;
    for (const Edge& edge : purchase.edges)
      rows.push_back({buyer, purchase.component, network.firms[edge.supplier].id});
    if (purchase.others) rows.push_back({buyer, purchase.component, kUnnamed});
  }
  return AndOrGraph(rows);
}

SupplyGraph supply_graph(const Network& network, const std::vector<Purchase>& purchases) {
  std::vector<std::pair<std::string, std::string>> links;
  for (const Purchase& purchase : purchases)
    for (const Edge& edge : purchase.edges)
      links.emplace_back(network.firms[edge.supplier].id, network.firms[purchase.buyer].id);
  return make_supply_graph(links);
}

bool supplies_directly(const std::vector<Purchase>& purchases, Node supplier, Node buyer) {
  return std::any_of(purchases.begin(), purchases.end(), [&](const Purchase& purchase) {
    return purchase.buyer == buyer &&
           std::any_of(purchase.edges.begin(), purchase.edges.end(),
                       [&](const Edge& edge) { return edge.supplier == supplier; });
  });
}

}  // namespace

std::vector<WeakPoint> find_weak_points(const Network& network,
                                        const std::vector<Purchase>& purchases,
                                        const std::vector<Product>& products) {
  const AndOrGraph needs = and_or_graph(network, purchases);
  const SupplyGraph routes = supply_graph(network, purchases);
  std::map<Node, WeakPoint> found;
  const auto add = [&](const std::string& id, Node product, bool WeakPoint::*kind) {
    const auto node = network.find(id);
    if (!node) return;
    WeakPoint& point = found[*node];
    point.supplier = *node;
    point.*kind = true;
    if (std::find(point.products.begin(), point.products.end(), product) == point.products.end())
      point.products.push_back(product);
    point.hidden = point.hidden || !supplies_directly(purchases, *node, product);
  };
  for (const Product& product : products) {
    const std::string& id = network.firms[product.node].id;
    if (const Node node = needs.find(id); node >= 0)
      for (const Node point : needs.single_points_of_failure(node))
        add(needs.names()[point], product.node, &WeakPoint::stops);
    if (const auto node = routes.find(id))
      for (const Node point : dominators_of(routes, *node).nodes)
        add(routes.names[point], product.node, &WeakPoint::passes);
  }
  std::vector<WeakPoint> points;
  for (auto& [node, point] : found) {
    for (const Node product : point.products)
      for (const Edge* edge : links_between(network, purchases, node, product))
        if (edge->supplier == node &&
            std::find(point.links.begin(), point.links.end(), edge) == point.links.end())
          point.links.push_back(edge);
    points.push_back(std::move(point));
  }
  std::stable_sort(points.begin(), points.end(), [](const WeakPoint& a, const WeakPoint& b) {
    return std::pair(a.stops, a.products.size()) > std::pair(b.stops, b.products.size());
  });
  return points;
}

}  // namespace quire::supplier_risk
