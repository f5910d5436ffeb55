#pragma once

#include "layout/chart/layered_graph.hpp"
#include "layout/chart/marks.hpp"

namespace quire::core::charts {

/// More make a hairball, whatever their order.
constexpr std::size_t kMostNodes = 25;
/// How far an edge within a layer reaches over its nodes' right side.
constexpr Points kBulge = 14;

bool any_within_layer(const LayeredGraph& graph);

/// Edges as curves with a head at their target, from and to `areas` of the vertices; as wide as
/// their weight, an interval light to its high end; unconfirmed ones dashed.
void draw_edges(Canvas& canvas, const Chart& chart, const LayeredGraph& graph,
                const std::vector<Rect>& areas);

std::vector<LegendEntry> edge_legend(const Chart& chart);

/// "Line width: share of supply, up to 60 %"; empty without a weight.
std::string weight_words(const Chart& chart);

}  // namespace quire::core::charts
