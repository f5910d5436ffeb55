#include "plugins/methods/results.hpp"
#include "supplier_risk/concentration.hpp"
#include "supplier_risk/criticality.hpp"
#include "supplier_risk/sourcing.hpp"

// Concentration, criticality and sourcing of supplier_risk: METHODS 1.1 to 1.3.
namespace quire::methods {
namespace {

using namespace supplier_risk;

Market market_of(const CsvTable& table, const std::vector<std::size_t>& rows) {
  Market market;
  for (const std::size_t row : rows) {
    if (table.text(row, "mode") == "quantity") market.measure = Measure::quantity;
    if (table.flag(row, "listed_are_largest")) market.coverage = Coverage::listed_largest;
    market.rows.push_back({table.text(row, "supplier"), table.text(row, "parent"),
                           table.text(row, "country"), table.number(row, "share")});
  }
  return market;
}

void put_concentration(Results& results, const std::string& name, const std::string& grouping,
                       const Concentration& found) {
  results.put(name, grouping, "status", found.status);
  results.put(name, grouping, "warnings", joined(found.warnings));
  if (!found.hhi.known()) return;
  const bool points = found.status == "ok";
  const auto put = [&](const std::string& metric, Interval value) {
    if (!value.known()) return;
    if (points) return results.put(name, grouping, metric, value.low());
    results.put(name, grouping, metric + "_lo", value.low());
    results.put(name, grouping, metric + "_hi", value.high());
  };
  results.put(name, grouping, "n_active", std::to_string(found.active));
  put("hhi", found.hhi);
  if (found.normalised) results.put(name, grouping, "hhi_norm", *found.normalised);
  put("neff_hhi", found.effective_number);
  put("shannon_nats", found.shannon);
  put("neff_shannon", found.effective_shannon);
  put("cr1", found.cr1);
  put("cr4", found.cr4);
  results.put(name, grouping, "band2023", band(found.hhi, Guidelines::doj_ftc_2023));
  results.put(name, grouping, "band2010", band(found.hhi, Guidelines::doj_ftc_2010));
}

}  // namespace

void run_hhi(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (const auto& [name, rows] : table.by_case()) {
    const Market market = market_of(table, rows);
    put_concentration(results, name, "supplier", measure_concentration(market, Grouping::supplier));
    put_concentration(results, name, "parent", measure_concentration(market, Grouping::parent));
    put_concentration(results, name, "country", measure_concentration(market, Grouping::country));
  }
  const CsvTable mergers = inputs.optional_table("merger_in");
  for (std::size_t row = 0; row < mergers.size(); ++row) {
    const std::string& name = mergers.text(row, "case");
    const std::string& a = mergers.text(row, "a");
    const std::string& b = mergers.text(row, "b");
    const std::string subject = "merge:" + a + "+" + b;
    const auto merger = measure_merger(market_of(table, table.of_case(name)), a, b);
    if (!merger) {
      for (const char* metric : {"delta_hhi", "post_hhi", "presumption2023"}) results.put(name, subject, metric, "undefined");
      continue;
    }
    results.put(name, subject, "delta_hhi", merger->delta);
    results.put(name, subject, "post_hhi", merger->resulting);
    results.put(name, subject, "presumption2023", merger->presumed_harmful ? "1" : "0");
  }
}

void run_supply_risk(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (const auto& [name, rows] : table.by_case()) {
    MaterialSupply material;
    bool is_known = true;
    for (const std::size_t row : rows) {
      material.import_reliance = table.required(row, "import_reliance");
      material.end_of_life_recycling = table.required(row, "eol_rir");
      material.substitution_index = table.required(row, "subst_index");
      auto& side = table.text(row, "mix") == "EU" ? material.european : material.global;
      const auto share = table.number(row, "share01");
      is_known = is_known && share;
      side.push_back({table.text(row, "country"), share.value_or(0), table.required(row, "wgi_scaled"),
                      table.required(row, "trade_t")});
    }
    const SupplyRisk found = supply_risk_of(material);
    if (found.risk && is_known)
      results.put(name, "material", "SR", *found.risk);
    else
      results.put(name, "material", "SR", found.status == "ok" ? "unknown" : found.status);
  }
}

void run_sourcing(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable markets = inputs.optional_table("market_in");
  for (const auto& [name, rows] : table.by_case()) {
    std::vector<SourcingRow> bought;
    for (const std::size_t row : rows)
      bought.push_back({table.text(row, "buyer"), table.text(row, "category"),
                        table.text(row, "supplier"), table.number(row, "share")});
    std::map<std::string, std::set<std::string>> qualified;
    for (const std::size_t row : markets.of_case(name))
      qualified[markets.text(row, "category")].insert(markets.text(row, "qualified_supplier"));
    for (const auto& [pair, found] : find_single_sources(bought, qualified)) {
      const std::string subject = pair.first + "|" + pair.second;
      results.put(name, subject, "flag", found.flag);
      results.put(name, subject, "n_active", std::to_string(found.active));
    }
  }
}

}  // namespace quire::methods
