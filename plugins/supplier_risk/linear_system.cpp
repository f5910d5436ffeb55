#include "supplier_risk/linear_system.hpp"

#include <Eigen/SparseLU>

namespace quire::supplier_risk {

std::optional<std::vector<double>> LinearSystem::solve() const {
  const auto size = static_cast<Eigen::Index>(constant_.size());
  if (size == 0) return std::vector<double>();
  std::vector<Eigen::Triplet<double>> triplets;
  triplets.reserve(entries_.size());
  for (const Entry& entry : entries_) triplets.emplace_back(entry.row, entry.column, entry.factor);
  Eigen::SparseMatrix<double> matrix(size, size);
  matrix.setFromTriplets(triplets.begin(), triplets.end());
  Eigen::SparseLU<Eigen::SparseMatrix<double>> solver(matrix);
  if (solver.info() != Eigen::Success) return {};
  const Eigen::VectorXd solution =
      solver.solve(Eigen::Map<const Eigen::VectorXd>(constant_.data(), size));
  if (solver.info() != Eigen::Success || !solution.allFinite()) return {};
  return std::vector<double>(solution.begin(), solution.end());
}

}  // namespace quire::supplier_risk
