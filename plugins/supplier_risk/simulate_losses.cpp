#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include "supplier_risk/network_risk.hpp"
#include "supplier_risk/stress.hpp"

namespace quire::supplier_risk {
namespace {

constexpr std::uint64_t kSeed = 20261123;
constexpr double kSteps = 20;  // points of the curve, evenly over 0 to 100 %

/// Upstream firms fail, by themselves or with their country; reports are taken as true.
NetworkRisk risk_of(const Network& network, const std::vector<Purchase>& purchases,
                    const std::vector<Product>& products, const Assumptions& assumptions,
                    LossCurve& curve) {
  NetworkRisk risk{capacity_graph(network, purchases, Reading::as_reported), {}, {}, {}};
  risk.failure_probability.assign(network.firms.size(), 0);
  risk.value_at_stake.assign(network.firms.size(), 0);
  std::map<std::string, std::vector<Node>> by_country;
  for (std::size_t i = 0; i < network.firms.size(); ++i) {
    const bool upstream = std::any_of(
        products.begin(), products.end(),
        [&](const Product& product) { return product.stakes[i].path == Stake::Path::mapped; });
    if (!upstream) continue;
    risk.failure_probability[i] = assumptions.outage_probability;
    by_country[network.firms[i].country].push_back(static_cast<Node>(i));
    ++curve.firms;
  }
  for (const Product& product : products)
    risk.value_at_stake[product.node] = 100.0 / static_cast<double>(products.size());
  const auto matters = [&](Node firm) {
    return risk.failure_probability[firm] > 0 || risk.value_at_stake[firm] > 0;
  };
  for (const Edge& edge : network.edges)
    if (risk.failure_probability[edge.supplier] > 0 && matters(edge.buyer)) curve.rows.push_back(edge.row);
  // Their countries, which fail together.
  for (const auto& [country, nodes] : by_country)
    for (const Node firm : nodes) curve.rows.push_back(network.firms[firm].row);
  for (auto& [country, nodes] : by_country)
    risk.shocks.push_back({country, assumptions.shock_probability, std::move(nodes)});
  curve.countries = static_cast<int>(risk.shocks.size());
  return risk;
}

}  // namespace

LossCurve simulate_losses(const Network& network, const std::vector<Purchase>& purchases,
                          const std::vector<Product>& products, const Assumptions& assumptions) {
  LossCurve curve;
  curve.seed = kSeed;
  const NetworkRisk risk = risk_of(network, purchases, products, assumptions, curve);
  if (curve.firms == 0) return curve;
  SimulationSettings settings;
  settings.seed = kSeed;
  settings.most_draws = 250'000;
  settings.threads = std::thread::hardware_concurrency();
  curve.estimate = simulate(sampler_of(risk, kSeed), settings);
  const auto draws = static_cast<double>(curve.estimate.draws);
  std::vector<double>& losses = curve.estimate.losses;
  std::sort(losses.begin(), losses.end());
  for (double step = 0; step < kSteps; ++step) {
    const double loss = 100 * step / kSteps;
    const auto above = losses.end() - std::upper_bound(losses.begin(), losses.end(), loss + 1e-9);
    const double chance = static_cast<double>(above) / draws;
    if (chance == 0) break;
    curve.points.push_back({loss, chance, std::sqrt(chance * (1 - chance) / draws)});
  }
  return curve;
}

}  // namespace quire::supplier_risk
