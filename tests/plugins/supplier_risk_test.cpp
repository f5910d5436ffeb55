#include "plugins/supplier_risk_fixture.hpp"
#include "supplier_risk/lead_times.hpp"
#include "supplier_risk/stress.hpp"

// ---- concentration ------------------------------------------------------------------------------

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

TEST_CASE("sums exactly on a tolerance are on it whatever the order of the parts",
          "[supplier_risk]") {
  CHECK(by_supplier({row("a", 33.4), row("b", 33.3), row("c", 33.8)}).status == "ok");  // 100.5
  CHECK(by_supplier({row("a", 0.1), row("b", 0.2), row("c", 99.2)}).status == "ok");    // 99.5
  CHECK(by_supplier({row("a", 0.1), row("b", 0.2), row("c", 99.7)}).warnings.empty());
  CHECK(find_single_sources({{"b", "c", "x", 0.7}, {"b", "c", "x", 0.1}, {"b", "c", "y", 0.2}}, {})
            .at({"b", "c"})
            .flag == "dominant_source");
}

TEST_CASE("each row counts where it is made", "[supplier_risk]") {
  const Market market{{{"s", "p", "D", 60}, {"s", "q", "B", 30}, {"t", "q", "B", 10}}};
  CHECK(measure_concentration(market, Grouping::country).hhi == Interval(5200));
  CHECK(measure_concentration(market, Grouping::supplier).hhi == Interval(8200));
  // A blank beside a complete market has nothing left.
  const Market full{{{"a", "a", "D", 100}, {"b", "b", "B", {}}}};
  CHECK(measure_concentration(full, Grouping::country).hhi == Interval(1e4));
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

TEST_CASE("a share graph names what is wrong with its rows", "[supplier_risk]") {
  CHECK(make_share_graph({{"a", "b", -0.1}}).status == "invalid_negative");
  CHECK(make_share_graph({{"a", "b", 0.9}, {"c", "b", 0.2}}).status == "invalid_overfull");
  CHECK(joined(make_share_graph({{"a", "b", 0.6}, {"c", "b", 0.402}}).warnings) == "W_RENORM");
  CHECK(joined(make_share_graph({{"a", "b", 0.1}, {"a", "b", 0.2}, {"b", "b", 0}}).warnings) ==
        "W_DUP;W_SELF;W_ZERO");
  CHECK(make_share_graph({}).status == "ok");
  const ShareGraph isolated = make_share_graph({}, {"z"});
  CHECK(hits_of(isolated, "z") == std::vector<Interval>{1});
}

TEST_CASE("a closed loop has a hit share and no gross one", "[supplier_risk]") {
  const ShareGraph graph = make_share_graph({{"a", "b", 1}, {"b", "a", 1}, {"c", "p", 0.5}});
  const Exposure found = expose(graph, *graph.find("a"));
  CHECK(found.hit[*graph.find("b")] == Interval(1));
  CHECK(found.hit[*graph.find("p")] == Interval(0));
  CHECK_FALSE(found.gross[*graph.find("b")].known());
}

TEST_CASE("a loop that hardly leaks is solved directly", "[supplier_risk]") {
  constexpr double kLeak = 1e-9;
  const ShareGraph graph =
      make_share_graph({{"x", "a", kLeak}, {"b", "a", 1 - kLeak}, {"a", "b", 1}});
  // Every walk meets x in the end.
  const std::vector<Interval> hit = hits_of(graph, "x");
  CHECK(hit[*graph.find("a")].exact());
  CHECK(hit[*graph.find("a")].low() == Approx(1).margin(1e-6));

  // Output sinks by so little a sweep that only a linear system tells where it ends.
  for (const double leak : {kLeak, 1e-12, 0.1}) {
    const auto lost = losses({{"x", "a", "b"},
                              {{},
                               {{"k", true, false, {supply(0, leak), supply(2, 1 - leak)}}},
                               {{"k", true, false, {supply(1, 1.0)}}}}},
                             0);
    CHECK(lost[1].low() == Approx(1).margin(1e-6));
    CHECK(lost[2].high() == Approx(1));
  }
}

TEST_CASE("blank shares give the bounds of a hit share", "[supplier_risk]") {
  const ShareGraph graph = make_share_graph({{"x", "p", 0.4}, {"y", "p", {}}, {"z", "p", {}}});
  CHECK(joined(graph.warnings) == "W_MISSING");
  CHECK(hits_of(graph, "x")[*graph.find("p")] == Interval(0.4));
  CHECK(hits_of(graph, "y")[*graph.find("p")] == Interval::between(0, 0.6));
  CHECK_FALSE(expose(graph, *graph.find("y")).gross[*graph.find("p")].known());
}

TEST_CASE("a path of 100 001 nodes is walked without recursion", "[supplier_risk]") {
  constexpr std::size_t kNodes = 100001;
  CapacityGraph chain{std::vector<std::string>(kNodes), std::vector<std::vector<Need>>(kNodes)};
  std::vector<ShareRow> rows;
  std::vector<std::pair<std::string, std::string>> links;
  const auto name = [](std::size_t i) { return std::to_string(1000000 + i); };
  for (std::size_t i = 1; i < kNodes; ++i) {
    chain.needs[i].push_back({"input", true, false, {supply(static_cast<Node>(i) - 1, 1.0)}});
    rows.push_back({name(i - 1), name(i), 1.0});
    links.emplace_back(name(i - 1), name(i));
  }
  CHECK(losses(chain, 0).back() == Interval(1));
  CHECK(hits_of(make_share_graph(rows), name(0)).back() == Interval(1));
  const SupplyGraph graph = make_supply_graph(links);
  CHECK(dominators_of(graph, static_cast<Node>(kNodes) - 1).nodes.size() == kNodes - 1);
  CHECK(connectivity_of(graph).bridges.size() == kNodes - 1);
}

TEST_CASE("a ladder of 60 diamonds has 2^60 shortest paths", "[supplier_risk]") {
  std::vector<std::pair<std::string, std::string>> links;
  const auto name = [](const char* kind, int i) { return kind + std::to_string(100 + i); };
  for (int i = 0; i < 60; ++i)
    for (const char* side : {"left", "right"}) {
      links.emplace_back(name("n", i), name(side, i));
      links.emplace_back(name(side, i), name("n", i + 1));
    }
  const SupplyGraph graph = make_supply_graph(links);
  const std::vector<double> shares = betweenness_of(graph);
  const auto share = [&](const std::string& node) { return shares[*graph.find(node)]; };
  CHECK(share("left130") == Approx(share("right130")));
  CHECK(share("n130") > share("left130"));
  CHECK(share("n130") < 1);
}

TEST_CASE("what stops a supplier of a supplier stops the product", "[supplier_risk]") {
  std::vector<AndOrRow> chain;
  for (int i = 0; i < 100000; ++i)
    chain.push_back({std::to_string(1000001 + i), "k", std::to_string(1000000 + i)});
  const AndOrGraph graph(chain);
  CHECK(graph.single_points_of_failure(graph.find("1100000")).size() == 100000);

  // Two nodes that only keep each other alive stay alive; either is a point of failure for p.
  const AndOrGraph loop({{"a", "k", "b"}, {"b", "k", "a"}, {"p", "k", "a"}});
  CHECK(loop.alive(loop.find("p"), -1));
  CHECK(loop.single_points_of_failure(loop.find("p")).size() == 2);
  const AndOrGraph dead({{"p", "k", ""}, {"p", "l", "a"}});
  CHECK_FALSE(dead.alive(dead.find("p"), -1));
  CHECK(dead.single_points_of_failure(dead.find("p")).empty());
}

TEST_CASE("unknown shares and unconfirmed links widen the loss", "[supplier_risk]") {
  // 0 and 1 supply 2.
  const auto loss = [](Need need) {
    CapacityGraph graph{{"a", "b", "p"}, {{}, {}, {std::move(need)}}};
    return losses(graph, 0)[2];
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
  const auto lost = losses(graph, 0);
  CHECK(lost[1].low() == Approx(1));
  CHECK(lost[2].low() == Approx(1));
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
      const auto bounds = losses(open, target);
      const auto exact = losses(complete, target);
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
    const auto before = losses(complete, 0);
    const auto after = losses(heavier, 0);
    for (std::size_t v = 0; v < 9; ++v) REQUIRE(after[v].low() >= before[v].low() - 1e-12);
  }
}

// ---- rules on the tables ------------------------------------------------------------------------

TEST_CASE("an edge counts by its status and dates", "[supplier_risk]") {
  const Date day = testing::parse_date("2025-06-30");
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
  CHECK(component_delivered("2.5D packaging", "assembly/test") == "advanced packaging");
  CHECK(component_delivered("H20 and other packaging", "assembly/test") == "assembly/test");
  CHECK(component_of("wafers and resist") == "silicon wafers");
  CHECK(component_of("helium") == "helium");
  CHECK(analysis::slug("EUV/DUV  optics!") == "euv-duv-optics");
  CHECK(analysis::iso_date(*first_day("2025-Q4")) == "2025-10-01");
  CHECK(analysis::iso_date(*first_day("2025-H2")) == "2025-07-01");
  CHECK_FALSE(first_day("2025-Q5"));
  CHECK_FALSE(first_day("soon"));
  CHECK(analysis::iso_date(*date_ahead("suspended to 2026-11-27", *first_day("2026"))) ==
        "2026-11-27");
  CHECK_FALSE(date_ahead("lifted 2025-07-02", *first_day("2026")));
}

TEST_CASE("a share on record is needed, whoever else there is", "[supplier_risk]") {
  Network network;
  for (const char* id : {"maker", "tools"}) {
    Firm& firm = network.firms.emplace_back();
    firm.id = firm.name = id;
  }
  Edge link;
  link.supplier = 1;
  link.share = 0.9;
  link.only_source = false;
  link.lead_weeks_low = 26;
  link.lead_weeks_high = 52;
  const auto outage_of = [&](std::optional<double> share) {
    link.share = share;
    const std::vector<Purchase> purchases{{0, "developers", {link}, true}};
    const std::vector<Product> products = find_stakes(network, purchases, {0});
    return find_outages(network, purchases, products, find_lead_times(purchases), Assumptions{}).at(0);
  };
  const Outage known = outage_of(0.9);
  CHECK(known.survive.low() == Approx(Assumptions{}.stock_weeks));
  CHECK(known.survive.high() == Approx(Assumptions{}.stock_weeks));
  CHECK(known.lost.low() > 0);
  // Of unknown share, others may have all of it.
  const Outage unknown = outage_of({});
  CHECK(unknown.survive.low() == Approx(Assumptions{}.stock_weeks));
  CHECK(std::isinf(unknown.survive.high()));
}
