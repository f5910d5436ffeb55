#include <algorithm>
#include <set>

#include "supplier_risk/component.hpp"
#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kHalf = 0.5;

std::string range_words(std::string bands) {
  const std::size_t first = bands.find('|');
  if (first == std::string::npos) return bands;
  return bands.substr(0, first) + " to " + bands.substr(bands.rfind('|') + 1);
}

Value market_value(const Story& story, const MarketFinding& market, Interval number,
                   const char* what, const char* formula) {
  Value value = analysis::value_of(number)
                    .key("tier/" + slug(market.name) + "/" + what)
                    .decimals(0)
                    .formula(formula);
  for (Node node : market.firms) value.from(story.firm(node).market_share_cell);
  return value;
}

Value stake_value(const Story& story, const Product& product, Node supplier, const Stake& stake,
                  const char* what, const char* formula) {
  const Interval percent = stake.loss.known() ? stake.loss * Interval(100) : Interval();
  Value value =
      analysis::value_of(percent, "%")
          .key("node/" + story.firm(supplier).id + "/" + what + "/" + story.firm(product.node).id)
          .decimals(0)
          .formula(formula);
  for (const Edge* edge : links_deciding(story.network, story.purchases, supplier, product.node))
    value.from(edge->row);
  return value;
}

}  // namespace

std::string band_words(const Interval& hhi) {
  if (!hhi.known()) return "n/k";
  const std::string now = range_words(band(hhi, Guidelines::doj_ftc_2023));
  const std::string then = range_words(band(hhi, Guidelines::doj_ftc_2010));
  return now == then ? now : now + " (2010: " + then + ")";
}

Value count(int number) { return Value::number(number).decimals(0); }

Value supplier_hhi(const Story& story, const MarketFinding& market) {
  return market_value(story, market, market.by_supplier.hhi, "hhi",
                      "M1.1: sum of squared shares in percent, by supplier");
}

Value country_hhi(const Story& story, const MarketFinding& market) {
  return market_value(story, market, market.by_country.hhi, "country_hhi",
                      "M1.1: sum of squared shares in percent, by country of the supplier");
}

void mark_band(Cell& cell, const Interval& hhi) {
  const std::string bands =
      hhi.known() ? band(hhi, Guidelines::doj_ftc_2023) : std::string("undetermined");
  if (bands == "high")
    cell.alert();
  else if (bands == "moderate")
    cell.watch();
  else if (bands == "low")
    cell.good();
  else
    cell.undetermined();
}

Value market_figure(const Story& story, const MarketFinding& market, Interval number,
                    const char* what, const char* unit, int decimals, const char* formula) {
  Value value = analysis::value_of(number, unit)
                    .key("tier/" + slug(market.name) + "/" + what)
                    .decimals(decimals)
                    .formula(formula);
  for (Node node : market.firms) value.from(story.firm(node).market_share_cell);
  return value;
}

Value loss_value(const Story& story, const Product& product, Node supplier) {
  return stake_value(story, product, supplier, product.stakes[supplier], "exposure",
                     "M1.5: output lost when the supplier delivers nothing");
}

Value loss_if_reported(const Story& story, const Product& product, Node supplier) {
  return stake_value(story, product, supplier, product.if_reported[supplier],
                     "exposure_if_reported",
                     "M1.5: output lost when the supplier delivers nothing, reports taken as true");
}

Value listed_value(const Story& story, Node node) {
  const Firm& firm = story.firm(node);
  return (firm.listed_since ? Value::date(*firm.listed_since) : Value::unknown())
      .key("node/" + firm.id + "/listed")
      .from(firm.listed_cell);
}

int critical_count(const Product& product) {
  return static_cast<int>(
      std::count_if(product.stakes.begin(), product.stakes.end(), [](const Stake& stake) {
        return stake.path == Stake::Path::mapped && stake.loss.low() >= kHalf;
      }));
}

int mapped_count(const Product& product) {
  return static_cast<int>(
      std::count_if(product.stakes.begin(), product.stakes.end(),
                    [](const Stake& stake) { return stake.path == Stake::Path::mapped; }));
}

Value critical_suppliers(const Story& story, const Product& product) {
  Value value =
      count(critical_count(product))
          .key("node/" + story.firm(product.node).id + "/critical_suppliers")
          .name("Suppliers that stop half of " + story.firm(product.node).name + "'s output")
          .formula("upstream suppliers without which at least 50 % of output is lost");
  std::set<const Edge*> links;
  for (std::size_t supplier = 0; supplier < product.stakes.size(); ++supplier) {
    if (product.stakes[supplier].path != Stake::Path::mapped) continue;
    for (const Edge* edge :
         links_deciding(story.network, story.purchases, static_cast<Node>(supplier), product.node))
      if (links.insert(edge).second) value.from(edge->row);
  }
  return value;
}

void write_loss(Cell cell, const Story& story, const Product& product, Node supplier) {
  const Stake& stake = product.stakes[supplier];
  if (supplier == product.node) {
    cell.text("itself");
  } else if (stake.path == Stake::Path::none) {
    cell.text("–");
  } else {
    if (!stake.loss.known() || (stake.loss.low() == 0 && stake.loss.high() > 0))
      cell.undetermined();
    else if (stake.loss.low() >= kHalf)
      cell.alert();
    else if (stake.loss.high() > 0)
      cell.watch();
    else
      cell.good();
    cell.value(loss_value(story, product, supplier));
  }
}

}  // namespace quire::supplier_risk
