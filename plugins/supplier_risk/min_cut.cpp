#include "supplier_risk/min_cut.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <cmath>
#include <limits>
#include <map>

namespace quire::supplier_risk {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Edge = Traits::edge_descriptor;

struct NodeData {
  int index = 0;
  boost::default_color_type color = boost::white_color;
  double distance = 0;
  Edge predecessor;
};
struct EdgeData {
  double capacity = 0;
  double residual = 0;
  Edge reverse;
};
using Network =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, NodeData, EdgeData>;

// Left over by the rounding of sums such as 0.1 + 0.2 - 0.3: part of what a link carries both ways.
constexpr double kNoise = 2e-15;

std::pair<Edge, Edge> add_pair(Network& network, std::size_t from, std::size_t to, double forth,
                               double back) {
  const Edge out = add_edge(from, to, network).first;
  const Edge in = add_edge(to, from, network).first;
  network[out] = {forth, forth, in};
  network[in] = {back, back, out};
  return {out, in};
}

std::vector<bool> reachable(const Network& network, std::size_t start) {
  const auto has_room = [&](const Edge& edge) {
    const EdgeData& link = network[edge];
    return link.residual > kNoise * (link.capacity + network[link.reverse].capacity);
  };
  std::vector<bool> seen(num_vertices(network), false);
  std::vector<std::size_t> open{start};
  seen[start] = true;
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    for (const Edge& edge : boost::make_iterator_range(out_edges(node, network)))
      if (has_room(edge) && !seen[target(edge, network)]) {
        seen[target(edge, network)] = true;
        open.push_back(target(edge, network));
      }
  }
  return seen;
}

}  // namespace

MinCut find_min_cut(const std::vector<CapacityRow>& rows, const std::string& source,
                    const std::string& sink) {
  constexpr double kUnlimited = std::numeric_limits<double>::infinity();
  MinCut cut;
  cut.invalid = std::any_of(rows.begin(), rows.end(), [](const CapacityRow& row) {
    return row.capacity && !(*row.capacity >= 0);
  });
  if (cut.invalid) return cut;
  if (source == sink) return {false, kUnlimited, {source}};
  std::map<std::string, std::size_t> place{{source, 0}, {sink, 0}};
  for (const CapacityRow& row : rows) {
    place.emplace(row.from, 0);
    place.emplace(row.to, 0);
  }
  std::vector<std::string> names;
  for (auto& [name, index] : place) {
    index = names.size();
    names.push_back(name);
  }
  std::map<std::pair<std::size_t, std::size_t>, double> capacity;
  double finite = 0;
  for (const CapacityRow& row : rows) {
    if (row.from == row.to || row.capacity == 0.0) continue;
    capacity[{place[row.from], place[row.to]}] += row.capacity.value_or(kUnlimited);
    if (row.capacity && std::isfinite(*row.capacity)) finite += *row.capacity;
  }
  // Twice what all finite links together carry, so that a larger flow than theirs is unlimited; no larger, or small links
  // would be lost in its rounding.
  const double unlimited = finite > 0 ? 2 * finite : 1;
  Network network(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) network[i].index = static_cast<int>(i);
  const auto limited = [&](double amount) { return std::min(amount, unlimited); };
  for (const auto& [ends, amount] : capacity) {
    const auto back = capacity.find({ends.second, ends.first});
    if (back != capacity.end() && ends.second < ends.first) continue;  // added with its opposite
    add_pair(network, ends.first, ends.second, limited(amount),
             back == capacity.end() ? 0 : limited(back->second));
  }
  const double flow = boost::boykov_kolmogorov_max_flow(
      network, get(&EdgeData::capacity, network), get(&EdgeData::residual, network),
      get(&EdgeData::reverse, network), get(&NodeData::predecessor, network),
      get(&NodeData::color, network), get(&NodeData::distance, network),
      get(&NodeData::index, network), place[source], place[sink]);
  cut.flow = flow > 1.5 * finite ? kUnlimited : flow;
  const std::vector<bool> side = reachable(network, place[source]);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (side[i]) cut.source_side.push_back(names[i]);
  return cut;
}

}  // namespace quire::supplier_risk
