#pragma once

#include <optional>
#include <vector>

namespace quire::supplier_risk {

/// A square system of linear equations with few entries.
class LinearSystem {
 public:
  explicit LinearSystem(std::size_t size) : constant_(size, 0) {}

  /// Adds to what stands there.
  void add(int row, int column, double factor) { entries_.push_back({row, column, factor}); }
  void add_constant(int row, double amount) { constant_[static_cast<std::size_t>(row)] += amount; }

  struct Solution {
    std::vector<double> x;
    bool is_direct;  // else it may have stopped before the last digits
  };
  /// Directly by Eigen's sparse LU, else by BiCGSTAB behind an incomplete LU. Empty when the system is singular, or does
  /// not converge.
  std::optional<Solution> solve() const;

  /// What each row's left side is more than its constant at `x`.
  std::vector<double> residuals(const std::vector<double>& x) const;

 private:
  /// LU is for what has a few thousand unknowns, or no more once chains are contracted: others might fill up.
  bool is_for_factoring() const;

  struct Entry {
    int row, column;
    double factor;
  };
  std::vector<Entry> entries_;
  std::vector<double> constant_;
};

}  // namespace quire::supplier_risk
