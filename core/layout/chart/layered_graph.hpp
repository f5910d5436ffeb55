#pragma once

#include <optional>
#include <vector>

#include "base/geometry.hpp"
#include "document/document.hpp"

namespace quire::core::charts {

/// A node, or the bend of an edge on its way past a layer.
struct GraphVertex {
  std::optional<std::size_t> node;  // of the chart
  std::size_t layer = 0;
  std::vector<std::size_t> before;  // neighbours in the layer on the left
  std::vector<std::size_t> after;   // and on the right
  Points height = 0;                // the air around it included
  Points y = 0;                     // of its middle
};

/// An edge as the vertices that it passes, one a layer, from left to right.
struct GraphRoute {
  std::size_t edge = 0;
  std::vector<std::size_t> vertices;  // two of one layer where both ends are there
  bool leftward = false;              // the edge leads from the last vertex to the first
};

/// After Sugiyama, Tagawa and Toda (1981), with the layers given.
struct LayeredGraph {
  std::vector<GraphVertex> vertices;             // those of the nodes first, in the chart's order
  std::vector<std::vector<std::size_t>> layers;  // vertices from top to bottom
  std::vector<GraphRoute> routes;
};

bool within_layer(const LayeredGraph& graph, const GraphRoute& route);

/// Layers without a node are left out, edges between nodes that are not there too.
LayeredGraph layer_graph(const Chart& chart);

/// Orders each layer by the mean place of its vertices' neighbours, in sweeps to and fro, and keeps
/// the order with the fewest crossings.
void order_layers(LayeredGraph& graph);
std::size_t crossings(const LayeredGraph& graph);

/// Height of the tallest layer.
Points least_height(const LayeredGraph& graph);
/// Sets each `y` within 0 and `height`, which is no less: near the neighbours, in the layer's
/// order.
void place_vertices(LayeredGraph& graph, Points height);

}  // namespace quire::core::charts
