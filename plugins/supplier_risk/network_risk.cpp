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

/// Something that happens or not, and the nodes that fail with it.
struct Cause {
  double probability;
  std::vector<Node> nodes;
};

/// Nodes that can fail by themselves, by name, then the shocks, by name.
std::vector<Cause> causes_of(const NetworkRisk& risk) {
  std::map<std::string, Cause> nodes;
  for (std::size_t i = 0; i < risk.failure_probability.size(); ++i)
    if (risk.failure_probability[i] > 0)
      nodes[risk.graph.names[i]] = {risk.failure_probability[i], {static_cast<Node>(i)}};
  std::map<std::string, Cause> shocks;
  for (const CommonShock& shock : risk.shocks)
    shocks[shock.name] = {shock.probability, shock.nodes};
  std::vector<Cause> causes;
  for (auto* list : {&nodes, &shocks})
    for (auto& [name, cause] : *list) causes.push_back(std::move(cause));
  return causes;
}

/// Sorted, each node once.
void add_failed(std::vector<Node>& failed, const std::vector<Node>& more) {
  failed.insert(failed.end(), more.begin(), more.end());
  std::sort(failed.begin(), failed.end());
  failed.erase(std::unique(failed.begin(), failed.end()), failed.end());
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
  const std::vector<Cause> causes = causes_of(risk);
  if (causes.size() > kMostEnumerated) return {};
  const CapacityModel model(risk.graph);
  std::vector<Atom> atoms;
  for (std::uint32_t state = 0; state < std::uint32_t{1} << causes.size(); ++state) {
    double probability = 1;
    std::vector<Node> failed;
    for (std::size_t i = 0; i < causes.size(); ++i) {
      const bool happens = (state >> i & 1U) != 0;
      probability *= happens ? causes[i].probability : 1 - causes[i].probability;
      if (happens) add_failed(failed, causes[i].nodes);
    }
    if (probability > 0)
      atoms.push_back({cost_of(model, risk.value_at_stake, failed), probability});
  }
  return distribution_of(std::move(atoms));
}

Sampler sampler_of(const NetworkRisk& risk, std::uint64_t seed) {
  // The table is shared by the threads that draw.
  return [causes = causes_of(risk), table = std::make_shared<CostTable>(risk),
          seed](std::uint64_t scenario) {
    std::vector<Node> failed;
    for (std::size_t i = 0; i < causes.size(); ++i)
      if (analysis::draw(seed, {scenario, static_cast<std::uint32_t>(i), 0}).first <
          causes[i].probability)
        add_failed(failed, causes[i].nodes);
    return table->cost(failed);
  };
}

}  // namespace quire::supplier_risk
