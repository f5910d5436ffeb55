#include <algorithm>

#include "layout/chart/axis.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/tallest_chart.hpp"
#include "layout/chart/layered_graph.hpp"
#include "layout/chart/network_edges.hpp"
#include "layout/chart/notes.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kLeastHeight = mm(34);
constexpr Points kWidestNode = mm(32);
constexpr Points kNarrowestName = 34;  // below it nodes have numbers for names
constexpr Points kNarrowestNode = 13;  // holds a number of two digits
constexpr double kNodePart = 0.76;     // of the pitch from layer to layer
constexpr Points kNodeAir = 2;         // between its outline and its words
constexpr Points kBetweenNodes = 7;
constexpr Points kBend = 5;
constexpr Points kRing = 2.25;
constexpr Points kOutline = 0.6;

struct Names {
  std::vector<std::vector<std::string>> lines;  // by node
  bool numbered = false;
};

TextRole name_role(const Canvas& canvas, const ChartNode& node) {
  TextRole role = canvas.label();
  role.color = canvas.theme().ink;
  return node.highlighted ? canvas.strong_label() : role;
}

Names name_nodes(const Chart& chart, Points width, std::size_t most_lines, const Canvas& canvas) {
  Names names;
  names.numbered = width < kNarrowestName;
  for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
    const ChartNode& node = chart.nodes[i];
    // Not balanced: in so little width that would break words.
    names.lines.push_back(names.numbered ? std::vector{std::to_string(i + 1)}
                                         : canvas.wrapped(node.label, name_role(canvas, node),
                                                          width - 2 * kNodeAir, most_lines));
  }
  return names;
}

void set_heights(LayeredGraph& graph, const Names& names, Points leading) {
  for (GraphVertex& vertex : graph.vertices)
    vertex.height =
        vertex.node
            ? static_cast<double>(std::max<std::size_t>(names.lines[*vertex.node].size(), 1)) *
                      leading +
                  2 * kNodeAir + kBetweenNodes
            : kBend;
}

/// Names that the nodes show as numbers or cut.
void note_names(const Chart& chart, const Names& names, Points width, Notes& notes) {
  const std::size_t together = width > mm(120) ? 8 : 4;  // names on the two lines of a note
  std::vector<std::string> listed;
  for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
    const bool cut = names.lines[i].empty() || names.lines[i].back().find("…") != std::string::npos;
    if (names.numbered)
      listed.push_back(std::to_string(i + 1) + " " + chart.nodes[i].label);
    else if (cut)
      listed.push_back(chart.nodes[i].label);
  }
  for (std::size_t i = 0; i < listed.size(); i += together)
    notes.add_names(
        names.numbered ? "Nodes" : "In full",
        {listed.begin() + static_cast<std::ptrdiff_t>(i),
         listed.begin() + static_cast<std::ptrdiff_t>(std::min(i + together, listed.size()))});
}

void draw_node(Canvas& canvas, const ChartNode& node, const std::vector<std::string>& lines,
               const Rect& area) {
  const Points stroke = node.highlighted ? kRing : kOutline;
  canvas.rectangle(
      {area.x + stroke / 2, area.y + stroke / 2, area.width - stroke, area.height - stroke},
      canvas.theme().paper,
      Stroke{node.highlighted ? canvas.theme().accent : canvas.theme().ink, stroke, {}});
  const TextRole role = name_role(canvas, node);
  Points baseline = area.y + area.height / 2 + role.size * 0.36 -
                    (static_cast<double>(lines.size()) - 1) * role.leading / 2;
  for (const std::string& line : lines) {
    canvas.text(line, {area.x + area.width / 2, baseline}, role, Anchor::middle);
    baseline += role.leading;
  }
}

}  // namespace

Frame draw_network(const Chart& chart, Points width, Canvas canvas) {
  Notes notes;
  LayeredGraph graph = layer_graph(chart);
  const auto layers = static_cast<double>(graph.layers.size());
  const Points right = width - (any_within_layer(graph) ? kBulge : 0);
  // The last layer has no edges on its right.
  const Points node_width = std::min(kWidestNode, right * kNodePart / (layers - 1 + kNodePart));
  if (node_width < kNarrowestNode || chart.nodes.size() > kMostNodes)
    return draw_panel(std::move(canvas), "Too many layers or nodes to draw", notes, width);
  const Points pitch = layers > 1 ? (right - node_width) / (layers - 1) : 0;

  const Points legend = draw_legend(canvas, edge_legend(chart), 0, width);
  const Points available = tallest_chart(canvas.theme()) - legend - 12 * canvas.theme().note.leading;
  Names names;
  for (std::size_t lines = 3; lines > 0; --lines) {
    names = name_nodes(chart, node_width, lines, canvas);
    set_heights(graph, names, canvas.label().leading);
    if (least_height(graph) <= available) break;
  }
  note_names(chart, names, width, notes);
  if (const std::string weight = weight_words(chart); !weight.empty()) notes.add(weight);
  order_layers(graph);
  const Points height = std::max(least_height(graph), kLeastHeight);
  place_vertices(graph, height);

  std::vector<Rect> areas;
  for (const GraphVertex& vertex : graph.vertices) {
    const Points own = vertex.node ? vertex.height - kBetweenNodes : 0;
    areas.push_back(
        {static_cast<double>(vertex.layer) * pitch, legend + vertex.y - own / 2, node_width, own});
  }
  draw_edges(canvas, chart, graph, areas);
  for (std::size_t i = 0; i < chart.nodes.size(); ++i)
    draw_node(canvas, chart.nodes[i], names.lines[i], areas[i]);
  const Points bottom = legend + height;
  return std::move(canvas).finish({width, bottom + notes.draw(canvas, bottom, width) + 2});
}

}  // namespace quire::core::charts
