#include "supplier_risk/risk_events.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace quire::supplier_risk {
namespace {

constexpr std::size_t kMostAtoms = 1 << 21;

bool is_probability(double number) { return number >= 0 && number <= 1; }
bool is_loss(double number) { return number >= 0 && std::isfinite(number); }

/// The sum of two independent losses.
std::optional<LossDistribution> sum_of(const LossDistribution& a, const LossDistribution& b) {
  if (a.size() * b.size() > kMostAtoms) return {};
  std::vector<Atom> atoms;
  atoms.reserve(a.size() * b.size());
  for (const Atom& one : a)
    for (const Atom& other : b)
      atoms.push_back({one.loss + other.loss, one.probability * other.probability});
  return distribution_of(std::move(atoms));
}

LossDistribution happens_or_not(double probability, double loss) {
  return distribution_of({{0, 1 - probability}, {loss, probability}});
}

/// Independent events without a shock.
std::optional<LossDistribution> without_shock(const std::vector<const RiskEvent*>& events) {
  std::optional<LossDistribution> total = LossDistribution{{0, 1}};
  for (const RiskEvent* event : events) {
    total = sum_of(*total, happens_or_not(event->probability, event->loss));
    if (!total) return {};
  }
  return total;
}

/// With probability p all events happen, else they are independent.
LossDistribution with_shock(const LossDistribution& calm,
                            const std::vector<const RiskEvent*>& events, const RegionShock& shock) {
  double everything = shock.loss;
  for (const RiskEvent* event : events) everything += event->loss;
  std::vector<Atom> atoms{{everything, shock.probability}};
  for (const Atom& atom : calm)
    atoms.push_back({atom.loss, atom.probability * (1 - shock.probability)});
  return distribution_of(std::move(atoms));
}

}  // namespace

std::string mistake_in(const RiskRegister& risks) {
  for (const RiskEvent& event : risks.events) {
    if (!is_probability(event.probability))
      return "the probability of \"" + event.name + "\" is not between 0 and 1";
    if (!is_loss(event.loss)) return "the loss of \"" + event.name + "\" is negative (E_NEG)";
  }
  std::set<std::string> regions;
  for (const RegionShock& shock : risks.shocks) {
    if (!is_probability(shock.probability))
      return "the probability of the shock of \"" + shock.region + "\" is not between 0 and 1";
    if (!is_loss(shock.loss))
      return "the loss of the shock of \"" + shock.region + "\" is negative (E_NEG)";
    if (!regions.insert(shock.region).second)
      return "region \"" + shock.region + "\" has two shocks (W_DUP)";
  }
  return {};
}

double expected_loss(const RiskRegister& risks) {
  double sum = 0;
  for (const RiskEvent& event : risks.events) sum += event.probability * event.loss;
  return sum;
}

std::optional<LossDistribution> exact_distribution(const RiskRegister& risks) {
  std::map<std::string, std::vector<const RiskEvent*>> by_region;
  for (const RegionShock& shock : risks.shocks) by_region[shock.region];
  for (const RiskEvent& event : risks.events) by_region[event.region].push_back(&event);
  std::optional<LossDistribution> total = LossDistribution{{0, 1}};
  for (const auto& [region, events] : by_region) {
    std::optional<LossDistribution> part = without_shock(events);
    if (!part) return {};
    const auto strikes = [&name = region](const RegionShock& one) { return one.region == name; };
    const auto shock = std::find_if(risks.shocks.begin(), risks.shocks.end(), strikes);
    if (shock != risks.shocks.end()) part = with_shock(*part, events, *shock);
    total = sum_of(*total, *part);
    if (!total) return {};
  }
  return total;
}

}  // namespace quire::supplier_risk
