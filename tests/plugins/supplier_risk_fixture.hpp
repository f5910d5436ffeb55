#pragma once

#include <cmath>
#include <random>
#include <set>

#include "common/words.hpp"
#include "supplier_risk/and_or.hpp"
#include "supplier_risk/capacity.hpp"
#include "supplier_risk/completion.hpp"
#include "supplier_risk/component.hpp"
#include "supplier_risk/concentration.hpp"
#include "supplier_risk/edge_status.hpp"
#include "supplier_risk/exposure.hpp"
#include "supplier_risk/sourcing.hpp"
#include "supplier_risk/structure.hpp"
#include "supplier_risk/supplier_risk.hpp"
#include "support/golden.hpp"
#include "quire/testing.hpp"

using namespace quire;
using namespace quire::supplier_risk;
using quire::testing::ColumnType;
using quire::testing::ColumnTypes;
using quire::test::MatchesGolden;
using quire::test::read_file;
using quire::testing::SectionRecorder;

// What the tests of the plugin supplier_risk share.
namespace fixture {

inline std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ";") + word;
  return out;
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

inline std::vector<Interval> hits_of(const ShareGraph& graph, const std::string& target) {
  const Node node = *graph.find(target);
  return hit_shares(graph, std::span(&node, 1));
}

inline std::vector<Interval> losses(const CapacityGraph& graph, Node target) {
  return CapacityModel(graph).losses_without(std::span(&target, 1));
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
                                       {"valid_to", ColumnType::date},
                                       {"as_of", ColumnType::date}};

inline void set_options(SectionRecorder& recorder, const std::string& focus,
                        std::vector<std::string> products) {
  using List = std::vector<std::string>;
  recorder.option("products", std::move(products))
      .option("names", List{"t-head=Alibaba T-Head (阿里巴巴)", "metax=MetaX (沐曦)"})
      .option("aggregates", List{"us-hyperscalers", "cn-rare-earth", "cn-gallium"})
      .option("stock_weeks", 4.0)
      .option("outage_probability", 0.02)
      .option("shock_probability", 0.01)
      .option("focus", focus);
}

inline void load_samples(SectionRecorder& recorder) {
  const std::string folder = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/";
  recorder.csv("suppliers", read_file(folder + "suppliers.csv"), kSupplierTypes)
      .csv("edges", read_file(folder + "edges.csv"), kEdgeTypes)
      .csv("conflicts", read_file(folder + "conflicts.csv"), {});
}

inline const std::string kSupplierHead =
    "node_id,name,role,tier,country,entity_list_status,entity_list_date,other_lists,"
    "market_share_pct,market_share_of,market_share_period\n";
inline const std::string kEdgeHead =
    "edge_id,supplier_id,customer_id,component,share_of_customer_need_pct,single_source,"
    "lead_time_weeks_low,lead_time_weeks_high,status,valid_from,valid_to,china_alternative_id,"
    "confidence\n";

inline void load(SectionRecorder& recorder, const std::string& suppliers,
                 const std::string& edges) {
  recorder.csv("suppliers", kSupplierHead + suppliers, kSupplierTypes)
      .csv("edges", kEdgeHead + edges, kEdgeTypes)
      .csv("conflicts", "entity_id,field,value_a,source_a,value_b,source_b,other_values,effect\n",
           {});
}

inline std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace fixture

using namespace fixture;
