#include <set>
#include <utility>

#include "host/section_builder.hpp"
#include "quire/abi.h"

namespace quire::core {
namespace {

constexpr std::size_t kMostNodes = 25;  // more make a hairball
constexpr std::int64_t kLastLayer = 24;

bool is_weight(const Value& value) {
  switch (value.kind) {
    case Value::Kind::unknown:
    case Value::Kind::infinite:
      return true;
    case Value::Kind::number:
    case Value::Kind::interval:
      return value.low >= 0;
    default:
      return false;
  }
}

}  // namespace

void SectionBuilder::network(const WireNode& node, Chart& chart) {
  std::set<std::string> keys;
  for (const WireNode& child : node.children) {
    if (child.element != QUIRE_NODE) continue;
    chart.nodes.push_back(network_node(child, chart));
    if (!keys.insert(chart.nodes.back().key).second)
      problem(child, "of chart " + quote(chart.key) + " has a key that another node has");
  }
  std::set<std::pair<std::string, std::string>> ends;
  for (const WireNode& child : node.children) {
    if (child.element != QUIRE_EDGE) continue;
    chart.edges.push_back(network_edge(child, chart));
    const ChartEdge& edge = chart.edges.back();
    const std::string place = "from " + quote(edge.from) + " to " + quote(edge.to) + " ";
    for (const std::string& end : {edge.from, edge.to})
      if (keys.count(end) == 0) problem(child, place + "names no node " + quote(end));
    if (edge.from == edge.to) problem(child, place + "leads nowhere");
    if (!ends.insert({edge.from, edge.to}).second) problem(child, place + "is there twice");
  }
  if (chart.kind != Chart::Kind::network) {
    if (!chart.nodes.empty() || !chart.edges.empty())
      problem(node, "has nodes or edges; the kind for that is \"network\"");
  } else if (chart.nodes.empty()) {
    problem(node, "has no nodes");
  } else if (chart.nodes.size() > kMostNodes) {
    problem(node, "has " + std::to_string(chart.nodes.size()) + " nodes, more than " +
                      std::to_string(kMostNodes));
  }
}

ChartNode SectionBuilder::network_node(const WireNode& node, const Chart& chart) {
  ChartNode out;
  out.key = required_text(node, QUIRE_KEY, "key");
  out.label = required_text(node, QUIRE_LABEL, "label");
  out.highlighted = flag(node, QUIRE_EMPHASIZED);
  const WireAttribute* level = node.find(QUIRE_LEVEL);
  if (level == nullptr || level->integer < 0 || level->integer > kLastLayer)
    problem(node, "of chart " + quote(chart.key) + " has no layer from 0 to " +
                      std::to_string(kLastLayer));
  else
    out.layer = level->integer;
  return out;
}

ChartEdge SectionBuilder::network_edge(const WireNode& node, const Chart& chart) {
  ChartEdge edge;
  edge.from = text(node, QUIRE_ORIGIN);
  edge.to = text(node, QUIRE_TARGET);
  if (const WireAttribute* weight = node.find(QUIRE_Y)) edge.weight = value(weight->value);
  if (!is_weight(edge.weight))
    problem(node, "from " + quote(edge.from) + " to " + quote(edge.to) + " of chart " +
                      quote(chart.key) + " has a weight that is not a positive number");
  edge.unconfirmed = word(node, QUIRE_STATE, "state", {"confirmed", "unconfirmed"}, 0) == 1;
  return edge;
}

}  // namespace quire::core
