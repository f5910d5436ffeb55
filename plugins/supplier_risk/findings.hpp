#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "supplier_risk/concentration.hpp"
#include "supplier_risk/network.hpp"
#include "supplier_risk/sourcing.hpp"

namespace quire::supplier_risk {

/// How concentrated one market is, as far as shares are published.
struct MarketFinding {
  std::string name;
  std::vector<Node> firms;  // with a share, largest first
  std::string periods;      // "2025-Q2", or "2025-Q2, 2025-Q4" when rows differ
  bool aggregate = false;   // a row stands for many firms: nothing is known by supplier
  Concentration by_supplier;
  Concentration by_country;
  std::string top_country;  // with the largest known share
};

/// Markets of firms that sell (tier 1 and up), most concentrated first.
std::vector<MarketFinding> find_markets(const Network& network);

/// A component whose suppliers are named but whose shares nobody published.
struct UnmeasuredComponent {
  std::string name;
  std::vector<Node> firms;
};

std::vector<UnmeasuredComponent> find_unmeasured(const Network& network);

/// Buyers that have one supplier of a component.
struct SingleSource {
  Node supplier = 0;
  std::string component;
  std::string kind;  // "sole", "single" or "dominant"
  std::vector<const Edge*> confirmed;
  std::vector<const Edge*> unconfirmed;
};

struct SingleSources {
  std::vector<SingleSource> rows;  // most buyers first
  int needs = 0;                   // pairs of buyer and component looked at
  int undetermined = 0;            // of these, several suppliers and room for a dominant one
};

/// `purchases` must outlive the result. A supplier that holds a whole market, or is the only one
/// named for its component while no share says that there are others, is a sole source.
SingleSources find_sources(const Network& network, const std::vector<Purchase>& purchases,
                           const std::vector<MarketFinding>& markets);

/// What hangs on one supplier.
struct Stake {
  enum class Path { none, possible, mapped };
  Path path = Path::none;  // possible: the product has a need that no supplier is named for
  Interval loss;           // 0 to 1 of the product's output; unknown unless mapped
};

/// A focal product and everything upstream of it.
struct Product {
  Node node = 0;
  std::vector<std::string> unmapped;  // components that its peers buy and nobody is named for here
  std::vector<Stake> stakes;          // by firm
  std::vector<Stake> if_reported;     // the same, reports taken as true
};

std::vector<Product> find_stakes(const Network& network, const std::vector<Purchase>& purchases,
                                 const std::vector<Node>& products);

/// A buyer that takes one component only, all of its shares known: here output at stake and value
/// share are the same question.
struct ValueShare {
  Node supplier = 0;
  Node buyer = 0;
  Interval hit;
  std::vector<quire_row> rows;
};

std::vector<ValueShare> find_value_shares(const Network& network,
                                          const std::vector<Purchase>& purchases);

/// The links on paths from `supplier` to `product`.
std::vector<const Edge*> links_between(const Network& network,
                                       const std::vector<Purchase>& purchases, Node supplier,
                                       Node product);
/// These and the links that compete with one of them: what of the product's output is lost without the supplier rests
/// on all of them.
std::vector<const Edge*> links_deciding(const Network& network,
                                        const std::vector<Purchase>& purchases, Node supplier,
                                        Node product);

}  // namespace quire::supplier_risk
