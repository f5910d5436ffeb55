#include "supplier_risk/completion.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace quire::supplier_risk {
namespace {

std::vector<double> known_shares(const std::vector<Member>& members) {
  std::vector<double> shares;
  for (const Member& member : members) shares.push_back(member.known);
  return shares;
}

/// Raises the lowest of `levels` together until `rest` is used up: the least sum of squares.
void fill_from_below(std::vector<double>& levels, double rest) {
  std::sort(levels.begin(), levels.end());
  double sum = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    sum += levels[i];
    const double level = (sum + rest) / static_cast<double>(i + 1);
    if (i + 1 == levels.size() || level <= levels[i + 1]) {
      std::fill_n(levels.begin(), i + 1, level);
      return;
    }
  }
}

}  // namespace

Figures figures_of(std::vector<double> shares) {
  std::sort(shares.begin(), shares.end(), std::greater<>());
  Figures figures;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double part = shares[i] / 100;
    figures.hhi += shares[i] * shares[i];
    if (part > 0) figures.shannon -= part * std::log(part);
    if (i < 1) figures.cr1 += shares[i];
    if (i < 4) figures.cr4 += shares[i];
  }
  return figures;
}

Bounds complete_named(const std::vector<Member>& members, double rest) {
  std::vector<double> closed;
  std::vector<double> open;
  for (const Member& member : members) (member.open ? open : closed).push_back(member.known);
  std::vector<double> even = open;
  fill_from_below(even, rest);
  *std::max_element(open.begin(), open.end()) += rest;
  even.insert(even.end(), closed.begin(), closed.end());
  open.insert(open.end(), closed.begin(), closed.end());
  return {figures_of(even), figures_of(open)};
}

Bounds complete_outside(const std::vector<Member>& members, double rest, bool capped) {
  std::vector<double> shares = known_shares(members);
  Bounds bounds;
  bounds.even = bounds.uneven = figures_of(shares);
  if (!(rest > 0)) return bounds;
  const double cap =
      capped && !shares.empty() ? *std::min_element(shares.begin(), shares.end()) : rest;
  const double whole = std::floor(rest / cap);
  // Only the first four of the capped members can matter to CR4; the squares of the others are
  // added without making them, for a cap may be tiny.
  std::vector<double> largest = shares;
  largest.insert(largest.end(), static_cast<std::size_t>(std::min(whole, 4.0)), cap);
  largest.push_back(rest - whole * cap);
  bounds.uneven = figures_of(largest);
  bounds.uneven.hhi += std::max(0.0, whole - 4) * cap * cap;
  return bounds;
}

Bounds complete_anywhere(const std::vector<Member>& members, double rest) {
  std::vector<double> shares = known_shares(members);
  Bounds bounds;
  bounds.even = figures_of(shares);
  if (shares.empty()) shares.push_back(0);
  *std::max_element(shares.begin(), shares.end()) += rest;
  bounds.uneven = figures_of(shares);
  return bounds;
}

}  // namespace quire::supplier_risk
