#pragma once

#include <cstdint>
#include <vector>

#include "supplier_risk/findings.hpp"
#include "supplier_risk/lead_times.hpp"
#include "supplier_risk/monte_carlo.hpp"

namespace quire::supplier_risk {

/// What the stress test assumes, because no source gives it.
struct Assumptions {
  double stock_weeks = 4;            // of input on each link
  double outage_probability = 0.02;  // of a firm, a year
  double shock_probability = 0.01;   // of a country's firms together, a year
};

/// One supplier's outage: how long the products last, and how long until it is back.
struct Outage {
  Node supplier = 0;
  Interval survive;  // TTS, weeks: low where every link whose share is unknown is needed in full,
                     // high where the others take over; may be infinite
  Interval recover;  // TTR, weeks: the lead times on record of what it supplies
  Interval lost;     // PI, product-weeks of output lost until it is back
  Interval index;    // REI, `lost` as a part of the largest
  std::vector<const Edge*> links;    // that give the lead times
  std::vector<const Edge*> network;  // through which it reaches each product, and what competes with them
};

/// Suppliers upstream of the products with a lead time on record: those first whose outage surely stops a product, then the
/// largest gap. Throws
/// std::runtime_error when the solver gives up.
std::vector<Outage> find_outages(const Network& network, const std::vector<Purchase>& purchases,
                                 const std::vector<Product>& products,
                                 const std::map<Node, LeadTime>& lead_times,
                                 const Assumptions& assumptions);

/// The yearly loss of the products' output, each weighted alike, in percent of all of it.
struct LossCurve {
  TailEstimate estimate;
  struct Point {
    double loss = 0;    // percent
    double chance = 0;  // that the loss is larger
    double error = 0;   // standard error of the chance
  };
  std::vector<Point> points;
  int firms = 0;
  int countries = 0;
  std::uint64_t seed = 0;
  std::vector<quire_row> rows;  // of the firms that may fail, and of the links by which they supply the products
};
LossCurve simulate_losses(const Network& network, const std::vector<Purchase>& purchases,
                          const std::vector<Product>& products, const Assumptions& assumptions);

}  // namespace quire::supplier_risk
