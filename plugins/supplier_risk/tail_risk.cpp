#include "supplier_risk/tail_risk.hpp"

#include <algorithm>
#include <cmath>

namespace quire::supplier_risk {
namespace {

// Sums of probabilities such as 0.9 + 0.05 may miss a level that they reach.
constexpr double kNoise = 1e-12;

}  // namespace

LossDistribution distribution_of(std::vector<Atom> atoms) {
  std::sort(atoms.begin(), atoms.end(),
            [](const Atom& a, const Atom& b) { return a.loss < b.loss; });
  LossDistribution merged;
  for (const Atom& atom : atoms) {
    if (!merged.empty() && merged.back().loss == atom.loss)
      merged.back().probability += atom.probability;
    else if (atom.probability > 0)
      merged.push_back(atom);
  }
  return merged;
}

TailRisk tail_risk(const LossDistribution& losses, double alpha) {
  TailRisk risk;
  for (const Atom& atom : losses) risk.mean += atom.loss * atom.probability;
  double spread = 0;
  for (const Atom& atom : losses)
    spread += atom.probability * (atom.loss - risk.mean) * (atom.loss - risk.mean);
  risk.deviation = std::sqrt(spread);

  double reached = 0;
  std::size_t at = 0;
  while (at + 1 < losses.size() && reached + losses[at].probability < alpha - kNoise)
    reached += losses[at++].probability;
  if (losses.empty()) return risk;
  risk.value_at_risk = losses[at].loss;
  reached += losses[at].probability;
  double tail = losses[at].loss * (reached - alpha);
  for (std::size_t i = at + 1; i < losses.size(); ++i)
    tail += losses[i].loss * losses[i].probability;
  risk.expected_shortfall = tail / (1 - alpha);
  return risk;
}

double exceedance(const LossDistribution& losses, double loss) {
  double chance = 0;
  for (auto atom = losses.rbegin(); atom != losses.rend() && atom->loss > loss; ++atom)
    chance += atom->probability;
  return chance;
}

}  // namespace quire::supplier_risk
