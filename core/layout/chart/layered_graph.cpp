#include "layout/chart/layered_graph.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "layout/chart/label_placement.hpp"

namespace quire::core::charts {
namespace {

constexpr int kSweeps = 8;
constexpr int kPlacingRounds = 6;
// With more bends than a page has room for, edges lie behind the nodes that they pass.
constexpr std::size_t kMostBends = 60;

std::size_t bends_of(const LayeredGraph& graph, std::size_t from, std::size_t to) {
  const std::size_t a = graph.vertices[from].layer;
  const std::size_t b = graph.vertices[to].layer;
  const std::size_t distance = a < b ? b - a : a - b;
  return distance > 1 ? distance - 1 : 0;
}

void add_route(LayeredGraph& graph, std::size_t edge, std::size_t from, std::size_t to,
               bool with_bends) {
  GraphRoute route{edge, {}, graph.vertices[from].layer > graph.vertices[to].layer};
  if (route.leftward) std::swap(from, to);
  route.vertices.push_back(from);
  const std::size_t last = graph.vertices[to].layer;
  for (std::size_t layer = graph.vertices[from].layer + 1; with_bends && layer < last; ++layer) {
    route.vertices.push_back(graph.vertices.size());
    graph.layers[layer].push_back(graph.vertices.size());
    graph.vertices.push_back({{}, layer, {}, {}, 0, 0});
  }
  route.vertices.push_back(to);
  for (std::size_t i = 1; i < route.vertices.size(); ++i) {
    GraphVertex& left = graph.vertices[route.vertices[i - 1]];
    GraphVertex& right = graph.vertices[route.vertices[i]];
    if (left.layer == right.layer) continue;
    left.after.push_back(route.vertices[i]);
    right.before.push_back(route.vertices[i - 1]);
  }
  graph.routes.push_back(std::move(route));
}

std::vector<std::size_t> ranks(const LayeredGraph& graph) {
  std::vector<std::size_t> rank(graph.vertices.size());
  for (const auto& layer : graph.layers)
    for (std::size_t i = 0; i < layer.size(); ++i) rank[layer[i]] = i;
  return rank;
}

using Neighbours = std::vector<std::size_t> GraphVertex::*;

void order_by(LayeredGraph& graph, std::size_t layer, Neighbours side) {
  const std::vector<std::size_t> rank = ranks(graph);
  std::map<std::size_t, double> mean;
  for (std::size_t vertex : graph.layers[layer]) {
    const auto& neighbours = graph.vertices[vertex].*side;
    double sum = 0;
    for (std::size_t neighbour : neighbours) sum += static_cast<double>(rank[neighbour]);
    mean[vertex] = neighbours.empty() ? static_cast<double>(rank[vertex])
                                      : sum / static_cast<double>(neighbours.size());
  }
  std::stable_sort(graph.layers[layer].begin(), graph.layers[layer].end(),
                   [&](std::size_t a, std::size_t b) { return mean[a] < mean[b]; });
}

/// Moves the vertices of a layer towards the mean of their neighbours as far as its order allows.
void pull(LayeredGraph& graph, const std::vector<std::size_t>& layer, Points height) {
  std::vector<Points> wanted;
  std::vector<Points> heights;
  for (std::size_t index : layer) {
    const GraphVertex& vertex = graph.vertices[index];
    double sum = 0;
    std::size_t count = 0;
    for (const auto& side : {vertex.before, vertex.after})
      for (std::size_t neighbour : side) {
        sum += graph.vertices[neighbour].y;
        ++count;
      }
    const Points own = count == 0 ? vertex.y : sum / static_cast<double>(count);
    wanted.push_back(wanted.empty() ? own : std::max(own, wanted.back()));
    heights.push_back(vertex.height);
  }
  const std::vector<Points> middles = spread(wanted, heights, 0, height);
  for (std::size_t i = 0; i < layer.size(); ++i) graph.vertices[layer[i]].y = middles[i];
}

}  // namespace

bool within_layer(const LayeredGraph& graph, const GraphRoute& route) {
  return graph.vertices[route.vertices.front()].layer ==
         graph.vertices[route.vertices.back()].layer;
}

LayeredGraph layer_graph(const Chart& chart) {
  LayeredGraph graph;
  std::set<std::int64_t> numbers;
  for (const ChartNode& node : chart.nodes) numbers.insert(node.layer);
  graph.layers.resize(numbers.size());
  std::map<std::string, std::size_t> vertex_of;
  for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
    const auto layer = static_cast<std::size_t>(
        std::distance(numbers.begin(), numbers.find(chart.nodes[i].layer)));
    vertex_of.emplace(chart.nodes[i].key, i);
    graph.vertices.push_back({i, layer, {}, {}, 0, 0});
    graph.layers[layer].push_back(i);
  }
  struct Ends {
    std::size_t edge, from, to;
  };
  std::vector<Ends> edges;
  std::size_t bends = 0;
  for (std::size_t i = 0; i < chart.edges.size(); ++i) {
    const auto from = vertex_of.find(chart.edges[i].from);
    const auto to = vertex_of.find(chart.edges[i].to);
    if (from == vertex_of.end() || to == vertex_of.end() || from == to) continue;
    edges.push_back({i, from->second, to->second});
    bends += bends_of(graph, from->second, to->second);
  }
  for (const Ends& ends : edges)
    add_route(graph, ends.edge, ends.from, ends.to, bends <= kMostBends);
  return graph;
}

std::size_t crossings(const LayeredGraph& graph) {
  const std::vector<std::size_t> rank = ranks(graph);
  std::size_t count = 0;
  for (const auto& layer : graph.layers) {
    std::vector<std::pair<std::size_t, std::size_t>> lines;
    for (std::size_t vertex : layer)
      for (std::size_t right : graph.vertices[vertex].after)
        lines.emplace_back(rank[vertex], rank[right]);
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        count += (lines[i].first < lines[j].first && lines[i].second > lines[j].second) ||
                 (lines[i].first > lines[j].first && lines[i].second < lines[j].second);
  }
  return count;
}

void order_layers(LayeredGraph& graph) {
  auto best = graph.layers;
  std::size_t fewest = crossings(graph);
  for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
    const bool rightward = sweep % 2 == 0;
    for (std::size_t step = 1; step < graph.layers.size(); ++step)
      rightward ? order_by(graph, step, &GraphVertex::before)
                : order_by(graph, graph.layers.size() - 1 - step, &GraphVertex::after);
    if (const std::size_t now = crossings(graph); now < fewest) {
      fewest = now;
      best = graph.layers;
    }
  }
  graph.layers = std::move(best);
}

Points least_height(const LayeredGraph& graph) {
  Points tallest = 0;
  for (const auto& layer : graph.layers) {
    Points height = 0;
    for (std::size_t vertex : layer) height += graph.vertices[vertex].height;
    tallest = std::max(tallest, height);
  }
  return tallest;
}

void place_vertices(LayeredGraph& graph, Points height) {
  for (const auto& layer : graph.layers)
    for (std::size_t i = 0; i < layer.size(); ++i)
      graph.vertices[layer[i]].y =
          height * (static_cast<double>(i) + 0.5) / static_cast<double>(layer.size());
  for (int round = 0; round < kPlacingRounds; ++round)
    for (const auto& layer : graph.layers) pull(graph, layer, height);
}

}  // namespace quire::core::charts
