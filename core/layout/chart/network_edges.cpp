#include "layout/chart/network_edges.hpp"

#include <algorithm>
#include <map>

#include "layout/chart/axis.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kThinnest = 0.6;
constexpr Points kWidest = 3.4;
constexpr Points kHead = 4;
constexpr double kLight = 0.4;
constexpr int kCurveSteps = 12;
constexpr double kPorts = 0.7;  // of a node's side, where edges begin and end

const std::vector<Points> kDash{3, 2};

struct Widths {
  Points low = kThinnest;
  Points high = kThinnest;
};

double greatest_weight(const Chart& chart) {
  double greatest = 0;
  for (const ChartEdge& edge : chart.edges)
    if (const Reading weight = read(edge.weight, Axis::Scale::linear); weight.known())
      greatest = std::max(greatest, weight.extent.high);
  return greatest;
}

Widths widths_of(const ChartEdge& edge, double greatest) {
  const Reading weight = read(edge.weight, Axis::Scale::linear);
  if (weight.kind == Reading::Kind::infinite) return {kWidest, kWidest};
  if (!weight.known() || greatest <= 0) return {};
  const auto width = [&](double value) {
    return kThinnest + (kWidest - kThinnest) * std::clamp(value / greatest, 0.0, 1.0);
  };
  const Extent& extent = weight.extent;
  return {extent.open_low ? kThinnest : width(extent.low),
          extent.open_high ? kWidest : width(extent.high)};
}

/// A cubic curve that leaves and arrives level.
void add_curve(std::vector<Point>& path, Point from, Point to) {
  for (int i = path.empty() ? 0 : 1; i <= kCurveSteps; ++i) {
    const double t = static_cast<double>(i) / kCurveSteps;
    const double s = t * t * (3 - 2 * t);
    path.push_back({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * s});
  }
}

void add_bulge(std::vector<Point>& path, Point from, Point to) {
  for (int i = 0; i <= kCurveSteps; ++i) {
    const double t = static_cast<double>(i) / kCurveSteps;
    path.push_back(
        {from.x + (kBulge - kWidest / 2) * 4 * t * (1 - t), from.y + (to.y - from.y) * t});
  }
}

/// Where routes touch the sides of their nodes: below one another, in the order of where they go.
class Ports {
 public:
  Ports(const LayeredGraph& graph, const std::vector<Rect>& areas) {
    for (std::size_t i = 0; i < graph.routes.size(); ++i) {
      const auto& vertices = graph.routes[i].vertices;
      const bool within = within_layer(graph, graph.routes[i]);
      add(vertices.front(), 1, i, true, areas[vertices[1]]);
      add(vertices.back(), within ? 1 : 0, i, false, areas[vertices[vertices.size() - 2]]);
    }
    for (auto& [side, ends] : sides_) {
      std::stable_sort(ends.begin(), ends.end(),
                       [](const End& a, const End& b) { return a.toward < b.toward; });
      const Rect& area = areas[side.first];
      for (std::size_t i = 0; i < ends.size(); ++i) {
        const double part = (static_cast<double>(i) + 0.5) / static_cast<double>(ends.size());
        places_[{ends[i].route, ends[i].first}] = {
            side.second == 1 ? area.right() : area.x,
            area.y + area.height * ((1 - kPorts) / 2 + kPorts * part)};
      }
    }
  }

  Point first(std::size_t route) const { return places_.at({route, true}); }
  Point last(std::size_t route) const { return places_.at({route, false}); }

 private:
  struct End {
    std::size_t route;
    bool first;
    Points toward;
  };

  void add(std::size_t vertex, int side, std::size_t route, bool first, const Rect& toward) {
    sides_[{vertex, side}].push_back({route, first, toward.y + toward.height / 2});
  }

  std::map<std::pair<std::size_t, int>, std::vector<End>> sides_;  // of vertices: 0 left, 1 right
  std::map<std::pair<std::size_t, bool>, Point> places_;
};

void draw_head(Canvas& canvas, Point tip, double direction, Points width, Color color) {
  const Points half = std::max(kHead / 2, width);
  canvas.polygon(
      {tip, {tip.x - direction * kHead, tip.y - half}, {tip.x - direction * kHead, tip.y + half}},
      color);
}

std::vector<Point> path_of(const LayeredGraph& graph, const GraphRoute& route, Point first,
                           Point last, const std::vector<Rect>& areas) {
  std::vector<Point> path;
  if (within_layer(graph, route)) {
    add_bulge(path, first, last);
    return path;
  }
  Point at = first;
  for (std::size_t i = 1; i + 1 < route.vertices.size(); ++i) {
    const Rect& bend = areas[route.vertices[i]];
    add_curve(path, at, {bend.x, bend.y});
    at = {bend.right(), bend.y};
    path.push_back(at);
  }
  add_curve(path, at, last);
  return path;
}

}  // namespace

bool any_within_layer(const LayeredGraph& graph) {
  return std::any_of(graph.routes.begin(), graph.routes.end(),
                     [&](const GraphRoute& route) { return within_layer(graph, route); });
}

void draw_edges(Canvas& canvas, const Chart& chart, const LayeredGraph& graph,
                const std::vector<Rect>& areas) {
  const Ports ports(graph, areas);
  const double greatest = greatest_weight(chart);
  const Color color = context_color(canvas.theme());
  for (std::size_t i = 0; i < graph.routes.size(); ++i) {
    const GraphRoute& route = graph.routes[i];
    const ChartEdge& edge = chart.edges[route.edge];
    const auto path = path_of(graph, route, ports.first(i), ports.last(i), areas);
    const Widths widths = widths_of(edge, greatest);
    if (widths.high > widths.low) canvas.polyline(path, {canvas.tint(color, kLight), widths.high, {}});
    canvas.polyline(path, {color, widths.low, edge.unconfirmed ? kDash : std::vector<Points>{}});
    const bool into_left = !route.leftward && !within_layer(graph, route);
    draw_head(canvas, route.leftward ? ports.first(i) : ports.last(i), into_left ? 1 : -1,
              widths.low, color);
  }
}

std::vector<LegendEntry> edge_legend(const Chart& chart) {
  const auto unconfirmed = [](const ChartEdge& edge) { return edge.unconfirmed; };
  if (std::none_of(chart.edges.begin(), chart.edges.end(), unconfirmed)) return {};
  const auto entry = [](std::string words, const std::vector<Points>& dash) {
    return LegendEntry{std::move(words), [dash](Canvas& canvas, const Rect& area) {
                         const Points middle = area.y + area.height / 2;
                         canvas.line({area.x, middle}, {area.right(), middle},
                                     {context_color(canvas.theme()), 1.2, dash});
                       }};
  };
  return {entry("confirmed", {}), entry("unconfirmed", kDash)};
}

std::string weight_words(const Chart& chart) {
  const double greatest = greatest_weight(chart);
  if (greatest <= 0) return {};
  Value most;
  most.kind = Value::Kind::number;
  most.low = most.high = greatest;
  most.unit = chart.y.unit;
  return "Line width: " + (chart.y.title.empty() ? "weight" : chart.y.title) + ", up to " +
         format(most);
}

}  // namespace quire::core::charts
