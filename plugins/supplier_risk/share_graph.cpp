#include "supplier_risk/share_graph.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>

namespace quire::supplier_risk {
namespace {

constexpr double kRoundingSlack = 0.005;
// Floating sums of ten tenths may come out as 1.0000000000000002: no rounding to speak of.
constexpr double kNoise = 1e-12;

struct Pair {
  Node buyer;
  Node supplier;
  std::optional<double> share;
};

/// Names become places in the sorted list.
std::vector<Pair> number_rows(const std::vector<ShareRow>& rows,
                              const std::vector<std::string>& isolated, ShareGraph& graph) {
  graph.names = isolated;
  for (const ShareRow& row : rows) {
    graph.names.push_back(row.supplier);
    graph.names.push_back(row.buyer);
  }
  sort_names(graph.names);
  std::unordered_map<std::string_view, Node> place;
  place.reserve(graph.names.size());
  for (const std::string& name : graph.names) place.emplace(name, static_cast<Node>(place.size()));
  std::vector<Pair> pairs;
  pairs.reserve(rows.size());
  for (const ShareRow& row : rows)
    pairs.push_back({place[row.buyer], place[row.supplier], row.share});
  return pairs;
}

void warn_of_rows(const std::vector<Pair>& pairs, std::set<std::string>& warnings) {
  for (const Pair& pair : pairs) {
    if (!pair.share)
      warnings.insert("W_MISSING");
    else if (*pair.share < 0)
      warnings.insert("E_NEG");
    else if (*pair.share == 0)
      warnings.insert("W_ZERO");
    if (pair.supplier == pair.buyer) warnings.insert("W_SELF");
  }
}

/// One pair per buyer and supplier, in that order; true when there were any to sum.
bool merge_duplicates(std::vector<Pair>& pairs) {
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return std::tie(a.buyer, a.supplier) < std::tie(b.buyer, b.supplier);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    Pair* last = kept == 0 ? nullptr : &pairs[kept - 1];
    if (last == nullptr || last->buyer != pairs[i].buyer || last->supplier != pairs[i].supplier)
      pairs[kept++] = pairs[i];
    else if (pairs[i].share)
      last->share = last->share.value_or(0) + *pairs[i].share;
  }
  const bool any = kept < pairs.size();
  pairs.resize(kept);
  return any;
}

/// `pairs` is in order of buyers. Sums above 1 by rounding are scaled to 1.
void set_links(const std::vector<Pair>& pairs, const std::vector<double>& bought,
               ShareGraph& graph) {
  std::vector<Node> buyers;
  std::vector<ShareGraph::Link> links;
  std::vector<Node> open_buyers;
  std::vector<Node> unsized;
  buyers.reserve(pairs.size());
  links.reserve(pairs.size());
  for (const Pair& pair : pairs) {
    if (!pair.share) {
      open_buyers.push_back(pair.buyer);
      unsized.push_back(pair.supplier);
    } else if (*pair.share > 0) {
      buyers.push_back(pair.buyer);
      links.push_back({pair.supplier, *pair.share / std::max(1.0, bought[pair.buyer])});
    }
  }
  graph.inputs = {graph.names.size(), buyers, links};
  graph.unsized = {graph.names.size(), open_buyers, unsized};
  graph.rest.resize(bought.size());
  for (std::size_t i = 0; i < bought.size(); ++i) graph.rest[i] = std::max(0.0, 1 - bought[i]);

  std::vector<Node> suppliers = unsized;
  for (const ShareGraph::Link& link : links) suppliers.push_back(link.supplier);
  std::vector<Node> owners = open_buyers;
  owners.insert(owners.end(), buyers.begin(), buyers.end());
  graph.order = suppliers_first({graph.names.size(), owners, suppliers});
}

/// A component all of whose members buy everything from members.
bool has_closed_loop(const ShareGraph& graph) {
  for (std::size_t c = 0; c < graph.order.size(); ++c) {
    const auto is_closed = [&](Node node) {
      double inside = 0;
      for (const ShareGraph::Link& link : graph.inputs[node])
        if (graph.order.of[link.supplier] == static_cast<int>(c)) inside += link.share;
      return inside >= 1 - kNoise;
    };
    const std::span<const Node> members = graph.order[c];
    if (std::all_of(members.begin(), members.end(), is_closed)) return true;
  }
  return false;
}

}  // namespace

std::optional<Node> ShareGraph::find(const std::string& name) const {
  return find_name(names, name);
}

ShareGraph make_share_graph(const std::vector<ShareRow>& rows,
                            const std::vector<std::string>& isolated) {
  ShareGraph graph;
  std::vector<Pair> pairs = number_rows(rows, isolated, graph);
  std::set<std::string> warnings;
  warn_of_rows(pairs, warnings);
  if (merge_duplicates(pairs)) warnings.insert("W_DUP");
  std::vector<double> bought(graph.names.size(), 0);
  for (const Pair& pair : pairs) bought[pair.buyer] += pair.share.value_or(0);
  for (const double sum : bought) {
    if (!(sum <= 1 + kRoundingSlack + kNoise))
      warnings.insert("E_OVERFULL");
    else if (sum > 1 + kNoise)
      warnings.insert("W_RENORM");
  }
  graph.status = warnings.count("E_NEG") != 0        ? "invalid_negative"
                 : warnings.count("E_OVERFULL") != 0 ? "invalid_overfull"
                                                     : "ok";
  graph.warnings.assign(warnings.begin(), warnings.end());
  if (graph.status == "ok") {
    set_links(pairs, bought, graph);
    graph.closed_loop = has_closed_loop(graph);
  } else {
    set_links({}, std::vector<double>(graph.names.size(), 0), graph);
  }
  return graph;
}

}  // namespace quire::supplier_risk
