#include "supplier_risk/network_risk.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "common/random.hpp"

namespace quire::supplier_risk {
namespace {

constexpr std::size_t kMostEnumerated = 16;
constexpr std::size_t kMostKept = 100'000;  // states

/// Nodes that can fail, by name.
std::vector<Node> fallible(const NetworkRisk& risk) {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < risk.failure_probability.size(); ++i)
    if (risk.failure_probability[i] > 0) nodes.push_back(static_cast<Node>(i));
  std::sort(nodes.begin(), nodes.end(),
            [&](Node a, Node b) { return risk.graph.names[a] < risk.graph.names[b]; });
  return nodes;
}

double cost_of(const CapacityModel& model, const std::vector<double>& value,
               const std::vector<Node>& failed) {
  const std::vector<double> losses = model.least_losses(failed);
  double cost = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) cost += value[i] * losses[i];
  return cost;
}

/// Few states come up again and again: each is computed once.
class CostTable {
 public:
  explicit CostTable(const NetworkRisk& risk) : model_(risk.graph), value_(risk.value_at_stake) {}

  double cost(const std::vector<Node>& failed) {
    if (failed.empty()) return 0;
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(failed);
    if (found != known_.end()) return found->second;
    const double cost = cost_of(model_, value_, failed);
    if (known_.size() < kMostKept) known_.emplace(failed, cost);
    return cost;
  }

 private:
  CapacityModel model_;
  std::vector<double> value_;
  std::mutex mutex_;
  std::map<std::vector<Node>, double> known_;
};

}  // namespace

std::optional<LossDistribution> exact_distribution(const NetworkRisk& risk) {
  const std::vector<Node> nodes = fallible(risk);
  if (nodes.size() > kMostEnumerated) return {};
  const CapacityModel model(risk.graph);
  std::vector<Atom> atoms;
  for (std::uint32_t state = 0; state < std::uint32_t{1} << nodes.size(); ++state) {
    double probability = 1;
    std::vector<Node> failed;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const double p = risk.failure_probability[nodes[i]];
      const bool fails = (state >> i & 1U) != 0;
      probability *= fails ? p : 1 - p;
      if (fails) failed.push_back(nodes[i]);
    }
    if (probability > 0)
      atoms.push_back({cost_of(model, risk.value_at_stake, failed), probability});
  }
  return distribution_of(std::move(atoms));
}

Sampler sampler_of(const NetworkRisk& risk, std::uint64_t seed) {
  const std::vector<Node> nodes = fallible(risk);
  std::vector<double> probability;
  for (const Node node : nodes) probability.push_back(risk.failure_probability[node]);
  // Shared by the threads that draw.
  const auto table = std::make_shared<CostTable>(risk);
  return [nodes, probability, table, seed](std::uint64_t scenario) {
    std::vector<Node> failed;
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (analysis::draw(seed, {scenario, static_cast<std::uint32_t>(i), 0}).first < probability[i])
        failed.push_back(nodes[i]);
    return table->cost(failed);
  };
}

}  // namespace quire::supplier_risk
