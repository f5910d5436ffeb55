#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/interval.hpp"
#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

using analysis::Interval;

struct Supply {
  Node supplier = 0;
  std::optional<double> share;  // 0 to 1 of the need; empty: unknown
  bool confirmed = true;        // false: reported or restricted, it may not flow at all
};

/// One category of a buyer's inputs. All essential needs must be met (AND); within one, the
/// supplies add up (OR).
struct Need {
  std::string category;
  bool essential = true;
  bool others = false;  // there are suppliers that nobody named
  std::vector<Supply> supplies;
};

/// `needs[v]`: what node v buys. Shares of a need may sum to less than 1: the rest is supply that
/// is not mapped.
struct CapacityGraph {
  std::vector<std::string> names;
  std::vector<std::vector<Need>> needs;
};

/// What is lost when nodes deliver nothing: one minus the greatest solution of y_target = 0,
/// y_v = min(1, min over essential needs of Σ_u w_uv y_u + rest), METHODS reading of Diem et al.
/// 2022. No stocks, no substitution, shares fixed.
///
/// Low: the unmapped rest delivers; shares nobody knows lie with the supplier that still delivers
/// most; what is not confirmed is replaced. High: the rest fails too; unknown shares lie with the
/// supplier that delivers least; what is not confirmed is as reported. Each bound is one node's
/// own: the bounds of two nodes need not be reached together.
class CapacityModel {
 public:
  /// Orders the graph once for any number of targets; it is not used after that.
  explicit CapacityModel(const CapacityGraph& graph);

  /// By node, the part of its output that is lost, 0 to 1.
  std::vector<Interval> losses_without(std::span<const Node> targets) const;
  /// The low bounds only.
  std::vector<double> least_losses(std::span<const Node> targets) const;

 private:
  enum class Case { best, worst };
  struct Input {
    Node supplier;
    double share;  // negative: unknown
    bool confirmed;
  };
  struct FlatNeed {
    std::size_t begin, end;  // in inputs_
    bool others;
  };

  double met(const FlatNeed& need, Node buyer, const std::vector<double>& y, Case which) const;
  const FlatNeed* binding_need(Node node, const std::vector<double>& y, Case which) const;
  bool settle(std::span<const Node> members, Case which, const std::vector<char>& removed,
              double most_sweeps, std::vector<double>& y) const;
  bool settle_loop(std::span<const Node> members, Case which, const std::vector<char>& removed,
                   std::vector<double>& y) const;
  /// Where sweeps sink too slowly: the need that binds each node makes a linear system, whose
  /// solution lies between the sweeps and the answer. False when it cannot be solved.
  bool jump(std::span<const Node> members, Case which, const std::vector<char>& removed,
            std::vector<double>& y) const;
  std::vector<double> outputs(std::span<const Node> targets, Case which) const;

  std::vector<Input> inputs_;
  std::vector<FlatNeed> needs_;          // essential ones, by node
  std::vector<std::size_t> first_need_;  // by node, and the end
  Components order_;                     // suppliers first
  std::vector<char> loop_;               // by component: a sweep may change what it read
};

}  // namespace quire::supplier_risk
