// The analyses on large inputs, reading left out: figures and targets in README.md.
#include <benchmark/benchmark.h>

#include <random>

#include "policy_summary/ownership.hpp"
#include "supplier_risk/and_or.hpp"
#include "supplier_risk/exposure.hpp"
#include "supplier_risk/monte_carlo.hpp"
#include "supplier_risk/structure.hpp"
#include "supplier_risk/survival.hpp"

namespace {

using namespace quire::supplier_risk;

std::string name(std::size_t i) { return "node" + std::to_string(i); }

/// 100 000 buyers with three suppliers each; acyclic: all before the buyer in the list.
ShareGraph share_graph(bool cyclic) {
  constexpr std::size_t kNodes = 100'000;
  std::mt19937 random(1);
  std::vector<ShareRow> rows;
  for (std::size_t buyer = 1; buyer < kNodes; ++buyer)
    for (int i = 0; i < 3; ++i)
      rows.push_back({name(random() % (cyclic ? kNodes : buyer)), name(buyer), 0.3});
  return make_share_graph(rows);
}

SupplyGraph supply_graph(std::size_t nodes, std::size_t links) {
  std::mt19937 random(2);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i < links; ++i)
    pairs.emplace_back(name(random() % nodes), name(random() % nodes));
  return make_supply_graph(pairs);
}

void hit_exposure(benchmark::State& state) {
  const ShareGraph graph = share_graph(state.range(0) != 0);
  std::mt19937 random(3);
  for (auto _ : state) {
    const Node target = static_cast<Node>(random() % graph.names.size());
    benchmark::DoNotOptimize(hit_shares(graph, std::span(&target, 1)));
  }
}
BENCHMARK(hit_exposure)->ArgName("cyclic")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void connectivity(benchmark::State& state) {
  const SupplyGraph graph = supply_graph(100'000, 180'000);
  for (auto _ : state) benchmark::DoNotOptimize(connectivity_of(graph));
}
BENCHMARK(connectivity)->Unit(benchmark::kMillisecond);

void dominators(benchmark::State& state) {
  // A long chain with a bypass at every second step: every other node is on every route.
  std::vector<std::pair<std::string, std::string>> links;
  for (std::size_t i = 0; i + 2 < 100'000; i += 2) {
    links.emplace_back(name(i), name(i + 1));
    links.emplace_back(name(i + 1), name(i + 2));
    links.emplace_back(name(i), name(i + 2));
  }
  const SupplyGraph graph = make_supply_graph(links);
  const Node product = *graph.find(name(99'998));
  for (auto _ : state) benchmark::DoNotOptimize(dominators_of(graph, product));
}
BENCHMARK(dominators)->Unit(benchmark::kMillisecond);

void betweenness(benchmark::State& state) {
  const SupplyGraph graph = supply_graph(2'000, 6'000);
  for (auto _ : state) benchmark::DoNotOptimize(betweenness_of(graph));
}
BENCHMARK(betweenness)->Unit(benchmark::kMillisecond);

void ownership(benchmark::State& state) {
  std::mt19937 random(4);
  std::vector<quire::policy_summary::Stake> stakes;
  for (int i = 0; i < 250'000; ++i)
    stakes.push_back({name(random() % 100'000), name(random() % 100'000), 5.0 * (random() % 8)});
  const auto book = quire::policy_summary::make_register(stakes, {name(1), name(2), name(3)});
  for (auto _ : state)
    benchmark::DoNotOptimize(quire::policy_summary::apply_fifty_percent_rule(book));
}
BENCHMARK(ownership)->Unit(benchmark::kMillisecond);

/// Forty nodes in four tiers, two suppliers for each of two inputs.
void time_to_survive(benchmark::State& state) {
  FlowNetwork network;
  for (Node i = 0; i < 40; ++i)
    network.nodes.push_back({name(i), 100.0 + i, 20, i >= 30 ? 5.0 : 0, 1, 8.0});
  for (Node buyer = 10; buyer < 40; ++buyer)
    for (Node k = 0; k < 4; ++k)
      network.links.push_back(
          {buyer / 10 * 10 - 10 + (buyer + k) % 10, buyer, k < 2 ? "a" : "b", 1});
  Node disrupted = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(survival_without(network, std::span(&disrupted, 1)));
    disrupted = (disrupted + 1) % 40;
  }
}
BENCHMARK(time_to_survive)->Unit(benchmark::kMillisecond);

void million_draws(benchmark::State& state) {
  RiskRegister risks;
  for (int i = 0; i < 16; ++i)
    risks.events.push_back({"event" + std::to_string(i), 0.01 * (i + 1), 100.0 * (17 - i), {}});
  SimulationSettings settings;
  settings.precision = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(simulate(sampler_of(risks, settings.seed), settings));
}
BENCHMARK(million_draws)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
