#include "supplier_risk/structure.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <string_view>
#include <unordered_map>

namespace quire::supplier_risk {
namespace {

using Link = std::pair<Node, Node>;
using Directed =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, int, int>;

/// Each link once, the supplier first.
std::vector<Link> links_of(const SupplyGraph& graph) {
  std::vector<Link> links;
  links.reserve(graph.suppliers.link_count());
  for (std::size_t supplier = 0; supplier < graph.names.size(); ++supplier)
    for (const Node buyer : graph.buyers[supplier])
      links.emplace_back(static_cast<Node>(supplier), buyer);
  return links;
}

Directed boost_graph(const std::vector<Link>& links, std::size_t nodes) {
  return {boost::edges_are_unsorted_multi_pass, links.begin(), links.end(),
          static_cast<int>(nodes)};
}

/// Links between two nodes made one, in both directions: what Boost.Graph takes as undirected.
std::vector<Link> both_directions(std::vector<Link> links) {
  const std::size_t count = links.size();
  for (std::size_t i = 0; i < count; ++i) links.emplace_back(links[i].second, links[i].first);
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

/// Bridges are the blocks of one link.
void find_blocks(const std::vector<Link>& links, const Directed& graph, Connectivity& result) {
  std::vector<int> block(links.size(), -1);
  const auto edge_index = get(boost::edge_index, graph);
  const auto block_of = boost::make_iterator_property_map(block.begin(), edge_index);
  std::vector<int> points;
  const auto [blocks, end] =
      boost::biconnected_components(graph, block_of, std::back_inserter(points));
  result.articulation_points.assign(points.begin(), points.end());
  std::sort(result.articulation_points.begin(), result.articulation_points.end());

  std::vector<int> size(blocks, 0);
  for (const int of_link : block)
    if (of_link >= 0) ++size[static_cast<std::size_t>(of_link)];
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    const int of_link = block[get(edge_index, edge)];
    if (of_link < 0 || size[static_cast<std::size_t>(of_link)] != 1) continue;
    const Node a = static_cast<Node>(source(edge, graph));
    const Node b = static_cast<Node>(target(edge, graph));
    result.bridges.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::sort(result.bridges.begin(), result.bridges.end());
}

int count_parts(const SupplyGraph& graph) {
  std::vector<bool> seen(graph.names.size(), false);
  std::vector<Node> open;
  int parts = 0;
  for (std::size_t start = 0; start < seen.size(); ++start) {
    if (seen[start]) continue;
    ++parts;
    seen[start] = true;
    open.push_back(static_cast<Node>(start));
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      for (const auto* side : {&graph.suppliers, &graph.buyers})
        for (const Node next : (*side)[node])
          if (!seen[next]) {
            seen[next] = true;
            open.push_back(next);
          }
    }
  }
  return parts;
}

}  // namespace

std::optional<Node> SupplyGraph::find(const std::string& name) const {
  return find_name(names, name);
}

SupplyGraph make_supply_graph(const std::vector<std::pair<std::string, std::string>>& links,
                              const std::vector<std::string>& isolated) {
  SupplyGraph graph;
  graph.names = isolated;
  for (const auto& [supplier, buyer] : links) {
    graph.names.push_back(supplier);
    graph.names.push_back(buyer);
  }
  sort_names(graph.names);
  std::unordered_map<std::string_view, Node> place;
  place.reserve(graph.names.size());
  for (const std::string& name : graph.names) place.emplace(name, static_cast<Node>(place.size()));

  std::vector<Link> pairs;
  pairs.reserve(links.size());
  for (const auto& [supplier, buyer] : links)
    if (supplier != buyer) pairs.emplace_back(place[supplier], place[buyer]);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Node> suppliers;
  std::vector<Node> buyers;
  for (const auto& [supplier, buyer] : pairs) {
    suppliers.push_back(supplier);
    buyers.push_back(buyer);
  }
  graph.suppliers = {graph.names.size(), buyers, suppliers};
  graph.buyers = {graph.names.size(), suppliers, buyers};
  return graph;
}

Connectivity connectivity_of(const SupplyGraph& graph) {
  Connectivity result;
  const std::vector<Link> links = both_directions(links_of(graph));
  find_blocks(links, boost_graph(links, graph.names.size()), result);
  result.weak_components = count_parts(graph);
  const Components components = suppliers_first(graph.suppliers);
  for (std::size_t c = 0; c < components.size(); ++c) {
    const int size = static_cast<int>(components[c].size());
    if (size < 2) continue;
    ++result.cycles;
    result.largest_cycle = std::max(result.largest_cycle, size);
  }
  return result;
}

std::vector<double> betweenness_of(const SupplyGraph& graph) {
  const std::size_t count = graph.names.size();
  std::vector<double> paths(count, 0);
  if (count < 3) return paths;
  const Directed directed = boost_graph(links_of(graph), count);
  const auto index = get(boost::vertex_index, directed);
  const auto by_node = [&](auto& numbers) {
    return boost::make_iterator_property_map(numbers.begin(), index);
  };
  std::vector<std::vector<boost::graph_traits<Directed>::edge_descriptor>> incoming(count);
  std::vector<int> distance(count);
  std::vector<double> dependency(count);
  // A double: a ladder of 60 diamonds has 2^60 shortest paths.
  std::vector<double> path_count(count);
  boost::brandes_betweenness_centrality(directed, by_node(paths), boost::dummy_property_map(),
                                        by_node(incoming), by_node(distance), by_node(dependency),
                                        by_node(path_count), index);
  const double pairs = static_cast<double>(count - 1) * static_cast<double>(count - 2);
  for (double& share : paths) share /= pairs;
  return paths;
}

}  // namespace quire::supplier_risk
