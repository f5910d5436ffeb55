#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace quire::supplier_risk {

/// A node by its place in a list of names.
using Node = int;

/// The links of every node, one node's after another's: one allocation, read in order.
template <class Link>
class Adjacency {
 public:
  Adjacency() = default;
  /// `owners[i]`: the node that `links[i]` belongs to. A node keeps the order of its links.
  Adjacency(std::size_t nodes, std::span<const Node> owners, std::span<const Link> links)
      : begin_(nodes + 1, 0), links_(links.size()) {
    for (const Node owner : owners) ++begin_[static_cast<std::size_t>(owner) + 1];
    for (std::size_t i = 0; i < nodes; ++i) begin_[i + 1] += begin_[i];
    std::vector<std::size_t> next(begin_.begin(), begin_.end());
    for (std::size_t i = 0; i < links.size(); ++i)
      links_[next[static_cast<std::size_t>(owners[i])]++] = links[i];
  }

  std::size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }
  std::size_t link_count() const { return links_.size(); }
  std::span<const Link> operator[](std::size_t node) const {
    return std::span<const Link>(links_).subspan(begin_[node], begin_[node + 1] - begin_[node]);
  }

 private:
  std::vector<std::size_t> begin_;
  std::vector<Link> links_;
};

}  // namespace quire::supplier_risk
