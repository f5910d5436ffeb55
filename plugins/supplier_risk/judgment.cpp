#include "supplier_risk/judgment.hpp"

#include <algorithm>

namespace quire::supplier_risk {
namespace {

constexpr double kAll = 0.995;

/// Links from the supplier straight to one of the buyers.
std::vector<const Edge*> direct_links(const Story& story, Node supplier,
                                      const std::vector<Node>& buyers) {
  std::vector<const Edge*> links;
  for (const Purchase& purchase : story.purchases)
    for (const Edge& edge : purchase.edges)
      if (edge.supplier == supplier &&
          std::find(buyers.begin(), buyers.end(), edge.buyer) != buyers.end())
        links.push_back(&edge);
  return links;
}

}  // namespace

Evidence weigh(const std::vector<const Edge*>& links) {
  const auto primary = std::count_if(links.begin(), links.end(), [](const Edge* edge) {
    return edge->confidence == "regulation" || edge->confidence == "vendor";
  });
  const auto unconfirmed = std::count_if(
      links.begin(), links.end(), [](const Edge* edge) { return edge->flow != Flow::confirmed; });
  const auto number = [](auto n) { return n == 0 ? std::string("none") : std::to_string(n); };
  const int all = static_cast<int>(links.size());
  return {2 * primary >= all ? "moderate" : "low", "it rests on " + counted(all, "link", "links") +
                                                       " with one source each: " + number(primary) +
                                                       " from a firm or an authority itself, " +
                                                       number(unconfirmed) + " unconfirmed"};
}

std::optional<SharedDependence> shared_listed_supplier(const Story& story) {
  std::optional<SharedDependence> best;
  for (std::size_t i = 0; i < story.network.firms.size(); ++i) {
    if (!story.network.firms[i].listed) continue;
    SharedDependence found;
    found.supplier = static_cast<Node>(i);
    for (const Product& product : story.products) {
      const Stake& stake = product.if_reported[i];
      if (stake.path == Stake::Path::mapped && stake.loss.low() >= kAll)
        found.products.push_back(product.node);
    }
    found.links = direct_links(story, found.supplier, found.products);
    const bool confirmed =
        std::all_of(found.links.begin(), found.links.end(),
                    [](const Edge* edge) { return edge->flow == Flow::confirmed; });
    found.likelihood = confirmed ? "very likely" : "likely";
    if (found.links.empty() || (best && found.products.size() <= best->products.size())) continue;
    best = std::move(found);
  }
  return best;
}

std::vector<Node> certain_suppliers(const Story& story, const Product& product) {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < story.network.firms.size(); ++i)
    if (product.stakes[i].path == Stake::Path::mapped && product.stakes[i].loss.low() >= 0.5)
      nodes.push_back(static_cast<Node>(i));
  std::stable_sort(nodes.begin(), nodes.end(),
                   [&](Node a, Node b) { return story.firm(a).tier < story.firm(b).tier; });
  return nodes;
}

}  // namespace quire::supplier_risk
