#pragma once

#include "supplier_risk/supplier_risk.hpp"

#include <cmath>
#include <random>
#include <set>

#include "supplier_risk/capacity.hpp"
#include "supplier_risk/completion.hpp"
#include "supplier_risk/component.hpp"
#include "supplier_risk/concentration.hpp"
#include "supplier_risk/edge_status.hpp"
#include "supplier_risk/exposure.hpp"
#include "supplier_risk/sourcing.hpp"
#include "support/golden.hpp"
#include "support/section_recorder.hpp"

using namespace quire;
using namespace quire::supplier_risk;
using quire::test::ColumnType;
using quire::test::ColumnTypes;
using quire::test::MatchesGolden;
using quire::test::read_file;
using quire::test::SectionRecorder;

// What the tests of the plugin supplier_risk share.
namespace fixture {

// ---- worked examples ----------------------------------------------------------------------------

using Record = std::map<std::string, std::string>;

inline std::vector<Record> method_rows(const std::string& name) {
  const auto rows = test::parse_csv(
      read_file(std::string(QUIRE_SOURCE_DIR) + "/tests/data/methods/" + name + ".csv"));
  std::vector<Record> records;
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t column = 0; column < rows[0].size(); ++column) {
      if (column == 0) records.emplace_back();
      records.back()[rows[0][column]] = rows[i][column];
    }
  return records;
}

inline std::vector<Record> of_case(const std::vector<Record>& records, const std::string& name) {
  std::vector<Record> found;
  for (const Record& record : records)
    if (record.at("case") == name) found.push_back(record);
  return found;
}

inline std::set<std::string> cases_of(const std::vector<Record>& records) {
  std::set<std::string> names;
  for (const Record& record : records) names.insert(record.at("case"));
  return names;
}

/// What an analysis gave, under "case,subject,metric".
struct Results {
  std::map<std::string, double> numbers;
  std::map<std::string, std::string> texts;
};

/// Every row of `<name>.csv` that the results do not meet, and rows they do not have.
inline std::string misses(const std::string& name, const Results& results) {
  std::string out;
  for (const Record& row : method_rows(name)) {
    const std::string key = row.at("case") + "," + row.at("subject") + "," + row.at("metric");
    const std::string& expected = row.at("value");
    if (row.at("abs_tol") == "exact") {
      const auto text = results.texts.find(key);
      if (text == results.texts.end() || text->second != expected)
        out += key + " is not " + expected + "\n";
      continue;
    }
    const auto number = results.numbers.find(key);
    const double tolerance =
        std::stod(row.at("abs_tol")) + std::stod(row.at("rel_tol")) * std::abs(std::stod(expected));
    if (number == results.numbers.end() ||
        !(std::abs(number->second - std::stod(expected)) <= tolerance))
      out += key + " is not " + expected + "\n";
  }
  return out;
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ";") + word;
  return out;
}

inline std::optional<double> number_of(const std::string& cell) {
  return cell.empty() ? std::nullopt : std::optional<double>(std::stod(cell));
}

inline void put(Results& results, const std::string& key, const Interval& value) {
  if (!value.known()) return;
  results.numbers[key] = results.numbers[key + "_lo"] = value.low();
  results.numbers[key + "_hi"] = value.high();
}

inline Market market_of(const std::vector<Record>& rows) {
  Market market;
  for (const Record& row : rows) {
    if (row.at("mode") == "quantity") market.measure = Measure::quantity;
    if (row.at("listed_are_largest") == "1") market.coverage = Coverage::listed_largest;
    market.rows.push_back(
        {row.at("supplier"), row.at("parent"), row.at("country"), number_of(row.at("share"))});
  }
  return market;
}

inline void put(Results& results, const std::string& key, const Concentration& found) {
  results.texts[key + "status"] = found.status;
  results.texts[key + "warnings"] = joined(found.warnings);
  results.texts[key + "n_active"] = std::to_string(found.active);
  put(results, key + "hhi", found.hhi);
  put(results, key + "neff_hhi", found.effective_number);
  put(results, key + "shannon_nats", found.shannon);
  put(results, key + "neff_shannon", found.effective_shannon);
  put(results, key + "cr1", found.cr1);
  put(results, key + "cr4", found.cr4);
  if (found.normalised) results.numbers[key + "hhi_norm"] = *found.normalised;
  if (!found.hhi.known()) return;
  results.texts[key + "band2023"] = band(found.hhi, Guidelines::doj_ftc_2023);
  results.texts[key + "band2010"] = band(found.hhi, Guidelines::doj_ftc_2010);
}

// ---- small inputs -------------------------------------------------------------------------------

inline MarketRow row(const std::string& name, std::optional<double> share) {
  return {name, name, "XX", share};
}

inline Concentration by_supplier(std::vector<MarketRow> rows) {
  return measure_concentration({std::move(rows)}, Grouping::supplier);
}

inline Supply supply(Node from, std::optional<double> share, bool confirmed = true) {
  return {from, share, confirmed};
}

// ---- the whole section --------------------------------------------------------------------------

inline const ColumnTypes kSupplierTypes = {{"tier", ColumnType::integer},
                                    {"entity_list_date", ColumnType::date},
                                    {"market_share_pct", ColumnType::decimal}};
inline const ColumnTypes kEdgeTypes = {{"share_of_customer_need_pct", ColumnType::decimal},
                                {"single_source", ColumnType::boolean},
                                {"lead_time_weeks_low", ColumnType::decimal},
                                {"lead_time_weeks_high", ColumnType::decimal},
                                {"valid_from", ColumnType::date},
                                {"valid_to", ColumnType::date}};

inline void set_options(SectionRecorder& recorder, const std::string& focus,
                 std::vector<std::string> products) {
  using List = std::vector<std::string>;
  recorder.option("products", std::move(products))
      .option("names", List{"t-head=Alibaba T-Head (阿里巴巴)", "metax=MetaX (沐曦)"})
      .option("aggregates", List{"us-hyperscalers", "cn-rare-earth", "cn-gallium"})
      .option("focus", focus);
}

inline void load_samples(SectionRecorder& recorder) {
  const std::string folder = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/";
  recorder.csv("suppliers", read_file(folder + "suppliers.csv"), kSupplierTypes)
      .csv("edges", read_file(folder + "edges.csv"), kEdgeTypes);
}

inline const std::string kSupplierHead =
    "node_id,name,role,tier,country,entity_list_status,entity_list_date,other_lists,"
    "market_share_pct,market_share_of,market_share_period\n";
inline const std::string kEdgeHead =
    "edge_id,supplier_id,customer_id,component,share_of_customer_need_pct,single_source,"
    "lead_time_weeks_low,lead_time_weeks_high,status,valid_from,valid_to,china_alternative_id,"
    "confidence\n";

inline void load(SectionRecorder& recorder, const std::string& suppliers, const std::string& edges) {
  recorder.csv("suppliers", kSupplierHead + suppliers, kSupplierTypes)
      .csv("edges", kEdgeHead + edges, kEdgeTypes);
}

inline std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace fixture

using namespace fixture;
