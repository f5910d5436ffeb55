#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/disputes.hpp"
#include "common/words.hpp"
#include "quire/plugin.hpp"
#include "supplier_risk/findings.hpp"
#include "supplier_risk/lead_times.hpp"
#include "supplier_risk/stress.hpp"
#include "supplier_risk/weak_points.hpp"

namespace quire::supplier_risk {

/// Everything the section says, found before its first word is written.
struct Story {
  Network network;
  std::vector<Purchase> purchases;
  std::vector<MarketFinding> markets;
  std::vector<UnmeasuredComponent> unmeasured;
  SingleSources sources;
  std::vector<Product> products;
  std::vector<ValueShare> value_shares;
  std::vector<analysis::Dispute> share_disputes;  // of market shares that the section uses
  std::vector<WeakPoint> weak_points;
  std::map<Node, LeadTime> lead_times;
  Assumptions assumptions;
  std::vector<Outage> outages;
  std::string stress_problem;  // why there are none; empty: they were found
  LossCurve losses;
  std::map<std::string, std::string, std::less<>> display_names;  // by id, as the report wants them
  std::vector<std::string> missing_products;  // ids that are not in the suppliers table
  Date as_of{};

  const Firm& firm(Node node) const { return network.firms[node]; }
  /// The full name, Chinese characters included where the report gives them.
  std::string display(Node node) const;
};

Story make_story(const Dataset& data, const std::vector<std::string_view>& products,
                 const std::vector<std::string_view>& names,
                 const std::vector<std::string_view>& aggregates);
/// Puts the products under stress: outages and losses. Most of the plugin's work, so only where it
/// is shown.
void add_stress(Story& story, const Assumptions& assumptions);

// ---- words --------------------------------------------------------------------------------------

using analysis::counted;
using analysis::iso_date;
using analysis::joined;
using analysis::slug;

/// "high"; "moderate to high" for "moderate|high"; both vintages where they differ.
std::string band_words(const Interval& hhi);

// ---- values -------------------------------------------------------------------------------------

Value count(int number);
/// Value::from for a value that has a name.
Value supplier_hhi(const Story& story, const MarketFinding& market);
Value country_hhi(const Story& story, const MarketFinding& market);
/// `tier/<market>/<what>`.
Value market_figure(const Story& story, const MarketFinding& market, Interval number,
                    const char* what, const char* unit, int decimals, const char* formula);
/// The band of an HHI as a cell's mark.
void mark_band(Cell& cell, const Interval& hhi);
/// What of the product's output is lost without the supplier, with its rows and key.
Value loss_value(const Story& story, const Product& product, Node supplier);
Value loss_if_reported(const Story& story, const Product& product, Node supplier);
Value listed_value(const Story& story, Node node);
/// How many suppliers stop at least half of the product's output, whatever is unknown.
Value critical_suppliers(const Story& story, const Product& product);
int critical_count(const Product& product);
int mapped_count(const Product& product);

/// Fills a cell with the loss of `product` without `supplier`, and its mark.
void write_loss(Cell cell, const Story& story, const Product& product, Node supplier);

// ---- parts of the section, in the order of the page ---------------------------------------------

void write_opening(Section& section, const Story& story);
void write_judgments(Section& section, const Story& story);
void write_concentration(Section& section, const Story& story);
void write_country_chart(Section& section, const Story& story);
void write_countries(Section& section, const Story& story);
void write_single_sources(Section& section, const Story& story);
void write_listed(Section& section, const Story& story);
void write_exposure(Section& section, const Story& story);
void write_network(Section& section, const Story& story);
void write_weak_points(Section& section, const Story& story);
void write_stress(Section& section, const Story& story);
void write_method(Section& section, const Story& story);
void write_methods(Section& section);
void write_terms(Section& section);
/// Links whose status names a day ahead.
void write_dated_watch(Section& section, const Story& story);
/// Only suppliers of a product that nobody confirmed.
void write_confirmation_watch(Section& section, const Story& story);
/// The short section about one product; uses the first of the story's products.
void write_focus(Section& section, const Story& story);

}  // namespace quire::supplier_risk
