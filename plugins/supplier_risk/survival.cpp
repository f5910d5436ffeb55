#include "supplier_risk/survival.hpp"

#include <ClpSimplex.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>
#include <stdexcept>

namespace quire::supplier_risk {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Without the digits that depend on the order of the solver's sums: what is 0.75 must not print as 0.7 on another machine.
double settled(double optimum) {
  constexpr int kDigits = 10;
  std::array<char, 32> text;
  const auto end = std::to_chars(text.begin(), text.end(), optimum, std::chars_format::general, kDigits).ptr;
  std::from_chars(text.begin(), end, optimum);
  return optimum;
}

/// One linear programme, built row by row. Columns: production of each node, sales of each node,
/// shipments of each link, and the time when it is not given.
class Programme {
 public:
  Programme(const FlowNetwork& network, std::span<const Node> disrupted)
      : network_(network),
        count_(static_cast<int>(network.nodes.size())),
        columns_(2 * count_ + static_cast<int>(network.links.size())),
        disrupted_(network.nodes.size(), false) {
    for (const Node node : disrupted) disrupted_[static_cast<std::size_t>(node)] = true;
  }

  /// Sales times margin over `periods` at the best, and all of it were demand met.
  double best_margin(double periods) {
    start(columns_);
    for (int j = 0; j < count_; ++j) {
      const FlowNode& node = network_.nodes[j];
      const bool works = !disrupted_[j];
      if (!works)
        upper_[production(j)] = 0;
      else if (node.capacity)
        upper_[production(j)] = *node.capacity * periods;
      upper_[sales(j)] = node.demand * periods;
      gain_[sales(j)] = node.margin;
    }
    add_balances();
    return solve().value_or(0);
  }

  double longest_time() {
    const int time = columns_;
    start(columns_ + 1);
    gain_[time] = 1;
    bool any_demand = false;
    for (int j = 0; j < count_; ++j) {
      const FlowNode& node = network_.nodes[j];
      if (disrupted_[j])
        upper_[production(j)] = 0;
      else if (node.capacity)  // u - c T <= 0
        add_row({{production(j), 1}, {time, -*node.capacity}}, 0);
      if (node.demand > 0) {  // d T - z <= 0
        any_demand = true;
        add_row({{time, node.demand}, {sales(j), -1}}, 0);
      }
    }
    if (!any_demand) return kInfinite;
    add_balances();
    return solve().value_or(kInfinite);
  }

 private:
  using Row = std::vector<std::pair<int, double>>;

  int production(int node) const { return node; }
  int sales(int node) const { return count_ + node; }
  int shipment(std::size_t link) const { return 2 * count_ + static_cast<int>(link); }

  void start(int columns) {
    upper_.assign(static_cast<std::size_t>(columns), COIN_DBL_MAX);
    gain_.assign(static_cast<std::size_t>(columns), 0);
    rows_.clear();
    limits_.clear();
  }

  void add_row(Row row, double limit) {
    rows_.push_back(std::move(row));
    limits_.push_back(limit);
  }

  /// Inputs limit production; what is made and in stock limits what goes out.
  void add_balances() {
    std::map<std::pair<Node, std::string>, Row> inputs;
    std::vector<Row> outputs(static_cast<std::size_t>(count_));
    for (std::size_t e = 0; e < network_.links.size(); ++e) {
      const FlowLink& link = network_.links[e];
      if (link.units > 0)
        inputs[{link.buyer, link.category}].emplace_back(shipment(e), -1 / link.units);
      outputs[static_cast<std::size_t>(link.supplier)].emplace_back(shipment(e), 1);
    }
    for (auto& [need, row] : inputs) {
      row.emplace_back(production(need.first), 1);
      add_row(std::move(row), 0);
    }
    for (int j = 0; j < count_; ++j) {
      Row& row = outputs[static_cast<std::size_t>(j)];
      row.emplace_back(sales(j), 1);
      row.emplace_back(production(j), -1);
      add_row(std::move(row), network_.nodes[j].stock);
    }
  }

  /// The largest total gain; empty when it has no bound.
  std::optional<double> solve() const {
    ClpSimplex simplex;
    simplex.setLogLevel(0);
    simplex.setOptimizationDirection(-1);
    simplex.resize(0, static_cast<int>(upper_.size()));
    for (std::size_t c = 0; c < upper_.size(); ++c) {
      simplex.setColumnBounds(static_cast<int>(c), 0, upper_[c]);
      simplex.setObjectiveCoefficient(static_cast<int>(c), gain_[c]);
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
    if (simplex.isProvenOptimal()) return settled(simplex.objectiveValue());
    // The dual simplex may leave an unbounded programme undecided; the primal one decides it.
    simplex.primal();
    if (simplex.isProvenOptimal()) return settled(simplex.objectiveValue());
    if (simplex.isProvenDualInfeasible()) return {};
    throw std::runtime_error("the linear programme of the supply network could not be solved");
  }

  const FlowNetwork& network_;
  int count_;
  int columns_;
  std::vector<bool> disrupted_;
  std::vector<double> upper_;
  std::vector<double> gain_;
  std::vector<Row> rows_;
  std::vector<double> limits_;
};

}  // namespace

double time_to_survive(const FlowNetwork& network, std::span<const Node> disrupted) {
  return Programme(network, disrupted).longest_time();
}

double lost_margin(const FlowNetwork& network, std::span<const Node> disrupted, double periods) {
  double wanted = 0;
  for (const FlowNode& node : network.nodes) wanted += node.margin * node.demand * periods;
  return wanted - Programme(network, disrupted).best_margin(periods);
}

Survival survival_without(const FlowNetwork& network, std::span<const Node> disrupted) {
  Survival result;
  result.time_to_survive = time_to_survive(network, disrupted);
  for (const Node node : disrupted) {
    const std::optional<double>& recovery = network.nodes[static_cast<std::size_t>(node)].recovery;
    if (recovery) result.recovery = std::max(result.recovery.value_or(0), *recovery);
  }
  if (!result.recovery) return result;
  result.lost_margin = lost_margin(network, disrupted, *result.recovery);
  result.added_loss = *result.lost_margin - lost_margin(network, {}, *result.recovery);
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
