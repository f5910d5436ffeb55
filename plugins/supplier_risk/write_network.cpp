#include <algorithm>
#include <map>

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

constexpr std::size_t kMostNodes = 25;

/// Steps down to the nearest product; products are 0.
std::map<Node, int> distances(const Story& story) {
  std::map<Node, int> steps;
  std::vector<Node> queue;
  for (const Product& product : story.products) {
    steps.emplace(product.node, 0);
    queue.push_back(product.node);
  }
  for (std::size_t next = 0; next < queue.size(); ++next)
    for (const Purchase& purchase : story.purchases) {
      if (purchase.buyer != queue[next]) continue;
      for (const Edge& edge : purchase.edges)
        if (steps.emplace(edge.supplier, steps[queue[next]] + 1).second)
          queue.push_back(edge.supplier);
    }
  return steps;
}

/// What can be lost without it, the largest over the products.
double weight(const Story& story, Node node) {
  double most = 0;
  for (const Product& product : story.products) {
    const Stake& stake = product.stakes[node];
    if (stake.path == Stake::Path::mapped)
      most = std::max(most, stake.loss.low() + stake.loss.high());
  }
  return most;
}

bool is_weak(const Story& story, Node node) {
  return std::any_of(story.weak_points.begin(), story.weak_points.end(),
                     [&](const WeakPoint& point) { return point.supplier == node && point.stops; });
}

/// The products, then the suppliers without which most is lost.
std::vector<Node> chosen(const Story& story, const std::map<Node, int>& steps) {
  std::vector<Node> nodes;
  for (const auto& [node, step] : steps) nodes.push_back(node);
  std::stable_sort(nodes.begin(), nodes.end(), [&](Node a, Node b) {
    if ((steps.at(a) == 0) != (steps.at(b) == 0)) return steps.at(a) == 0;
    const auto rank = [&](Node node) {
      return std::make_tuple(is_weak(story, node), weight(story, node), -steps.at(node));
    };
    return rank(a) > rank(b);
  });
  if (nodes.size() > kMostNodes) nodes.resize(kMostNodes);
  return nodes;
}

}  // namespace

void write_network(Section& section, const Story& story) {
  const std::map<Node, int> steps = distances(story);
  if (steps.size() <= story.products.size()) return;
  const std::vector<Node> nodes = chosen(story, steps);
  int deepest = 0;
  for (const Node node : nodes) deepest = std::max(deepest, steps.at(node));
  const auto weak =
      std::count_if(nodes.begin(), nodes.end(), [&](Node node) { return is_weak(story, node); });
  Chart chart = section.chart(Chart::Kind::network, "network");
  chart.title(counted(weak, "supplier", "suppliers") +
              " can stop a product alone if all links hold, up to " + std::to_string(deepest) +
              " links up");
  chart.subtitle("Who supplies whom, upstream left, products right");
  chart.note("Thick ring: stops a product alone. Thinnest lines: share not known. Dashed: not confirmed. " +
             std::to_string(nodes.size()) + " of " + std::to_string(steps.size()) +
             " firms on paths to the products, those with most at stake.");
  chart.y_axis("share of the buyer's need", "%");
  std::string words = "Network of suppliers.";
  const auto shown = [&](Node node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
  };
  for (const Node node : nodes)
    chart.node(story.firm(node).id, story.firm(node).name, deepest - steps.at(node),
               is_weak(story, node) ? Series::Emphasis::highlighted : Series::Emphasis::normal);
  std::map<std::pair<Node, Node>, const Edge*> drawn;
  for (const Purchase& purchase : story.purchases)
    for (const Edge& edge : purchase.edges)
      if (shown(edge.supplier) && shown(edge.buyer) &&
          steps.at(edge.supplier) > steps.at(edge.buyer))
        drawn.emplace(std::pair(edge.supplier, edge.buyer), &edge);
  for (const auto& [ends, edge] : drawn) {
    Value share = edge->share ? Value::number(100 * *edge->share, "%") : Value::unknown("%");
    if (edge->share_cells.size() > 1) share.formula("sum of the shares on record between the two");
    for (const quire_row& cell : edge->share_cells) share.from(cell);
    chart.edge(story.firm(ends.first).id, story.firm(ends.second).id, share,
               edge->flow == Flow::confirmed ? Chart::EdgeState::confirmed
                                             : Chart::EdgeState::unconfirmed);
    words += " " + story.firm(ends.first).name + " to " + story.firm(ends.second).name + ".";
  }
  chart.alt(words);
}

}  // namespace quire::supplier_risk
