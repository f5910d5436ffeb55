#include <algorithm>
#include <cmath>
#include <map>

#include "supplier_risk/lead_times.hpp"
#include "supplier_risk/stress.hpp"
#include "supplier_risk/survival.hpp"

namespace quire::supplier_risk {
namespace {

enum class Completion { rigid, flexible };

/// Firms upstream of the products as a network of flows. Every link holds its own stock: a node
/// between supplier and buyer. Rigid: each supplier of a need is needed, those of unknown share in
/// full. Flexible: suppliers of unknown share stand in for each other and for those that nobody
/// names, unconfirmed links are replaced. Supply that nobody is mapped for delivers.
class FlowBuilder {
 public:
  FlowBuilder(const Network& network, const std::vector<Purchase>& purchases,
              const std::vector<Product>& products, const Assumptions& assumptions,
              Completion completion)
      : stock_weeks_(assumptions.stock_weeks), completion_(completion) {
    std::vector<double> outputs(network.firms.size(), 0);
    for (const Product& product : products) outputs[product.node] = 1;
    spread_outputs(network, purchases, outputs);
    places_.assign(network.firms.size(), -1);
    for (std::size_t i = 0; i < network.firms.size(); ++i)
      if (outputs[i] > 0) places_[i] = add_node({network.firms[i].id, {}, 0, 0, 0, {}});
    for (const Product& product : products) {
      FlowNode& node = flows_.nodes[places_[product.node]];
      node.demand = node.margin = 1;
    }
    for (const Purchase& purchase : purchases)
      if (outputs[purchase.buyer] > 0) add_purchase(purchase, outputs[purchase.buyer]);
  }

  const FlowNetwork& flows() const { return flows_; }
  /// The firm's place in the flows; -1: no product needs it.
  Node place(Node firm) const { return places_[firm]; }

 private:
  Node add_node(FlowNode node) {
    flows_.nodes.push_back(std::move(node));
    return static_cast<Node>(flows_.nodes.size()) - 1;
  }

  /// Of the need, what the link carries when all flows as it should; 0: it is not needed.
  double part_of(const Purchase& purchase, const Edge& edge) const {
    if (completion_ == Completion::flexible && edge.flow != Flow::confirmed) return 0;
    if (edge.share) return *edge.share;
    if (completion_ == Completion::flexible && purchase.others) return 0;
    double rest = 1;
    for (const Edge& other : purchase.edges) rest -= other.share.value_or(0);
    return std::max(0.0, rest);
  }

  /// Units a week of each firm from those of the products, buyers before their suppliers; a loop
  /// counts once round.
  void spread_outputs(const Network& network, const std::vector<Purchase>& purchases,
                      std::vector<double>& outputs) const {
    std::vector<Node> suppliers;
    std::vector<Node> buyers;
    std::vector<std::vector<std::pair<Node, double>>> inputs(network.firms.size());
    for (const Purchase& purchase : purchases)
      for (const Edge& edge : purchase.edges) {
        suppliers.push_back(edge.supplier);
        buyers.push_back(purchase.buyer);
        inputs[purchase.buyer].emplace_back(edge.supplier, part_of(purchase, edge));
      }
    const Components order = suppliers_first({network.firms.size(), buyers, suppliers});
    for (auto node = order.nodes.rbegin(); node != order.nodes.rend(); ++node)
      for (const auto& [supplier, part] : inputs[*node])
        if (order.of[supplier] != order.of[*node]) outputs[supplier] += part * outputs[*node];
  }

  void add_purchase(const Purchase& purchase, double output) {
    for (const Edge& edge : purchase.edges) {
      const double part = part_of(purchase, edge);
      if (part <= 0 || places_[edge.supplier] < 0) continue;
      const Node link = add_node({{}, {}, stock_weeks_ * part * output, 0, 0, {}});
      flows_.links.push_back({places_[edge.supplier], link, "supply", 1});
      const bool alone = edge.share || completion_ == Completion::rigid;
      const std::string category =
          purchase.component + (alone ? "/" + std::to_string(edge.supplier) : "");
      flows_.links.push_back({link, places_[purchase.buyer], category, part});
    }
  }

  FlowNetwork flows_;
  std::vector<Node> places_;  // by firm
  double stock_weeks_;
  Completion completion_;
};

double survives(const FlowBuilder& network, Node supplier) {
  const Node node = network.place(supplier);
  return node < 0 ? INFINITY : time_to_survive(network.flows(), std::span(&node, 1));
}

double loses(const FlowBuilder& network, Node supplier, double weeks) {
  const Node node = network.place(supplier);
  return node < 0 ? 0 : std::max(0.0, lost_margin(network.flows(), std::span(&node, 1), weeks));
}

/// REI = PI / the largest PI. Where losses are ranges the largest is open too: the least an index
/// can be is its least loss beside the most of the others, the most its most beside their least.
/// The same divisor for both ends would let a loss be its least and the largest at once.
void write_indices(std::vector<Outage>& outages) {
  for (Outage& one : outages) {
    double least_of_others = 0;
    double most_of_others = 0;
    for (const Outage& other : outages) {
      if (&other == &one) continue;
      least_of_others = std::max(least_of_others, other.lost.low());
      most_of_others = std::max(most_of_others, other.lost.high());
    }
    const double low =
        one.lost.low() > 0 ? one.lost.low() / std::max(one.lost.low(), most_of_others) : 0;
    const double high =
        one.lost.high() > 0 ? one.lost.high() / std::max(one.lost.high(), least_of_others) : 0;
    if (most_of_others > 0 || one.lost.high() > 0) one.index = Interval::between(low, high);
  }
}

double gap(const Outage& one) { return one.recover.high() - one.survive.low(); }

/// Products stop before the supplier is back, whatever is unknown.
bool surely_stops(const Outage& one) { return one.survive.high() < one.recover.low(); }

}  // namespace

std::vector<Outage> find_outages(const Network& network, const std::vector<Purchase>& purchases,
                                 const std::vector<Product>& products,
                                 const std::map<Node, LeadTime>& lead_times,
                                 const Assumptions& assumptions) {
  const FlowBuilder rigid(network, purchases, products, assumptions, Completion::rigid);
  const FlowBuilder flexible(network, purchases, products, assumptions, Completion::flexible);
  std::vector<Outage> outages;
  for (const auto& [supplier, delivery] : lead_times) {
    const auto reaches = [node = supplier](const Product& product) {
      return product.stakes[node].path == Stake::Path::mapped;
    };
    const bool matters = std::any_of(products.begin(), products.end(), reaches);
    if (!matters) continue;
    Outage outage;
    outage.supplier = supplier;
    outage.recover = delivery.weeks;
    outage.links = delivery.links;
    for (const Product& product : products) {
      if (!reaches(product)) continue;
      const std::vector<const Edge*> deciding = links_deciding(network, purchases, supplier, product.node);
      outage.network.insert(outage.network.end(), deciding.begin(), deciding.end());
    }
    const double least = survives(rigid, supplier);
    outage.survive = Interval::between(least, std::max(least, survives(flexible, supplier)));
    const double most = loses(rigid, supplier, delivery.weeks.high());
    outage.lost =
        Interval::between(std::min(most, loses(flexible, supplier, delivery.weeks.low())), most);
    outages.push_back(std::move(outage));
  }
  write_indices(outages);
  std::stable_sort(outages.begin(), outages.end(),
                   [](const Outage& a, const Outage& b) {
                     return std::pair(surely_stops(a), gap(a)) > std::pair(surely_stops(b), gap(b));
                   });
  return outages;
}

}  // namespace quire::supplier_risk
