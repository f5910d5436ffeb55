#include "supplier_risk/survival.hpp"

#include <ClpSimplex.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <queue>
#include <stdexcept>

namespace quire::supplier_risk {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
// The solver's idea of zero, in a programme whose figures are all about one.
constexpr double kTolerance = 1e-9;
// A loss that is a smaller part of all margins is what rounding left.
constexpr double kNoise = 1e-12;

/// Without the digits that depend on the order of the solver's sums: what is 0.75 must not print as 0.7 on another machine.
double settled(double optimum) {
  constexpr int kDigits = 10;
  std::array<char, 32> text;
  const auto end = std::to_chars(text.begin(), text.end(), optimum, std::chars_format::general, kDigits).ptr;
  std::from_chars(text.begin(), end, optimum);
  return optimum;
}

/// A loss of margins.
struct Loss {
  double lost = 0;
  double all = 0;  // of them

  /// Less another loss of the same margins.
  double beyond(double base) const {
    const double more = lost - base;
    return std::abs(more) > kNoise * all ? settled(more) : 0;
  }
};

/// Units of each node's product that a period's demand takes, about: what each is measured in, so that the solver sees
/// figures near one whatever the units are. 0 where no demand hangs on the node: what it makes and has does not matter.
std::vector<double> throughputs(const FlowNetwork& network) {
  const std::size_t count = network.nodes.size();
  std::vector<std::vector<std::size_t>> inputs(count);  // links, by buyer
  for (std::size_t e = 0; e < network.links.size(); ++e)
    if (network.links[e].units > 0) inputs[static_cast<std::size_t>(network.links[e].buyer)].push_back(e);
  std::vector<double> units(count, 0);
  std::vector<char> done(count, 0);
  std::priority_queue<std::pair<double, std::size_t>> open;
  const auto reach = [&](std::size_t node, double amount) {
    if (done[node] != 0 || !(amount > units[node]) || !std::isfinite(amount)) return;
    units[node] = amount;
    open.emplace(amount, node);
  };
  for (std::size_t node = 0; node < count; ++node) reach(node, network.nodes[node].demand);
  // Each once, the largest first: a loop that multiplies what it needs comes to an end.
  while (!open.empty()) {
    const auto [amount, node] = open.top();
    open.pop();
    if (done[node] != 0) continue;
    done[node] = 1;
    for (const std::size_t e : inputs[node])
      reach(static_cast<std::size_t>(network.links[e].supplier), amount * network.links[e].units);
  }
  return units;
}

/// One linear programme, built row by row, over periods as long as `period`. Columns: production of each node and
/// shipments of each link, as parts of what a period's demand takes, then the time in periods, or the part of each node's
/// demand that is not met.
class Programme {
 public:
  Programme(const FlowNetwork& network, std::span<const Node> disrupted)
      : network_(network),
        units_(throughputs(network)),
        count_(static_cast<int>(network.nodes.size())),
        columns_(count_ + static_cast<int>(network.links.size())),
        disrupted_(network.nodes.size(), false) {
    for (const Node node : disrupted) disrupted_[static_cast<std::size_t>(node)] = true;
  }

  /// What is lost over `periods` at the best use of what is left, and all that there is to lose.
  Loss least_loss(double periods) {
    double all = 0;
    double largest = 0;
    for (const FlowNode& node : network_.nodes) {
      const double worth = node.margin * node.demand * periods;
      all += std::abs(worth);
      largest = std::max(largest, std::abs(worth));
    }
    if (!(largest > 0)) return {};
    start(columns_ + count_);
    std::vector<Row> outputs = begin_outputs();
    for (int j = 0; j < count_; ++j) {
      if (!matters(j)) continue;
      const FlowNode& node = network_.nodes[j];
      const double demand = node.demand / units_[j];
      if (disrupted_[j])
        upper_[production(j)] = 0;
      else if (node.capacity)
        upper_[production(j)] = *node.capacity / units_[j];
      upper_[unmet(j)] = 1;
      cost_[unmet(j)] = node.margin * node.demand * periods / largest;
      outputs[j].emplace_back(unmet(j), -demand);
      add_row(std::move(outputs[j]), node.stock / units_[j] / periods - demand);
    }
    return {solve().value_or(0) * largest, all};
  }

  double longest_time() {
    double cover = 0;  // periods that the largest stock lasts
    bool any_demand = false;
    for (int j = 0; j < count_; ++j) {
      if (!matters(j)) continue;
      cover = std::max(cover, network_.nodes[j].stock / units_[j]);
      any_demand = any_demand || network_.nodes[j].demand > 0;
    }
    if (!any_demand) return kInfinite;
    if (!(cover > 0)) cover = 1;
    // A time that is very short beside the largest stock is measured again by its own size.
    constexpr double kShort = 1e-3;
    constexpr int kMostTries = 3;
    double time = longest_time(cover);
    for (int tries = 1; tries < kMostTries && time < kShort * cover; ++tries) time = longest_time(cover *= kShort);
    return std::isinf(time) ? time : settled(time);
  }

 private:
  using Row = std::vector<std::pair<int, double>>;

  /// With the time measured in spans of `cover`.
  double longest_time(double cover) {
    const int time = columns_;
    start(columns_ + 1);
    cost_[time] = -1;
    std::vector<Row> outputs = begin_outputs();
    for (int j = 0; j < count_; ++j) {
      if (!matters(j)) continue;
      const FlowNode& node = network_.nodes[j];
      if (disrupted_[j])
        upper_[production(j)] = 0;
      else if (node.capacity)  // u - c T <= 0
        add_row({{production(j), 1}, {time, -*node.capacity / units_[j]}}, 0);
      if (node.demand > 0) outputs[j].emplace_back(time, node.demand / units_[j]);
      add_row(std::move(outputs[j]), node.stock / units_[j] / cover);
    }
    const std::optional<double> least = solve();
    return least ? -*least * cover : kInfinite;
  }

  bool matters(int node) const { return units_[static_cast<std::size_t>(node)] > 0; }
  int production(int node) const { return node; }
  int shipment(std::size_t link) const { return count_ + static_cast<int>(link); }
  int unmet(int node) const { return columns_ + node; }

  void start(int columns) {
    upper_.assign(static_cast<std::size_t>(columns), COIN_DBL_MAX);
    cost_.assign(static_cast<std::size_t>(columns), 0);
    rows_.clear();
    limits_.clear();
  }

  void add_row(Row row, double limit) {
    rows_.push_back(std::move(row));
    limits_.push_back(limit);
  }

  /// Inputs limit production: rows of their own. What is shipped and not made comes out of stock: the rows of the
  /// nodes' outputs are returned, what they sell is still to be added.
  std::vector<Row> begin_outputs() {
    std::map<std::pair<Node, std::string>, Row> inputs;
    std::vector<Row> outputs(static_cast<std::size_t>(count_));
    for (std::size_t e = 0; e < network_.links.size(); ++e) {
      const FlowLink& link = network_.links[e];
      if (!(link.units > 0) || !matters(link.buyer)) continue;
      inputs[{link.buyer, link.category}].emplace_back(shipment(e), -1);
      const double taken = link.units * units_[static_cast<std::size_t>(link.buyer)];
      outputs[static_cast<std::size_t>(link.supplier)].emplace_back(
          shipment(e), taken / units_[static_cast<std::size_t>(link.supplier)]);
    }
    for (auto& [need, row] : inputs) {
      row.emplace_back(production(need.first), 1);
      add_row(std::move(row), 0);
    }
    for (int j = 0; j < count_; ++j) outputs[static_cast<std::size_t>(j)].emplace_back(production(j), -1);
    return outputs;
  }

  /// The least total cost; empty when it has no bound.
  std::optional<double> solve() const {
    ClpSimplex simplex;
    simplex.setLogLevel(0);
    simplex.setPrimalTolerance(kTolerance);
    simplex.setDualTolerance(kTolerance);
    simplex.resize(0, static_cast<int>(upper_.size()));
    for (std::size_t c = 0; c < upper_.size(); ++c) {
      simplex.setColumnBounds(static_cast<int>(c), 0, upper_[c]);
      simplex.setObjectiveCoefficient(static_cast<int>(c), cost_[c]);
    }
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> columns;
    std::vector<double> factors;
    for (const Row& row : rows_) {
      for (const auto& [column, factor] : row) {
        columns.push_back(column);
        factors.push_back(factor);
      }
      starts.push_back(static_cast<CoinBigIndex>(columns.size()));
    }
    const std::vector<double> no_floor(limits_.size(), -COIN_DBL_MAX);
    simplex.addRows(static_cast<int>(limits_.size()), no_floor.data(), limits_.data(),
                    starts.data(), columns.data(), factors.data());
    simplex.dual();
    if (simplex.isProvenOptimal()) return simplex.objectiveValue();
    // The dual simplex may leave an unbounded programme undecided; the primal one decides it.
    simplex.primal();
    if (simplex.isProvenOptimal()) return simplex.objectiveValue();
    if (simplex.isProvenDualInfeasible()) return {};
    throw std::runtime_error("the linear programme of the supply network could not be solved");
  }

  const FlowNetwork& network_;
  std::vector<double> units_;
  int count_;
  int columns_;
  std::vector<bool> disrupted_;
  std::vector<double> upper_;
  std::vector<double> cost_;
  std::vector<Row> rows_;
  std::vector<double> limits_;
};

}  // namespace

double time_to_survive(const FlowNetwork& network, std::span<const Node> disrupted) {
  return Programme(network, disrupted).longest_time();
}

double lost_margin(const FlowNetwork& network, std::span<const Node> disrupted, double periods) {
  return periods > 0 ? Programme(network, disrupted).least_loss(periods).beyond(0) : 0;
}

Survival survival_without(const FlowNetwork& network, std::span<const Node> disrupted) {
  Survival result;
  result.time_to_survive = time_to_survive(network, disrupted);
  for (const Node node : disrupted) {
    const std::optional<double>& recovery = network.nodes[static_cast<std::size_t>(node)].recovery;
    if (recovery) result.recovery = std::max(result.recovery.value_or(0), *recovery);
  }
  if (!result.recovery) return result;
  const bool lasts = *result.recovery > 0;
  const Loss loss = lasts ? Programme(network, disrupted).least_loss(*result.recovery) : Loss{};
  result.lost_margin = loss.beyond(0);
  result.added_loss = loss.beyond(lasts ? Programme(network, {}).least_loss(*result.recovery).lost : 0);
  return result;
}

std::vector<std::optional<double>> exposure_index(std::span<const Survival> survivals) {
  double largest = 0;
  for (const Survival& one : survivals) largest = std::max(largest, one.lost_margin.value_or(0));
  std::vector<std::optional<double>> index;
  for (const Survival& one : survivals) {
    if (!one.lost_margin)
      index.emplace_back();
    else
      index.emplace_back(largest > 0 ? std::max(0.0, *one.lost_margin) / largest : 0);
  }
  return index;
}

}  // namespace quire::supplier_risk
