#include <algorithm>
#include <map>
#include <set>

#include "supplier_risk/exposure.hpp"
#include "supplier_risk/findings.hpp"

namespace quire::supplier_risk {
namespace {

constexpr int kPeersForNeed = 2;  // this many peers buying a component make it a common need

using Links = Adjacency<Node>;

struct Ends {
  std::vector<Node> suppliers;
  std::vector<Node> buyers;
};

Ends ends_of(const std::vector<Purchase>& purchases) {
  Ends ends;
  for (const Purchase& purchase : purchases)
    for (const Edge& edge : purchase.edges) {
      ends.suppliers.push_back(edge.supplier);
      ends.buyers.push_back(purchase.buyer);
    }
  return ends;
}

Links suppliers_by_buyer(const Network& network, const std::vector<Purchase>& purchases) {
  const Ends ends = ends_of(purchases);
  return {network.firms.size(), ends.buyers, ends.suppliers};
}

Links buyers_by_supplier(const Network& network, const std::vector<Purchase>& purchases) {
  const Ends ends = ends_of(purchases);
  return {network.firms.size(), ends.suppliers, ends.buyers};
}

/// Components that at least two firms of the same kind buy and `product` has no supplier of.
std::vector<std::string> unmapped_needs(const Network& network,
                                        const std::vector<Purchase>& purchases, Node product) {
  std::map<std::string, int> peers;
  std::set<std::string> own;
  for (const Purchase& purchase : purchases) {
    if (purchase.buyer == product) own.insert(purchase.component);
    if (network.firms[purchase.buyer].component == network.firms[product].component)
      ++peers[purchase.component];
  }
  std::vector<std::string> unmapped;
  for (const auto& [component, count] : peers)
    if (count >= kPeersForNeed && own.count(component) == 0) unmapped.push_back(component);
  return unmapped;
}

/// Firms that could be behind a need nobody is named for.
std::vector<bool> possible_suppliers(const Network& network, const Links& links,
                                     const std::vector<std::string>& unmapped) {
  std::vector<Node> start;
  for (std::size_t i = 0; i < network.firms.size(); ++i)
    if (std::find(unmapped.begin(), unmapped.end(), network.firms[i].component) != unmapped.end())
      start.push_back(static_cast<Node>(i));
  return upstream_of(links, start);
}

}  // namespace

std::vector<Product> find_stakes(const Network& network, const std::vector<Purchase>& purchases,
                                 const std::vector<Node>& products) {
  const Links links = suppliers_by_buyer(network, purchases);
  std::vector<Product> found;
  std::vector<std::vector<bool>> mapped;
  std::vector<std::vector<bool>> possible;
  std::vector<bool> wanted(network.firms.size(), false);
  for (Node node : products) {
    Product product;
    product.node = node;
    product.unmapped = unmapped_needs(network, purchases, node);
    product.stakes.resize(network.firms.size());
    product.if_reported.resize(network.firms.size());
    mapped.push_back(upstream_of(links, std::span(&node, 1)));
    possible.push_back(possible_suppliers(network, links, product.unmapped));
    for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = wanted[i] || mapped.back()[i];
    found.push_back(std::move(product));
  }
  const CapacityModel cautious(capacity_graph(network, purchases, Reading::cautious));
  const CapacityModel reported(capacity_graph(network, purchases, Reading::as_reported));
  for (std::size_t i = 0; i < network.firms.size(); ++i) {
    const Node firm = static_cast<Node>(i);
    std::vector<Interval> loss;
    std::vector<Interval> loss_if_reported;
    if (wanted[i]) {
      loss = cautious.losses_without(std::span(&firm, 1));
      loss_if_reported = reported.losses_without(std::span(&firm, 1));
    }
    for (std::size_t p = 0; p < found.size(); ++p) {
      const Node node = found[p].node;
      if (firm == node) continue;
      Stake& stake = found[p].stakes[i];
      if (possible[p][i]) stake.path = Stake::Path::possible;
      if (mapped[p][i]) {
        stake.path = Stake::Path::mapped;
        // Through a need that nobody is named for, everything may hang on this firm.
        const auto widened = [&](Interval known) {
          return possible[p][i] ? Interval::between(known.low(), 1) : known;
        };
        stake.loss = widened(loss[node]);
        found[p].if_reported[i] = {stake.path, widened(loss_if_reported[node])};
      } else {
        found[p].if_reported[i] = stake;
      }
    }
  }
  return found;
}

std::vector<ValueShare> find_value_shares(const Network& network,
                                          const std::vector<Purchase>& purchases) {
  std::map<Node, int> components;
  for (const Purchase& purchase : purchases) ++components[purchase.buyer];
  std::vector<ShareRow> rows;
  std::map<Node, std::vector<quire_row>> sources;
  std::vector<std::string> buyers;
  for (const Purchase& purchase : purchases) {
    const bool known = std::all_of(purchase.edges.begin(), purchase.edges.end(), [](const Edge& e) {
      return e.share && e.flow == Flow::confirmed;
    });
    if (components[purchase.buyer] != 1 || !known) continue;
    buyers.push_back(network.firms[purchase.buyer].id);
    for (const Edge& edge : purchase.edges) {
      rows.push_back({network.firms[edge.supplier].id, buyers.back(), *edge.share});
      sources[purchase.buyer].push_back(edge.row);
    }
  }
  const ShareGraph graph = make_share_graph(rows);
  std::vector<ValueShare> found;
  for (const std::string& name : graph.names) {
    const Node target = *graph.find(name);
    const std::vector<Interval> hit = hit_shares(graph, std::span(&target, 1));
    for (const std::string& buyer : buyers) {
      const Interval share = hit[*graph.find(buyer)];
      const Node node = *network.find(buyer);
      if (buyer != name && share.high() > 0)
        found.push_back({*network.find(name), node, share, sources[node]});
    }
  }
  return found;
}

std::vector<const Edge*> links_between(const Network& network,
                                       const std::vector<Purchase>& purchases, Node supplier,
                                       Node product) {
  const std::vector<bool> up =
      upstream_of(suppliers_by_buyer(network, purchases), std::span(&product, 1));
  const std::vector<bool> down =
      upstream_of(buyers_by_supplier(network, purchases), std::span(&supplier, 1));
  std::vector<const Edge*> found;
  for (const Purchase& purchase : purchases)
    for (const Edge& edge : purchase.edges)
      if (down[edge.supplier] && up[purchase.buyer]) found.push_back(&edge);
  return found;
}

std::vector<const Edge*> links_deciding(const Network& network,
                                        const std::vector<Purchase>& purchases, Node supplier,
                                        Node product) {
  const std::vector<const Edge*> paths = links_between(network, purchases, supplier, product);
  const std::set<const Edge*> on_path(paths.begin(), paths.end());
  std::vector<const Edge*> found;
  for (const Purchase& purchase : purchases) {
    const bool touched = std::any_of(purchase.edges.begin(), purchase.edges.end(),
                                     [&](const Edge& edge) { return on_path.contains(&edge); });
    if (!touched) continue;
    for (const Edge& edge : purchase.edges) found.push_back(&edge);
  }
  return found;
}

}  // namespace quire::supplier_risk
