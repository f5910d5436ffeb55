#include "supplier_risk/linear_system.hpp"

#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseLU>
#include <set>

namespace quire::supplier_risk {
namespace {

using Matrix = Eigen::SparseMatrix<double>;

std::optional<Eigen::VectorXd> factored(const Matrix& matrix, const Eigen::VectorXd& constant) {
  Eigen::SparseLU<Matrix> solver(matrix);
  if (solver.info() != Eigen::Success) return {};
  Eigen::VectorXd solution = solver.solve(constant);
  if (solver.info() != Eigen::Success) return {};
  return solution;
}

std::optional<Eigen::VectorXd> iterated(const Matrix& matrix, const Eigen::VectorXd& constant) {
  constexpr double kResidual = 1e-15;  // part of the constant
  constexpr int kMostSteps = 500;
  Eigen::BiCGSTAB<Matrix, Eigen::IncompleteLUT<double>> solver;
  solver.preconditioner().setFillfactor(4);
  solver.compute(matrix);
  if (solver.info() != Eigen::Success) return {};
  solver.setTolerance(kResidual);
  solver.setMaxIterations(kMostSteps);
  Eigen::VectorXd solution = solver.solve(constant);
  // Rounding may keep it from the last digits; who asks checks what came out.
  if (solver.info() == Eigen::NumericalIssue) return {};
  return solution;
}

}  // namespace

bool LinearSystem::is_for_factoring() const {
  constexpr std::size_t kLargest = 3000;
  if (constant_.size() <= kLargest) return true;
  std::vector<std::set<int>> neighbours(constant_.size());
  for (const Entry& entry : entries_) {
    if (entry.row == entry.column) continue;
    neighbours[static_cast<std::size_t>(entry.row)].insert(entry.column);
    neighbours[static_cast<std::size_t>(entry.column)].insert(entry.row);
  }
  // Eliminating an unknown joins its neighbours: with two of them no entry is added that was not there.
  constexpr std::size_t kChain = 2;
  std::vector<int> open;
  for (std::size_t i = 0; i < neighbours.size(); ++i)
    if (neighbours[i].size() <= kChain) open.push_back(static_cast<int>(i));
  std::vector<bool> gone(neighbours.size(), false);
  std::size_t left = neighbours.size();
  while (!open.empty()) {
    const int node = open.back();
    open.pop_back();
    if (gone[static_cast<std::size_t>(node)]) continue;
    gone[static_cast<std::size_t>(node)] = true;
    --left;
    const std::set<int> ends = std::move(neighbours[static_cast<std::size_t>(node)]);
    for (const int end : ends) {
      std::set<int>& others = neighbours[static_cast<std::size_t>(end)];
      others.erase(node);
      for (const int other : ends)
        if (other != end) others.insert(other);
      if (others.size() <= kChain) open.push_back(end);
    }
  }
  return left <= kLargest;
}

std::optional<LinearSystem::Solution> LinearSystem::solve() const {
  const auto size = static_cast<Eigen::Index>(constant_.size());
  if (size == 0) return Solution{{}, true};
  std::vector<Eigen::Triplet<double>> triplets;
  triplets.reserve(entries_.size());
  for (const Entry& entry : entries_) triplets.emplace_back(entry.row, entry.column, entry.factor);
  Matrix matrix(size, size);
  matrix.setFromTriplets(triplets.begin(), triplets.end());
  const Eigen::VectorXd constant = Eigen::Map<const Eigen::VectorXd>(constant_.data(), size);
  const bool is_direct = is_for_factoring();
  const auto solution = is_direct ? factored(matrix, constant) : iterated(matrix, constant);
  if (!solution || !solution->allFinite()) return {};
  return Solution{{solution->begin(), solution->end()}, is_direct};
}

std::vector<double> LinearSystem::residuals(const std::vector<double>& x) const {
  std::vector<double> more(constant_.size());
  for (std::size_t row = 0; row < more.size(); ++row) more[row] = -constant_[row];
  for (const Entry& entry : entries_)
    more[static_cast<std::size_t>(entry.row)] += entry.factor * x[static_cast<std::size_t>(entry.column)];
  return more;
}

}  // namespace quire::supplier_risk
