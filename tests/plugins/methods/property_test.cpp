#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "chip_comparison/pareto.hpp"
#include "chip_comparison/rank_acceptability.hpp"
#include "policy_summary/condition.hpp"
#include "policy_summary/ownership.hpp"
#include "supplier_risk/exposure.hpp"
#include "supplier_risk/monte_carlo.hpp"
#include "supplier_risk/network_risk.hpp"
#include "supplier_risk/structure.hpp"

// Laws that the methods obey whatever the data are.
using namespace quire;
using analysis::Interval;
using analysis::Truth;

namespace {

using Random = std::mt19937;

double part(Random& random) { return (random() % 1001) / 1000.0; }
std::string name(std::size_t i) { return "n" + std::to_string(i); }

/// Shares of up to three suppliers a buyer, cycles and self-loops among them.
std::vector<supplier_risk::ShareRow> random_shares(Random& random, std::size_t nodes) {
  std::vector<supplier_risk::ShareRow> rows;
  for (std::size_t buyer = 0; buyer < nodes; ++buyer) {
    double rest = 1;
    for (int i = 0; i < 3; ++i) {
      const double share = rest * part(random);
      rest -= share;
      rows.push_back({name(random() % nodes), name(buyer), share});
    }
  }
  return rows;
}

std::vector<double> hits(const supplier_risk::ShareGraph& graph, const std::string& target) {
  const supplier_risk::Node node = *graph.find(target);
  std::vector<double> found;
  for (const Interval& hit : supplier_risk::hit_shares(graph, std::span(&node, 1))) {
    REQUIRE(hit.exact());
    found.push_back(hit.low());
  }
  return found;
}

}  // namespace

TEST_CASE("a hit share solves its equations, lies in 0 to 1 and grows with shares", "[property]") {
  Random random(3);
  for (int round = 0; round < 200; ++round) {
    auto rows = random_shares(random, 8);
    const supplier_risk::ShareGraph graph = supplier_risk::make_share_graph(rows);
    REQUIRE(graph.status == "ok");
    const std::vector<double> before = hits(graph, "n0");
    for (std::size_t v = 0; v < before.size(); ++v) {
      double inflow = 0;
      for (const auto& link : graph.inputs[v]) inflow += link.share * before[link.supplier];
      REQUIRE(before[v] >= 0);
      REQUIRE(before[v] <= 1);
      if (graph.names[v] != "n0") REQUIRE(before[v] == Approx(inflow).margin(1e-9));
    }
    // A buyer that takes half of what it left open from the target depends on it no less.
    rows.push_back({"n0", "n5", graph.rest[*graph.find("n5")] / 2});
    const std::vector<double> after = hits(supplier_risk::make_share_graph(rows), "n0");
    for (std::size_t v = 0; v < before.size(); ++v) REQUIRE(after[v] >= before[v] - 1e-9);
  }
}

TEST_CASE("dominators are what cuts every route, by removing each node in turn", "[property]") {
  using namespace supplier_risk;
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::pair<std::string, std::string>> links;
    for (int i = 0; i < 14; ++i) links.emplace_back(name(random() % 9), name(random() % 9));
    const SupplyGraph graph = make_supply_graph(links, {"n0"});
    const Node product = *graph.find("n0");
    const auto reached_without = [&](Node removed) {
      std::vector<Node> open{product};
      std::set<Node> seen{product};
      while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        if (graph.suppliers[node].empty()) return true;
        for (const Node supplier : graph.suppliers[node])
          if (supplier != removed && seen.insert(supplier).second) open.push_back(supplier);
      }
      return false;
    };
    const Dominators found = dominators_of(graph, product);
    REQUIRE(found.grounded == reached_without(-1));
    for (Node node = 0; found.grounded && node < static_cast<Node>(graph.names.size()); ++node) {
      if (node == product) continue;
      const bool listed =
          std::find(found.nodes.begin(), found.nodes.end(), node) != found.nodes.end();
      REQUIRE(listed == !reached_without(node));
    }
  }
}

TEST_CASE("a simulation agrees with enumeration and with itself on any number of threads",
          "[property]") {
  using namespace supplier_risk;
  Random random(7);
  for (int round = 0; round < 5; ++round) {
    RiskRegister risks;
    for (std::size_t i = 0; i < 8; ++i)
      risks.events.push_back(
          {name(i), part(random) / 4, std::round(100 * part(random)), i % 3 == 0 ? "TW" : ""});
    risks.shocks.push_back({"TW", part(random) / 10, 5});
    REQUIRE(mistake_in(risks).empty());
    SimulationSettings settings;
    settings.most_draws = 100'000;
    settings.precision = 0;
    const TailRisk exact = tail_risk(*exact_distribution(risks), settings.alpha);
    const TailEstimate drawn = simulate(sampler_of(risks, settings.seed), settings);
    CHECK(std::abs(drawn.risk.mean - exact.mean) <= 4.5 * drawn.mean_error);
    CHECK(std::abs(drawn.risk.expected_shortfall - exact.expected_shortfall) <=
          4.5 * drawn.shortfall_error + 1e-9);
    settings.threads = 3;
    const TailEstimate threaded = simulate(sampler_of(risks, settings.seed), settings);
    CHECK(threaded.risk.mean == drawn.risk.mean);
    CHECK(threaded.risk.expected_shortfall == drawn.risk.expected_shortfall);
  }
}

TEST_CASE("failures of a network, drawn and enumerated, cost the same", "[property]") {
  using namespace supplier_risk;
  NetworkRisk risk;
  for (std::size_t i = 0; i < 6; ++i) risk.graph.names.push_back(name(i));
  risk.graph.needs.resize(6);
  risk.graph.needs[4] = {{"k", true, false, {{0, 0.6, true}, {1, 0.4, true}}}};
  risk.graph.needs[5] = {{"k", true, false, {{4, 1.0, true}}},
                         {"l", true, false, {{2, 0.7, true}}}};
  risk.failure_probability = {0.1, 0.05, 0.2, 0, 0, 0};
  risk.value_at_stake = {0, 0, 0, 0, 0, 100};
  risk.shocks = {{"zone", 0.03, {0, 1, 2}}};
  SimulationSettings settings;
  settings.most_draws = 100'000;
  settings.precision = 0;
  const TailRisk exact = tail_risk(*exact_distribution(risk), settings.alpha);
  const TailEstimate drawn = simulate(sampler_of(risk, settings.seed), settings);
  CHECK(std::abs(drawn.risk.mean - exact.mean) <= 4.5 * drawn.mean_error);
  CHECK(drawn.risk.value_at_risk == Approx(exact.value_at_risk));
}

TEST_CASE("rank acceptabilities sum to one where nothing ties", "[property]") {
  Random random(11);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::vector<double>> options(4);
    for (auto& option : options)
      for (int c = 0; c < 3; ++c) option.push_back(part(random) + 1e-6 * (random() % 1000));
    const auto found = chip_comparison::rank_acceptabilities(options, 3000, 1);
    double first = 0;
    for (const auto& one : found) {
      double sum = 0;
      for (const double share : one.ranks) sum += share;
      CHECK(sum == Approx(1));
      first += one.ranks[0];
      if (!one.central_weights) continue;
      double weights = 0;
      for (const double weight : *one.central_weights) weights += weight;
      CHECK(weights == Approx(1));
    }
    CHECK(first == Approx(1));
  }
}

TEST_CASE("an interval's efficiency holds for every point in it", "[property]") {
  using namespace chip_comparison;
  Random random(13);
  const Sense senses[] = {Sense::max, Sense::min};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<Interval>> boxes(4);
    std::vector<std::vector<Interval>> points(4);
    for (std::size_t i = 0; i < 4; ++i)
      for (int c = 0; c < 2; ++c) {
        const double low = random() % 6;
        const double width = random() % 3;
        boxes[i].push_back(Interval::between(low, low + width));
        points[i].emplace_back(low + width * part(random));
      }
    const auto of_boxes = efficiencies(boxes, senses);
    const auto of_points = efficiencies(points, senses);
    for (std::size_t i = 0; i < 4; ++i) {
      if (of_boxes[i] == Efficiency::efficient) CHECK(of_points[i] == Efficiency::efficient);
      if (of_boxes[i] == Efficiency::dominated) CHECK(of_points[i] == Efficiency::dominated);
    }
  }
}

TEST_CASE("the 50 percent rule is the least set that is closed", "[property]") {
  using namespace policy_summary;
  Random random(17);
  for (int round = 0; round < 300; ++round) {
    std::vector<Stake> stakes;
    for (std::size_t entity = 1; entity < 8; ++entity)
      for (int i = 0; i < 3; ++i)
        stakes.push_back({name(random() % 8), name(entity), 5.0 * (random() % 7)});
    const OwnershipFindings found = apply_fifty_percent_rule(make_register(stakes, {"n0"}));
    std::set<std::string> blocked;
    for (const Ownership& one : found.entities) {
      CHECK(one.low <= one.high);
      if (one.state == Blocked::listed || one.state == Blocked::blocked) blocked.insert(one.entity);
    }
    // Grown from the listed one step at a time, in whole percent.
    std::set<std::string> grown{"n0"};
    for (bool more = true; more;) {
      more = false;
      for (std::size_t entity = 1; entity < 8; ++entity) {
        int held = 0;
        for (const Stake& stake : stakes)
          if (stake.entity == name(entity) && stake.owner != stake.entity &&
              grown.count(stake.owner) != 0)
            held += static_cast<int>(*stake.percent);
        if (held >= 50 && grown.insert(name(entity)).second) more = true;
      }
    }
    CHECK(blocked == grown);
  }
}

TEST_CASE("a condition's answer holds for every chip whose density is its TPP over its area", "[property]") {
  using namespace policy_summary;
  const char* const texts[] = {
      "(tpp >= 4800) or (tpp >= 1600 and pd >= 5.92)",
      "((2400 <= tpp < 4800 and 1.6 <= pd < 5.92) or (1600 <= tpp and 3.2 <= pd < 5.92)) and tpp < 4800",
      "tpp >= 4800 and pd < 5.92", "tpp == 2400 and pd == 3.2"};
  Random random(23);
  int settled_by_area = 0;
  for (int round = 0; round < 400; ++round) {
    const auto condition = std::get<Condition>(Condition::parse(texts[round % 4]));
    const double tpps[] = {400, 1000, 1600, 2000, 2400, 3000, 4800, 9000};
    const double areas[] = {400, 750, 810.8, 1500};
    const auto pick = [&](const auto& numbers) { return numbers[random() % std::size(numbers)]; };
    const Interval tpp = Interval::between(pick(tpps), pick(tpps));
    const Interval area = Interval::between(pick(areas), pick(areas));
    const Facts box{{"tpp", tpp}, {"pd", tpp / area}};
    const Truth of_box = condition.evaluate(box, Quotient{"pd", "tpp", area}).truth;
    settled_by_area += of_box != Truth::undetermined && condition.evaluate(box).truth == Truth::undetermined ? 1 : 0;
    std::set<Truth> of_points;
    for (int i = 0; i <= 20; ++i)
      for (int k = 0; k <= 20; ++k) {
        const double x = tpp.low() + (tpp.high() - tpp.low()) * i / 20;
        const double y = area.low() + (area.high() - area.low()) * k / 20;
        of_points.insert(condition.evaluate({{"tpp", Interval(x)}, {"pd", Interval(x) / Interval(y)}}).truth);
      }
    if (of_box != Truth::undetermined) CHECK(of_points == std::set<Truth>{of_box});
    if (of_points.size() > 1) CHECK(of_box == Truth::undetermined);
  }
  CHECK(settled_by_area > 0);
}

TEST_CASE("a condition's answer holds for every figure in the box", "[property]") {
  using namespace policy_summary;
  const char* const texts[] = {
      "(tpp >= 4800) or (datacenter and tpp >= 1600 and pd >= 5.92)",
      "datacenter and ((2400 <= tpp < 4800 and 1.6 <= pd < 5.92) or (1600 <= tpp and 3.2 <= pd < "
      "5.92)) and tpp < 4800",
      "not (tpp < 2400) and (pd != 1.6 or tpp in {2400, 4800})",
      "tpp / (pd + 1) > 700 or tpp == 1600"};
  Random random(19);
  for (int round = 0; round < 400; ++round) {
    const auto condition = std::get<Condition>(Condition::parse(texts[round % 4]));
    const double tpps[] = {0, 1000, 1600, 2000, 2400, 3000, 4800, 5000};
    const double pds[] = {0.5, 1.6, 2, 3.2, 4, 5.92, 7};
    const auto pick = [&](const auto& numbers) { return numbers[random() % std::size(numbers)]; };
    const Interval tpp = Interval::between(pick(tpps), pick(tpps));
    const Interval pd = Interval::between(pick(pds), pick(pds));
    const Truth of_box =
        condition.evaluate({{"tpp", tpp}, {"pd", pd}, {"datacenter", Truth::yes}}).truth;
    std::set<Truth> of_points;
    for (int i = 0; i <= 20; ++i)
      for (int k = 0; k <= 20; ++k) {
        const double x = tpp.low() + (tpp.high() - tpp.low()) * i / 20;
        const double y = pd.low() + (pd.high() - pd.low()) * k / 20;
        of_points.insert(
            condition
                .evaluate({{"tpp", Interval(x)}, {"pd", Interval(y)}, {"datacenter", Truth::yes}})
                .truth);
      }
    if (of_box != Truth::undetermined) CHECK(of_points == std::set<Truth>{of_box});
    if (of_points.size() > 1) CHECK(of_box == Truth::undetermined);
  }
}
