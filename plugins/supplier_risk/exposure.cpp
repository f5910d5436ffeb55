#include "supplier_risk/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace quire::supplier_risk {
namespace {

constexpr double kRoundingSlack = 0.005;
// Floating sums of ten tenths may come out as 1.0000000000000002: no rounding to speak of.
constexpr double kNoise = 1e-12;
constexpr double kSettled = 1e-14;  // largest change of a last sweep
// Work limit for one loop: a few hundredths of a second, or the sweeps a large one needs.
constexpr double kLinkVisits = 1e6;
constexpr double kSweeps = 1000;
constexpr double kClosedLoop = 1e-12;  // 1 minus the chance to return, below which nothing leaks

ShareGraph invalid(const char* status, const char* code) {
  ShareGraph graph;
  graph.status = status;
  graph.warnings = {code};
  return graph;
}

/// Sums the links to one supplier into one; true when there were any to sum.
bool merge_duplicates(std::vector<ShareGraph::Link>& links) {
  std::stable_sort(links.begin(), links.end(),
                   [](const auto& a, const auto& b) { return a.supplier < b.supplier; });
  std::vector<ShareGraph::Link> merged;
  for (const ShareGraph::Link& link : links) {
    if (!merged.empty() && merged.back().supplier == link.supplier)
      merged.back().share += link.share;
    else
      merged.push_back(link);
  }
  const bool any = merged.size() < links.size();
  links = std::move(merged);
  return any;
}

double sum_of(const std::vector<ShareGraph::Link>& links) {
  double sum = 0;
  for (const ShareGraph::Link& link : links) sum += link.share;
  return sum;
}

double inflow(const ShareGraph& graph, Node node, const std::vector<double>& value) {
  double sum = 0;
  for (const ShareGraph::Link& link : graph.inputs[node]) sum += link.share * value[link.supplier];
  return sum;
}

/// Sweeps over one component from zero, which climbs to the smallest solution. False when the work
/// limit ended it.
bool settle(const ShareGraph& graph, const std::vector<Node>& component,
            const std::vector<bool>& fixed, std::vector<double>& hit) {
  double links = 0;
  bool loop = component.size() > 1;
  for (Node node : component) {
    links += static_cast<double>(graph.inputs[node].size());
    for (const ShareGraph::Link& link : graph.inputs[node]) loop = loop || link.supplier == node;
  }
  const double sweeps = std::max(kSweeps, kLinkVisits / (links + 1));
  for (double sweep = 0; sweep < sweeps; ++sweep) {
    double change = 0;
    for (Node node : component) {
      if (fixed[node]) continue;
      const double next = std::min(1.0, inflow(graph, node, hit));
      change = std::max(change, std::abs(next - hit[node]));
      hit[node] = next;
    }
    if (!loop || change < kSettled) return true;
  }
  return false;
}

}  // namespace

std::optional<Node> ShareGraph::find(const std::string& name) const {
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  if (found == names.end() || *found != name) return {};
  return static_cast<Node>(found - names.begin());
}

ShareGraph make_share_graph(const std::vector<ShareRow>& rows,
                            const std::vector<std::string>& isolated) {
  ShareGraph graph;
  std::set<std::string> warnings;
  graph.names = isolated;
  for (const ShareRow& row : rows) {
    if (row.share < 0) return invalid("invalid_negative", "E_NEG");
    if (row.share == 0) warnings.insert("W_ZERO");
    if (row.supplier == row.buyer) warnings.insert("W_SELF");
    graph.names.push_back(row.supplier);
    graph.names.push_back(row.buyer);
  }
  std::sort(graph.names.begin(), graph.names.end());
  graph.names.erase(std::unique(graph.names.begin(), graph.names.end()), graph.names.end());

  graph.inputs.resize(graph.names.size());
  for (const ShareRow& row : rows)
    graph.inputs[*graph.find(row.buyer)].push_back({*graph.find(row.supplier), row.share});
  for (std::vector<ShareGraph::Link>& links : graph.inputs) {
    if (merge_duplicates(links)) warnings.insert("W_DUP");
    const double bought = sum_of(links);
    if (!(bought <= 1 + kRoundingSlack)) return invalid("invalid_overfull", "E_OVERFULL");
    if (bought > 1 + kNoise) warnings.insert("W_RENORM");
    for (ShareGraph::Link& link : links) link.share /= std::max(1.0, bought);
  }
  std::vector<std::vector<Node>> suppliers(graph.names.size());
  for (std::size_t buyer = 0; buyer < graph.inputs.size(); ++buyer)
    for (const ShareGraph::Link& link : graph.inputs[buyer])
      suppliers[buyer].push_back(link.supplier);
  graph.components = suppliers_first(suppliers);
  graph.status = "ok";
  graph.warnings.assign(warnings.begin(), warnings.end());
  return graph;
}

std::vector<Interval> hit_shares(const ShareGraph& graph, const std::vector<Node>& targets) {
  std::vector<double> low(graph.names.size(), 0);
  std::vector<bool> fixed(graph.names.size(), false);
  for (Node target : targets) {
    low[target] = 1;
    fixed[target] = true;
  }
  std::vector<Node> unsettled;
  for (const std::vector<Node>& component : graph.components)
    if (!settle(graph, component, fixed, low))
      unsettled.insert(unsettled.end(), component.begin(), component.end());
  std::vector<double> high = low;
  if (!unsettled.empty()) {
    // What cannot be settled may be all: fixed at 1, the rest is solved again.
    for (Node node : unsettled) {
      if (!fixed[node]) high[node] = 1;
      fixed[node] = true;
    }
    for (const std::vector<Node>& component : graph.components)
      settle(graph, component, fixed, high);
  }
  std::vector<Interval> hit;
  for (std::size_t node = 0; node < low.size(); ++node)
    hit.push_back(Interval::between(low[node], high[node]));
  return hit;
}

Exposure expose(const ShareGraph& graph, Node target) {
  Exposure exposure;
  exposure.hit = hit_shares(graph, {target});
  double bought = 0;
  double low = 0;
  double high = 0;
  for (const ShareGraph::Link& link : graph.inputs[target]) {
    bought += link.share;
    low += link.share * exposure.hit[link.supplier].low();
    high += link.share * exposure.hit[link.supplier].high();
  }
  const double added = std::max(0.0, 1 - bought);
  // L_xx = 1 / (1 - chance that a walk from x comes back to x).
  const Interval own =
      1 - high < kClosedLoop ? Interval() : Interval::between(1 / (1 - low), 1 / (1 - high));
  for (const Interval& hit : exposure.hit) {
    exposure.gross.push_back(own.known() ? hit * own : Interval());
    exposure.origin.push_back(own.known() ? hit * own * Interval(added) : Interval());
  }
  return exposure;
}

}  // namespace quire::supplier_risk
