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

namespace {

// ---- worked examples ----------------------------------------------------------------------------

using Record = std::map<std::string, std::string>;

std::vector<Record> method_rows(const std::string& name) {
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

std::vector<Record> of_case(const std::vector<Record>& records, const std::string& name) {
  std::vector<Record> found;
  for (const Record& record : records)
    if (record.at("case") == name) found.push_back(record);
  return found;
}

std::set<std::string> cases_of(const std::vector<Record>& records) {
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
std::string misses(const std::string& name, const Results& results) {
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

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ";") + word;
  return out;
}

std::optional<double> number_of(const std::string& cell) {
  return cell.empty() ? std::nullopt : std::optional<double>(std::stod(cell));
}

void put(Results& results, const std::string& key, const Interval& value) {
  if (!value.known()) return;
  results.numbers[key] = results.numbers[key + "_lo"] = value.low();
  results.numbers[key + "_hi"] = value.high();
}

Market market_of(const std::vector<Record>& rows) {
  Market market;
  for (const Record& row : rows) {
    if (row.at("mode") == "quantity") market.measure = Measure::quantity;
    if (row.at("listed_are_largest") == "1") market.coverage = Coverage::listed_largest;
    market.rows.push_back(
        {row.at("supplier"), row.at("parent"), row.at("country"), number_of(row.at("share"))});
  }
  return market;
}

void put(Results& results, const std::string& key, const Concentration& found) {
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

MarketRow row(const std::string& name, std::optional<double> share) {
  return {name, name, "XX", share};
}

Concentration by_supplier(std::vector<MarketRow> rows) {
  return measure_concentration({std::move(rows)}, Grouping::supplier);
}

Supply supply(Node from, std::optional<double> share, bool confirmed = true) {
  return {from, share, confirmed};
}

// ---- the whole section --------------------------------------------------------------------------

const ColumnTypes kSupplierTypes = {{"tier", ColumnType::integer},
                                    {"entity_list_date", ColumnType::date},
                                    {"market_share_pct", ColumnType::decimal}};
const ColumnTypes kEdgeTypes = {{"share_of_customer_need_pct", ColumnType::decimal},
                                {"single_source", ColumnType::boolean},
                                {"lead_time_weeks_low", ColumnType::decimal},
                                {"lead_time_weeks_high", ColumnType::decimal},
                                {"valid_from", ColumnType::date},
                                {"valid_to", ColumnType::date}};

void set_options(SectionRecorder& recorder, const std::string& focus,
                 std::vector<std::string> products) {
  using List = std::vector<std::string>;
  recorder.option("products", std::move(products))
      .option("names", List{"t-head=Alibaba T-Head (阿里巴巴)", "metax=MetaX (沐曦)"})
      .option("aggregates", List{"us-hyperscalers", "cn-rare-earth", "cn-gallium"})
      .option("focus", focus);
}

void load_samples(SectionRecorder& recorder) {
  const std::string folder = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/";
  recorder.csv("suppliers", read_file(folder + "suppliers.csv"), kSupplierTypes)
      .csv("edges", read_file(folder + "edges.csv"), kEdgeTypes);
}

const std::string kSupplierHead =
    "node_id,name,role,tier,country,entity_list_status,entity_list_date,other_lists,"
    "market_share_pct,market_share_of,market_share_period\n";
const std::string kEdgeHead =
    "edge_id,supplier_id,customer_id,component,share_of_customer_need_pct,single_source,"
    "lead_time_weeks_low,lead_time_weeks_high,status,valid_from,valid_to,china_alternative_id,"
    "confidence\n";

void load(SectionRecorder& recorder, const std::string& suppliers, const std::string& edges) {
  recorder.csv("suppliers", kSupplierHead + suppliers, kSupplierTypes)
      .csv("edges", kEdgeHead + edges, kEdgeTypes);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

// ---- concentration ------------------------------------------------------------------------------

TEST_CASE("concentration meets the worked examples", "[supplier_risk][methods]") {
  const auto inputs = method_rows("hhi_in");
  Results results;
  for (const std::string& name : cases_of(inputs)) {
    const Market market = market_of(of_case(inputs, name));
    put(results, name + ",supplier,", measure_concentration(market, Grouping::supplier));
    put(results, name + ",parent,", measure_concentration(market, Grouping::parent));
    put(results, name + ",country,", measure_concentration(market, Grouping::country));
  }
  for (const Record& pair : method_rows("hhi_merger_in")) {
    const auto merger =
        measure_merger(market_of(of_case(inputs, pair.at("case"))), pair.at("a"), pair.at("b"));
    REQUIRE(merger);
    const std::string key = pair.at("case") + ",merge:" + pair.at("a") + "+" + pair.at("b") + ",";
    results.numbers[key + "delta_hhi"] = merger->delta;
    results.numbers[key + "post_hhi"] = merger->resulting;
    results.texts[key + "presumption2023"] = merger->presumed_harmful ? "1" : "0";
  }
  CHECK(misses("hhi", results) == "");
}

TEST_CASE("warnings of a market name what was done to its rows", "[supplier_risk]") {
  CHECK(joined(by_supplier({row("a", 60), row("a", 20), row("b", 20), row("c", 0)}).warnings) ==
        "W_DUP;W_ZERO");
  CHECK(by_supplier({row("a", 60), row("a", 20), row("b", 20)}).hhi == Interval(6800));
  // A value beats a blank of the same supplier.
  CHECK(joined(by_supplier({row("a", {}), row("a", 70), row("b", 30)}).warnings) == "W_DUP");
  CHECK(joined(by_supplier({row("a", 50.2), row("b", 50.2)}).warnings) == "W_RENORM");
  CHECK(joined(by_supplier({row("a", 50), row("b", 10)}).warnings) == "W_REMAINDER");
  CHECK(joined(by_supplier({row("a", 50), row("b", {}), row("c", 0)}).warnings) ==
        "W_MISSING;W_ZERO");
}

TEST_CASE("a market that is none has no figures", "[supplier_risk]") {
  CHECK(by_supplier({}).status == "empty");
  CHECK(by_supplier({row("a", 0), row("b", 0)}).status == "empty");
  CHECK_FALSE(by_supplier({}).hhi.known());
  CHECK(by_supplier({row("a", INFINITY)}).status == "invalid_sum");
  CHECK(by_supplier({row("a", NAN)}).status == "invalid_sum");
  CHECK(by_supplier({row("a", 100)}).hhi == Interval(1e4));
  CHECK(by_supplier({row("a", {})}).hhi == Interval(1e4));
  CHECK_FALSE(measure_merger({{row("a", 50), row("b", {})}}, "a", "b"));
  CHECK_FALSE(measure_merger({{row("a", 50), row("b", 50)}}, "a", "x"));
}

TEST_CASE("bands touch their limits from below", "[supplier_risk]") {
  CHECK(band(1800, Guidelines::doj_ftc_2023) == "moderate");
  CHECK(band(1800.00001, Guidelines::doj_ftc_2023) == "high");
  CHECK(band(999.99, Guidelines::doj_ftc_2023) == "low");
  CHECK(band(1000, Guidelines::doj_ftc_2023) == "moderate");
  CHECK(band(2500, Guidelines::doj_ftc_2010) == "moderate");
  CHECK(band(1500, Guidelines::doj_ftc_2010) == "moderate");
  CHECK(band(Interval::between(900, 1900), Guidelines::doj_ftc_2023) == "low|moderate|high");
}

TEST_CASE("bounds hold every completion of the missing shares", "[supplier_risk][property]") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const int known = static_cast<int>(random() % 4);
    const int blank = 1 + static_cast<int>(random() % 4);
    Market market;
    double rest = 100;
    for (int i = 0; i < known; ++i) {
      const double share = rest * (random() % 1000) / 1500.0;
      rest -= share;
      market.rows.push_back({"k" + std::to_string(i), "p" + std::to_string(i % 2), "C0", share});
    }
    Market complete = market;
    double weights = 0;
    std::vector<double> weight;
    for (int i = 0; i < blank; ++i) weights += weight.emplace_back(1 + random() % 1000);
    for (int i = 0; i < blank; ++i) {
      const std::string name = "b" + std::to_string(i);
      const std::string parent = "p" + std::to_string(i % 3);
      market.rows.push_back({name, parent, "C" + std::to_string(i % 3), {}});
      complete.rows.push_back(
          {name, parent, "C" + std::to_string(i % 3), rest * weight[i] / weights});
    }
    const Remainder anywhere = Remainder::anywhere;
    for (Grouping grouping : {Grouping::supplier, Grouping::parent, Grouping::country}) {
      const Concentration bounds = measure_concentration(market, grouping, anywhere);
      const Concentration exact = measure_concentration(complete, grouping);
      REQUIRE(exact.status == "ok");
      const auto holds = [](const Interval& wide, const Interval& number) {
        return wide.low() - 1e-6 <= number.low() && number.high() <= wide.high() + 1e-6;
      };
      CHECK(holds(bounds.hhi, exact.hhi));
      CHECK(holds(bounds.cr1, exact.cr1));
      CHECK(holds(bounds.cr4, exact.cr4));
    }
    CHECK(measure_concentration(complete, Grouping::parent).hhi.low() >=
          measure_concentration(complete, Grouping::supplier).hhi.low() - 1e-9);
  }
}

// ---- single sources -----------------------------------------------------------------------------

TEST_CASE("single sources meet the worked examples", "[supplier_risk][methods]") {
  const auto inputs = method_rows("sourcing_in");
  const auto markets = method_rows("sourcing_market_in");
  Results results;
  for (const std::string& name : cases_of(inputs)) {
    std::vector<SourcingRow> rows;
    for (const Record& in : of_case(inputs, name))
      rows.push_back(
          {in.at("buyer"), in.at("category"), in.at("supplier"), number_of(in.at("share"))});
    std::map<std::string, std::set<std::string>> qualified;
    for (const Record& in : of_case(markets, name))
      qualified[in.at("category")].insert(in.at("qualified_supplier"));
    for (const auto& [pair, found] : find_single_sources(rows, qualified)) {
      const std::string key = name + "," + pair.first + "|" + pair.second + ",";
      results.texts[key + "flag"] = found.flag;
      results.texts[key + "n_active"] = std::to_string(found.active);
    }
  }
  CHECK(misses("sourcing", results) == "");
}

TEST_CASE("a need's warnings and mistakes are named", "[supplier_risk]") {
  const auto judge = [](std::vector<SourcingRow> rows) {
    return find_single_sources(rows, {}).at({"b", "c"});
  };
  CHECK(judge({{"b", "c", "x", -0.1}}).flag == "invalid_negative");
  CHECK(judge({{"b", "c", "x", 0.9}, {"b", "c", "y", 0.2}}).flag == "invalid_overfull");
  CHECK(joined(judge({{"b", "c", "x", 0.9}, {"b", "c", "y", 0.2}}).warnings) == "E_OVERFULL");
  const Sourcing rounded = judge({{"b", "c", "x", 0.802}, {"b", "c", "y", 0.202}});
  CHECK(rounded.flag == "multi_source");  // 0.802 / 1.004 is below 0.8
  CHECK(joined(rounded.warnings) == "W_RENORM");
  const Sourcing blank = judge({{"b", "c", "x", {}}, {"b", "c", "y", {}}, {"b", "c", "y", {}}});
  CHECK(blank.flag == "multi_source");
  CHECK(blank.may_be_dominant);
  CHECK(joined(blank.warnings) == "W_DUP;W_MISSING");
}

// ---- exposure -----------------------------------------------------------------------------------

TEST_CASE("exposure meets the worked examples", "[supplier_risk][methods]") {
  const auto inputs = method_rows("exposure_in");
  const auto targets = method_rows("exposure_targets");
  Results results;
  for (const std::string& name : cases_of(inputs)) {
    std::vector<ShareRow> rows;
    for (const Record& in : of_case(inputs, name))
      rows.push_back({in.at("supplier"), in.at("buyer"), std::stod(in.at("share"))});
    const ShareGraph graph = make_share_graph(rows);
    results.texts[name + ",graph,status"] = graph.status;
    results.texts[name + ",graph,warnings"] = joined(graph.warnings);
    for (const Record& target : of_case(targets, name)) {
      const Exposure found = expose(graph, *graph.find(target.at("target")));
      for (std::size_t v = 0; v < graph.names.size(); ++v) {
        const std::string key = name + "," + target.at("target") + ">" + graph.names[v] + ",";
        put(results, key + "hit", found.hit[v]);
        put(results, key + "gross", found.gross[v]);
        put(results, key + "origin", found.origin[v]);
      }
    }
  }
  CHECK(misses("exposure", results) == "");
}

TEST_CASE("a share graph names what is wrong with its rows", "[supplier_risk]") {
  CHECK(make_share_graph({{"a", "b", -0.1}}).status == "invalid_negative");
  CHECK(make_share_graph({{"a", "b", 0.9}, {"c", "b", 0.2}}).status == "invalid_overfull");
  CHECK(joined(make_share_graph({{"a", "b", 0.6}, {"c", "b", 0.402}}).warnings) == "W_RENORM");
  CHECK(joined(make_share_graph({{"a", "b", 0.1}, {"a", "b", 0.2}, {"b", "b", 0}}).warnings) ==
        "W_DUP;W_SELF;W_ZERO");
  CHECK(make_share_graph({}).status == "ok");
  const ShareGraph isolated = make_share_graph({}, {"z"});
  CHECK(hit_shares(isolated, {0}) == std::vector<Interval>{1});
}

TEST_CASE("a closed loop has a hit share and no gross one", "[supplier_risk]") {
  const ShareGraph graph = make_share_graph({{"a", "b", 1}, {"b", "a", 1}, {"c", "p", 0.5}});
  const Exposure found = expose(graph, *graph.find("a"));
  CHECK(found.hit[*graph.find("b")] == Interval(1));
  CHECK(found.hit[*graph.find("p")] == Interval(0));
  CHECK_FALSE(found.gross[*graph.find("b")].known());
}

TEST_CASE("a loop that hardly leaks gives bounds, not a hang", "[supplier_risk]") {
  constexpr double kLeak = 1e-9;
  const ShareGraph graph =
      make_share_graph({{"x", "a", kLeak}, {"b", "a", 1 - kLeak}, {"a", "b", 1}});
  const Interval hit = hit_shares(graph, {*graph.find("x")})[*graph.find("a")];
  CHECK(hit.low() > 0);
  CHECK(hit.high() == 1);  // every walk meets x in the end

  CapacityGraph capacity{{"x", "a", "b"},
                         {{},
                          {{"k", true, false, {supply(0, kLeak), supply(2, 1 - kLeak)}}},
                          {{"k", true, false, {supply(1, 1.0)}}}}};
  const Interval loss = losses_without(capacity, 0)[1];
  CHECK(loss.low() > 0);
  CHECK(loss.high() == 1);
}

TEST_CASE("a path of 100 001 nodes is walked without recursion", "[supplier_risk]") {
  constexpr std::size_t kNodes = 100001;
  CapacityGraph chain{std::vector<std::string>(kNodes), std::vector<std::vector<Need>>(kNodes)};
  ShareGraph graph{"ok", {}, chain.names, std::vector<std::vector<ShareGraph::Link>>(kNodes), {}};
  std::vector<std::vector<Node>> suppliers(kNodes);
  for (std::size_t i = 1; i < kNodes; ++i) {
    const Node before = static_cast<Node>(i) - 1;
    chain.needs[i].push_back({"input", true, false, {supply(before, 1.0)}});
    graph.inputs[i].push_back({before, 1.0});
    suppliers[i].push_back(before);
  }
  graph.components = suppliers_first(suppliers);
  CHECK(losses_without(chain, 0).back() == Interval(1));
  CHECK(hit_shares(graph, {0}).back() == Interval(1));
  // The other way round every node is entered before the one it waits for.
  for (std::size_t i = 0; i + 1 < kNodes; ++i) suppliers[i] = {static_cast<Node>(i) + 1};
  suppliers.back().clear();
  CHECK(suppliers_first(suppliers).front() == std::vector<Node>{static_cast<Node>(kNodes) - 1});
}

TEST_CASE("output at stake meets the worked examples", "[supplier_risk][methods]") {
  const auto inputs = method_rows("exposure_min_in");
  const auto targets = method_rows("exposure_min_targets");
  Results results;
  for (const std::string& name : cases_of(inputs)) {
    CapacityGraph graph;
    std::map<std::string, Node> place;
    const auto node = [&](const std::string& id) {
      if (place.emplace(id, static_cast<Node>(graph.names.size())).second) {
        graph.names.push_back(id);
        graph.needs.emplace_back();
      }
      return place[id];
    };
    for (const Record& in : of_case(inputs, name)) {
      const Node supplier = node(in.at("supplier"));
      const Node buyer = node(in.at("buyer"));
      std::vector<Need>& needs = graph.needs[buyer];
      auto need = std::find_if(needs.begin(), needs.end(),
                               [&](const Need& n) { return n.category == in.at("category"); });
      if (need == needs.end())
        need = needs.insert(needs.end(), {in.at("category"), in.at("essential") == "1", false, {}});
      need->supplies.push_back(supply(supplier, std::stod(in.at("share"))));
    }
    for (const Record& target : of_case(targets, name)) {
      const auto losses = losses_without(graph, node(target.at("target")));
      for (std::size_t v = 0; v < losses.size(); ++v)
        put(results, name + "," + target.at("target") + ">" + graph.names[v] + ",loss", losses[v]);
    }
  }
  CHECK(misses("exposure_min", results) == "");
}

TEST_CASE("unknown shares and unconfirmed links widen the loss", "[supplier_risk]") {
  // 0 and 1 supply 2.
  const auto loss = [](Need need) {
    CapacityGraph graph{{"a", "b", "p"}, {{}, {}, {std::move(need)}}};
    return losses_without(graph, 0)[2];
  };
  CHECK(loss({"k", true, false, {supply(0, {})}}) == Interval(1));
  CHECK(loss({"k", true, true, {supply(0, {})}}) == Interval::between(0, 1));
  CHECK(loss({"k", true, false, {supply(0, {}, false)}}) == Interval::between(0, 1));
  CHECK(loss({"k", true, false, {supply(0, {}), supply(1, {})}}) == Interval::between(0, 1));
  CHECK(loss({"k", true, false, {supply(0, {}), supply(1, 0.75)}}) == Interval(0.25));
  CHECK(loss({"k", true, false, {supply(0, 0.75)}}) == Interval::between(0.75, 1));
  CHECK(loss({"k", true, false, {supply(0, 0.75, false)}}) == Interval::between(0, 1));
  CHECK(loss({"k", false, false, {supply(0, {})}}) == Interval(0));
}

TEST_CASE("a loop loses all that came from outside it", "[supplier_risk]") {
  // 1 makes its own half and buys the other from 0; 2 lives on 1.
  CapacityGraph graph{{"a", "b", "p"},
                      {{},
                       {{"k", true, false, {supply(1, 0.5), supply(0, 0.5)}}},
                       {{"k", true, false, {supply(1, 1.0)}}}}};
  const auto losses = losses_without(graph, 0);
  CHECK(losses[1].low() == Approx(1));
  CHECK(losses[2].low() == Approx(1));
}

TEST_CASE("losses hold every completion and grow with shares", "[supplier_risk][property]") {
  std::mt19937 random(11);
  const auto part = [&] { return (random() % 1001) / 1000.0; };
  for (int round = 0; round < 300; ++round) {
    // Three layers of three; every node buys two components from the layer above.
    CapacityGraph open;
    CapacityGraph complete;
    for (Node v = 0; v < 9; ++v) {
      open.names.push_back(std::to_string(v));
      open.needs.emplace_back();
      complete.needs.emplace_back();
      if (v < 3) continue;
      const Node above = (v / 3 - 1) * 3;
      for (const char* category : {"k", "l"}) {
        Need need{category, true, false, {}};
        Need full{category, true, false, {}};
        const double known = part();
        const double first = (1 - known) * part();
        need.supplies = {supply(above, known), supply(above + 1, {}), supply(above + 2, {})};
        full.supplies = {supply(above, known), supply(above + 1, first),
                         supply(above + 2, 1 - known - first)};
        open.needs.back().push_back(need);
        complete.needs.back().push_back(full);
      }
    }
    complete.names = open.names;
    for (Node target = 0; target < 3; ++target) {
      const auto bounds = losses_without(open, target);
      const auto exact = losses_without(complete, target);
      for (std::size_t v = 0; v < 9; ++v) {
        REQUIRE(bounds[v].low() <= exact[v].low() + 1e-12);
        REQUIRE(exact[v].low() <= bounds[v].high() + 1e-12);
      }
    }
    // Moving half of a rival's share to the target cannot lower any loss.
    CapacityGraph heavier = complete;
    std::vector<Supply>& bought = heavier.needs[3].front().supplies;
    bought[0].share = *bought[0].share + *bought[1].share / 2;
    bought[1].share = *bought[1].share / 2;
    const auto before = losses_without(complete, 0);
    const auto after = losses_without(heavier, 0);
    for (std::size_t v = 0; v < 9; ++v) REQUIRE(after[v].low() >= before[v].low() - 1e-12);
  }
}

// ---- rules on the tables ------------------------------------------------------------------------

TEST_CASE("an edge counts by its status and dates", "[supplier_risk]") {
  const Date day = test::parse_date("2025-06-30");
  const auto flow = [&](const char* status, std::optional<Date> from = {},
                        std::optional<Date> to = {}) {
    return state_of_edge(status, from, to, day);
  };
  CHECK(flow("active (licence letter 2025-05-23 lifted 2025-07-02)").flow == Flow::confirmed);
  CHECK(flow("licensed; US ban suspended to 2026-11-27").flow == Flow::confirmed);
  CHECK(flow("reported").flow == Flow::reported);
  CHECK(flow("restricted (NXT:2000i and up)").flow == Flow::doubtful);
  CHECK(flow("cut").reason == "ended");
  CHECK(flow("cut", {}, day).flow == Flow::confirmed);
  CHECK(flow("cut", {}, day - Days{1}).reason == "ended");
  CHECK(flow("active", day).flow == Flow::confirmed);
  CHECK(flow("active", day + Days{1}).reason == "not begun");
  CHECK(flow("never delivered").reason == "never delivered");
  CHECK(flow("prospective").reason == "planned");
  CHECK(flow("").reason == "unknown status");
}

TEST_CASE("roles give components and periods give days", "[supplier_risk]") {
  CHECK(component_of("foundry and packaging") == "foundry");
  CHECK(component_of("HBM/DRAM") == "HBM");
  CHECK(component_of("etch/deposition") == component_of("deposition/etch"));
  CHECK(component_of("wafers and resist") == "silicon wafers");
  CHECK(component_of("helium") == "helium");
  CHECK(slug("EUV/DUV  optics!") == "euv-duv-optics");
  CHECK(iso(*first_day("2025-Q4")) == "2025-10-01");
  CHECK(iso(*first_day("2025-H2")) == "2025-07-01");
  CHECK_FALSE(first_day("2025-Q5"));
  CHECK_FALSE(first_day("soon"));
  CHECK(iso(*date_ahead("suspended to 2026-11-27", *first_day("2026"))) == "2026-11-27");
  CHECK_FALSE(date_ahead("lifted 2025-07-02", *first_day("2026")));
}

// ---- the whole section --------------------------------------------------------------------------

TEST_CASE("the section on the sample data", "[supplier_risk][golden]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"t-head", "metax", "nvidia"});
  load_samples(recorder);
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/supplier_risk.txt"));
  CHECK(recorder.problems() == std::vector<std::string>{});
  CHECK(recorder.warnings() == std::vector<std::string>{});
}

TEST_CASE("the short section of a flash edition", "[supplier_risk][golden]") {
  SectionRecorder recorder("2025-09-01");
  set_options(recorder, "t-head", {"t-head", "metax", "nvidia"});
  load_samples(recorder);
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/supplier_risk_flash.txt"));
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("empty tables make a section that says so", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"t-head"});
  load(recorder, "", "");
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(first_line(recorder.text()) ==
        "title: No share of any supply market is published: concentration is not known");
  CHECK(recorder.text().find("t-head: not in the suppliers table.") != std::string::npos);
  CHECK(recorder.warnings() ==
        std::vector<std::string>{"option products: no firm \"t-head\" in suppliers"});
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("a single row makes a section", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"a"});
  load(recorder, "a,Alone,foundry,2,TW,not listed,,,100,foundry,2025\n", "");
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(recorder.value("tier/foundry/hhi") == "10000");
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("bad rows are named and cost only themselves", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"p"});
  load(recorder,
       "p,Product,designer,1,CN,not listed,,,,,\n"
       "a,Alpha,foundry,2,TW,listed,2027-01-01,,90,fabs,2025\n"
       "b,Beta,foundry,2,KR,listed,2026-11-23,,30,fabs,2025\n"
       "b,Again,HBM,2,KR,not listed,,,,,\n"
       "c,Gamma,HBM,2,KR,not listed,,,40,late,2027\n",
       "e1,a,p,wafers,80,true,,,active,,,,vendor\n"
       "e2,b,p,wafers,70,true,,,active,,,,vendor\n"
       "e3,c,p,memory,-5,true,,,active,,,,vendor\n"
       "e4,c,c,memory,10,,,,active,,,,vendor\n"
       "e5,p,c,chips,0,,,,active,,,,vendor\n"
       "e6,x,p,chips,,,,,active,,,,vendor\n"
       "e7,a,p,chips,,,,,often,,,,vendor\n"
       "e8,p,a,chips,,,,,active,,,,vendor\n");
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(recorder.warnings() ==
        std::vector<std::string>{
            "suppliers: \"b\" stands twice; the first row counts",
            "edges: the share of \"e3\" is below zero and is taken as unknown (E_NEG)",
            "edges: \"e6\" names a firm that is not in suppliers",
            "edges: \"e7\" has the unknown status \"often\" and is left out",
            "edges: the shares of \"p\" in foundry sum to more than 100 % and are taken as unknown "
            "(E_OVERFULL)"});
  CHECK(recorder.value("tier/fabs/hhi") == "n/k");  // 120 % of a market
  CHECK(recorder.value("tier/late/hhi") == "(none)");
  CHECK(recorder.value("node/a/exposure/p") == "0–100 %");
  CHECK(recorder.value("node/c/exposure/p") == "100 %");
  CHECK(recorder.value("node/a/listed") == "(none)");
  CHECK(recorder.value("node/b/listed") == "2026-11-23");
  CHECK(recorder.text().find(" nan") == std::string::npos);
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("a wrong option is said to the reader", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "t-haed", {"t-head"});
  load_samples(recorder);
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(first_line(recorder.text()) == "title: There is no data on t-haed");

  SectionRecorder names("2026-11-23");
  set_options(names, "", {"t-head"});
  names.option("names", std::vector<std::string>{"t-head"});
  load_samples(names);
  CHECK(names.run<SupplierRisk>() == QUIRE_FAILED);
  CHECK(names.failure() == "threw: option names: \"t-head\" is not of the form id=Name");
}
