#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "quire/plugin.hpp"
#include "supplier_risk/capacity.hpp"
#include "supplier_risk/edge_status.hpp"

namespace quire::supplier_risk {

struct Firm {
  std::string id;
  std::string name;
  std::string component;  // what it makes
  std::string country;
  int tier = 0;         // 0 buys only
  bool listed = false;  // on the Entity List on the as-of date
  std::optional<Date> listed_since;
  std::string other_lists;
  bool aggregate = false;  // the row stands for many firms
  std::string market;      // of which it holds `market_share`
  std::string period;
  std::optional<double> market_share;  // percent
  quire_row row{};
  quire_row listed_cell{};        // of `listed_since`
  quire_row market_share_cell{};
};

/// A supply that counts on the as-of date, whole or in part.
struct Edge {
  Node supplier = 0;  // place in Network::firms
  Node buyer = 0;
  std::string goods;                // free text
  std::optional<double> share;      // 0 to 1 of the buyer's need; never negative
  std::optional<bool> only_source;  // as the dataset says
  Flow flow = Flow::confirmed;
  std::string status;
  std::optional<double> lead_weeks_low;
  std::optional<double> lead_weeks_high;
  std::optional<Node> alternative;
  std::string confidence;
  std::optional<Date> as_of;  // when the row was last checked
  quire_row row{};
  std::vector<quire_row> share_cells;
  std::array<quire_row, 2> lead_weeks_cells{};
};

struct LeftOut {
  std::optional<Node> supplier;
  std::optional<Node> buyer;
  std::string goods;
  std::string status;
  std::string reason;
  quire_row row{};
};

/// The tables suppliers and edges as they stand on a day.
struct Network {
  std::vector<Firm> firms;
  std::map<std::string, Node, std::less<>> by_id;
  std::vector<Edge> edges;
  std::vector<LeftOut> left_out;
  std::vector<std::string> problems;  // for the person who runs the build

  std::optional<Node> find(std::string_view id) const;
};

/// `aggregates`: ids of rows that stand for many firms.
Network read_network(const Dataset& data, const std::set<std::string, std::less<>>& aggregates);

/// All that one buyer takes of one component.
struct Purchase {
  Node buyer = 0;
  std::string component;
  std::vector<Edge> edges;  // one per supplier: duplicates merged
  /// The dataset names one supplier and says that it is not the only one.
  bool others = false;
};

/// By buyer and component, in that order; a need whose shares sum to more than 1.005 loses them,
/// and `problems` says so.
std::vector<Purchase> purchases_of(const Network& network, std::vector<std::string>& problems);

enum class Reading {
  cautious,     // only confirmed supplies are sure
  as_reported,  // reports are taken as true
};

CapacityGraph capacity_graph(const Network& network, const std::vector<Purchase>& purchases,
                             Reading reading);

}  // namespace quire::supplier_risk
