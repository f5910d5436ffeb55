#include <algorithm>
#include <map>

#include "base/sha256.hpp"
#include "plugins/methods/capacity_rows.hpp"
#include "plugins/methods/results.hpp"
#include "supplier_risk/and_or.hpp"
#include "supplier_risk/capacity.hpp"
#include "supplier_risk/exposure.hpp"
#include "supplier_risk/min_cut.hpp"
#include "supplier_risk/structure.hpp"

// Exposure and structure of supplier_risk: METHODS 1.4 to 1.6.
namespace quire::methods {
namespace {

using namespace supplier_risk;

// Beyond this many steps paths are not counted for every node beside the other measures.
constexpr double kMostSteps = 2e8;

void put_list(Results& results, const std::string& name, const std::string& subject,
              const std::string& stem, const std::string& list_metric,
              const std::vector<std::string>& names) {
  results.put(name, subject, stem + "_count", std::to_string(names.size()));
  results.put(name, subject, stem + "_sha256", core::sha256_hex(joined(names, "\n")));
  results.put(name, subject, list_metric, joined(names));
}

std::vector<std::string> named(const SupplyGraph& graph, const std::vector<Node>& nodes) {
  std::vector<std::string> names;
  for (const Node node : nodes) names.push_back(graph.names[node]);
  return names;
}

SupplyGraph supply_graph(const CsvTable& table, const std::vector<std::size_t>& rows,
                         const CsvTable& nodes, const std::string& name) {
  std::vector<std::pair<std::string, std::string>> links;
  for (const std::size_t row : rows)
    links.emplace_back(table.text(row, "supplier"), table.text(row, "buyer"));
  std::vector<std::string> isolated;
  for (const std::size_t row : nodes.of_case(name)) isolated.push_back(nodes.text(row, "node"));
  return make_supply_graph(links, isolated);
}

void put_betweenness(Results& results, const std::string& name, const SupplyGraph& graph) {
  const std::vector<double> shares = betweenness_of(graph);
  for (std::size_t i = 0; i < shares.size(); ++i)
    results.put(name, graph.names[i], "betweenness", shares[i]);
}

}  // namespace

void run_exposure(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable targets = inputs.table("targets");
  for (const std::string& name : cases_of({&table, &targets})) {
    std::vector<ShareRow> shares;
    for (const std::size_t row : table.of_case(name))
      shares.push_back(
          {table.text(row, "supplier"), table.text(row, "buyer"), table.number(row, "share")});
    std::vector<std::string> wanted;
    for (const std::size_t row : targets.of_case(name))
      wanted.push_back(targets.text(row, "target"));
    const ShareGraph graph = make_share_graph(shares, wanted);
    results.put(name, "graph", "warnings", joined(graph.warnings));
    results.put(name, "graph", "status", graph.status);
    if (graph.status != "ok") continue;
    for (const std::string& target : wanted) {
      const Exposure found = expose(graph, *graph.find(target));
      for (std::size_t v = 0; v < graph.names.size(); ++v) {
        const std::string subject = target + ">" + graph.names[v];
        results.put(name, subject, "hit", found.hit[v]);
        if (!found.gross[v].known()) {
          results.put(name, subject, "gross", "undefined");
          results.put(name, subject, "origin", "undefined");
          continue;
        }
        results.put(name, subject, "gross", found.gross[v]);
        results.put(name, subject, "origin", found.origin[v]);
      }
    }
  }
}

void run_exposure_min(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable targets = inputs.table("targets");
  for (const std::string& name : cases_of({&table, &targets})) {
    CapacityRows capacity(table, table.of_case(name));
    for (const std::size_t row : targets.of_case(name)) capacity.node(targets.text(row, "target"));
    results.put(name, "graph", "warnings", joined(capacity.warnings()));
    results.put(name, "graph", "status", capacity.status());
    if (capacity.status() != "ok") continue;
    const CapacityModel model(capacity.graph());
    for (const std::size_t row : targets.of_case(name)) {
      const std::string& target = targets.text(row, "target");
      const Node node = capacity.node(target);
      const std::vector<Interval> losses = model.losses_without(std::span(&node, 1));
      for (std::size_t v = 0; v < losses.size(); ++v) {
        const std::string subject = target + ">" + capacity.graph().names[v];
        results.put(name, subject, "loss_lo", losses[v].low());
        results.put(name, subject, "loss_hi", losses[v].high());
      }
    }
  }
}

void run_articulation(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable nodes = inputs.optional_table("nodes");
  const CsvTable products = inputs.optional_table("products");
  for (const std::string& name : cases_of({&table, &nodes, &products})) {
    const SupplyGraph graph = supply_graph(table, table.of_case(name), nodes, name);
    const Connectivity found = connectivity_of(graph);
    const auto put = [&](const std::string& metric, std::size_t number) {
      results.put(name, "graph", metric, std::to_string(number));
    };
    put("n_nodes", graph.names.size());
    put("n_edges_simple", graph.suppliers.link_count());
    put_list(results, name, "graph", "articulation", "articulation_points",
             named(graph, found.articulation_points));
    std::vector<std::string> bridges;
    for (const auto& [a, b] : found.bridges)
      bridges.push_back(graph.names[a] + "|" + graph.names[b]);
    std::sort(bridges.begin(), bridges.end());
    put_list(results, name, "graph", "bridge", "bridges", bridges);
    put("weak_components", static_cast<std::size_t>(found.weak_components));
    put("cyclic_sccs", static_cast<std::size_t>(found.cycles));
    put("largest_scc", static_cast<std::size_t>(found.largest_cycle));
    for (const std::size_t row : products.of_case(name)) {
      const std::string& product = products.text(row, "product");
      const auto node = graph.find(product);
      const Dominators dominators = node ? dominators_of(graph, *node) : Dominators{true, {}};
      results.put(name, product, "dominator_status", dominators.grounded ? "ok" : "ungrounded");
      put_list(results, name, product, "dominator", "dominators", named(graph, dominators.nodes));
    }
    const double steps = static_cast<double>(graph.names.size()) *
                         static_cast<double>(graph.names.size() + graph.suppliers.link_count());
    if (steps <= kMostSteps) put_betweenness(results, name, graph);
  }
}

void run_betweenness(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable nodes = inputs.optional_table("nodes");
  for (const auto& [name, rows] : table.by_case())
    put_betweenness(results, name, supply_graph(table, rows, nodes, name));
}

void run_andor(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable products = inputs.table("products");
  for (const std::string& name : cases_of({&table, &products})) {
    std::vector<AndOrRow> needs;
    for (const std::size_t row : table.of_case(name))
      needs.push_back({table.text(row, "buyer"), table.text(row, "essential_category"),
                       table.text(row, "supplier")});
    const AndOrGraph graph(needs);
    for (const std::size_t row : products.of_case(name)) {
      const std::string& product = products.text(row, "product");
      const Node node = graph.find(product);
      std::vector<std::string> points;
      if (node >= 0)
        for (const Node point : graph.single_points_of_failure(node))
          points.push_back(graph.names()[point]);
      // A product that buys nothing cannot fail through others.
      results.put(name, product, "alive_at_baseline",
                  node < 0 || graph.alive(node, -1) ? "1" : "0");
      results.put(name, product, "andor_spof_count", std::to_string(points.size()));
      results.put(name, product, "andor_spof", joined(points));
    }
  }
}

void run_maxflow(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable terminals = inputs.table("terminals");
  for (std::size_t row = 0; row < terminals.size(); ++row) {
    const std::string& name = terminals.text(row, "case");
    std::vector<CapacityRow> links;
    for (const std::size_t link : table.of_case(name))
      links.push_back(
          {table.text(link, "from"), table.text(link, "to"), table.number(link, "capacity")});
    const std::string& source = terminals.text(row, "s");
    const std::string& sink = terminals.text(row, "t");
    const MinCut cut = find_min_cut(links, source, sink);
    if (cut.invalid) {
      results.put(name, source + ">" + sink, "max_flow", "invalid_negative");
      continue;
    }
    results.put(name, source + ">" + sink, "max_flow", cut.flow);
    results.put(name, source + ">" + sink, "min_cut_source_side", joined(cut.source_side));
  }
}

}  // namespace quire::methods
