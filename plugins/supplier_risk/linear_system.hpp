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

  /// By Eigen's sparse LU; empty when the system is singular.
  std::optional<std::vector<double>> solve() const;

 private:
  struct Entry {
    int row, column;
    double factor;
  };
  std::vector<Entry> entries_;
  std::vector<double> constant_;
};

}  // namespace quire::supplier_risk
