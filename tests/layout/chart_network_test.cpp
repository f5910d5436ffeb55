#include <catch2/catch.hpp>
#include <random>

#include "layout/chart/layered_graph.hpp"
#include "layout/chart_support.hpp"

using namespace quire::test;

namespace {

const Theme kTheme;

Chart network(const std::vector<std::pair<std::string, int>>& nodes,
              const std::vector<std::pair<std::string, std::string>>& edges) {
  Chart chart;
  chart.kind = Chart::Kind::network;
  for (const auto& [key, layer] : nodes) chart.nodes.push_back({key, "node " + key, layer, false});
  for (const auto& [from, to] : edges) chart.edges.push_back({from, to, number(1), false});
  return chart;
}

std::string order_of(const Chart& chart, const charts::LayeredGraph& graph) {
  std::string text;
  for (const auto& layer : graph.layers) {
    text += text.empty() ? "" : " |";
    for (std::size_t vertex : layer) {
      const auto node = graph.vertices[vertex].node;
      text += " " + (node ? chart.nodes[*node].key : std::string("."));
    }
  }
  return text;
}

}  // namespace

TEST_CASE("layers are ordered so that few edges cross", "[chart][network]") {
  const Chart chart = network({{"a", 0}, {"b", 0}, {"c", 0}, {"x", 1}, {"y", 1}, {"z", 1}},
                              {{"a", "z"}, {"b", "y"}, {"c", "x"}});
  charts::LayeredGraph graph = charts::layer_graph(chart);
  CHECK(charts::crossings(graph) == 3);
  charts::order_layers(graph);
  CHECK(charts::crossings(graph) == 0);
  CHECK(order_of(chart, graph) == " a b c | z y x");
}

TEST_CASE("an edge past a layer bends around its nodes", "[chart][network]") {
  const Chart chart =
      network({{"a", 0}, {"m", 1}, {"z", 5}}, {{"a", "m"}, {"m", "z"}, {"a", "z"}, {"z", "a"}});
  const charts::LayeredGraph graph = charts::layer_graph(chart);
  CHECK(order_of(chart, graph) == " a | m . . | z");
  CHECK(graph.routes[2].vertices.size() == 3);
  CHECK_FALSE(graph.routes[2].leftward);
  CHECK(graph.routes[3].leftward);
}

TEST_CASE("vertices of a layer keep their order and their distance", "[chart][network]") {
  const Chart chart =
      network({{"a", 0}, {"x", 1}, {"y", 1}, {"z", 1}}, {{"a", "x"}, {"a", "y"}, {"a", "z"}});
  charts::LayeredGraph graph = charts::layer_graph(chart);
  for (charts::GraphVertex& vertex : graph.vertices) vertex.height = 20;
  charts::order_layers(graph);
  CHECK(charts::least_height(graph) == 60);
  charts::place_vertices(graph, 100);
  CHECK(graph.vertices[0].y == Approx(50));
  for (std::size_t i = 1; i < 4; ++i)
    CHECK(graph.vertices[i].y == Approx(30 + 20 * static_cast<double>(i - 1)));
}

TEST_CASE("a network shows names, rings, widths and what is unconfirmed", "[chart][network]") {
  Chart chart = network({{"a", 0}, {"b", 1}, {"c", 1}}, {{"a", "b"}, {"a", "c"}, {"b", "c"}});
  chart.nodes[0].highlighted = true;
  chart.edges[0].weight = interval(20, 60);
  chart.edges[1].unconfirmed = true;
  chart.y.title = "share of supply";
  chart.y.unit = "%";
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  for (const char* words : {"node a", "node b", "node c", "confirmed", "unconfirmed",
                            "Line width: share of supply, up to 60\u00A0%"}) {
    CAPTURE(words);
    CHECK(says(frame, words));
  }
  std::size_t rings = 0;
  std::size_t dashed = 0;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item); shape != nullptr && shape->stroke) {
      rings += shape->stroke->color == kTheme.accent && shape->stroke->width == 2.25;
      dashed += !shape->stroke->dash.empty();
    }
  CHECK(rings == 1);
  CHECK(dashed == 2);  // the edge and its sample
}

TEST_CASE("any network keeps within the frame", "[chart][network][property]") {
  std::mt19937 random(26);
  for (int i = 0; i < 60; ++i) {
    Chart chart;
    chart.kind = Chart::Kind::network;
    const int layers = 1 + static_cast<int>(random() % 25);
    const std::size_t nodes = 1 + random() % 25;
    for (std::size_t n = 0; n < nodes; ++n)
      chart.nodes.push_back({std::to_string(n),
                             std::string(1 + random() % 60, 'w') + " " + std::to_string(n),
                             static_cast<std::int64_t>(random() % layers), random() % 5 == 0});
    const std::size_t edges = random() % (i % 10 == 0 ? 600 : 40);
    for (std::size_t e = 0; e < edges; ++e)
      chart.edges.push_back({std::to_string(random() % 26), std::to_string(random() % 26),
                             random() % 3 == 0 ? unknown() : number(1e-12 * (random() % 9)),
                             random() % 3 == 0});
    CAPTURE(i);
    const Frame frame = draw(chart, i % 2 == 0 ? kHalf : kFull);
    REQUIRE(fault(frame) == "");
    REQUIRE(frame.size.height <= mm(215));
  }
}
