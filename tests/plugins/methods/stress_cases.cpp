#include <algorithm>
#include <charconv>
#include <map>

#include "common/likelihood.hpp"
#include "common/random.hpp"
#include "plugins/methods/capacity_rows.hpp"
#include "plugins/methods/results.hpp"
#include "supplier_risk/monte_carlo.hpp"
#include "supplier_risk/network_risk.hpp"
#include "supplier_risk/risk_matrix.hpp"
#include "supplier_risk/survival.hpp"

// Time-to-survive, simulation and risk matrices of supplier_risk: METHODS 1.7 to 1.9.
namespace quire::methods {
namespace {

using namespace supplier_risk;

constexpr std::int64_t kDraws = 1'000'000;

void put_tail(Results& results, const std::string& name, const std::string& subject,
              const std::string& stem, const TailRisk& risk) {
  results.put(name, subject, stem + "mean", risk.mean);
  results.put(name, subject, stem + "sd", risk.deviation);
  results.put(name, subject, stem + "var", risk.value_at_risk);
  results.put(name, subject, stem + "es", risk.expected_shortfall);
}

/// The parameters of a distribution, as far as they can be. Throws InputError.
class Parameters {
 public:
  explicit Parameters(std::string_view text) {
    for (const std::string& part : parts_of(text)) {
      const std::size_t sign = part.find('=');
      if (sign == std::string::npos) throw InputError("\"" + part + "\" is not of the form name=number");
      found_[part.substr(0, sign)] = number_from(part.substr(sign + 1));
    }
  }

  double get(const std::string& name) const {
    const auto found = found_.find(name);
    if (found == found_.end()) throw InputError("parameter \"" + name + "\" is missing");
    return found->second;
  }
  double above_zero(const std::string& name) const {
    if (!(get(name) > 0)) throw InputError("parameter \"" + name + "\" is not above 0");
    return get(name);
  }

 private:
  std::map<std::string, double> found_;
};

RiskRegister register_of(const CsvTable& events, const std::string& name) {
  constexpr std::string_view kShock = "region:";
  RiskRegister risks;
  for (const std::size_t row : events.of_case(name)) {
    const std::string& event = events.text(row, "event");
    const double p = events.required_amount(row, "p", 1);
    const double loss = events.amount(row, "loss").value_or(0);
    if (event.compare(0, kShock.size(), kShock) == 0)
      risks.shocks.push_back({event.substr(kShock.size()), p, loss});
    else
      risks.events.push_back({event, p, loss, events.text(row, "region")});
  }
  if (const std::string mistake = mistake_in(risks); !mistake.empty()) throw InputError(mistake);
  return risks;
}

NetworkRisk network_risk_of(const CsvTable& links, const CsvTable& nodes, const std::string& name) {
  CapacityRows capacity(links, links.of_case(name));
  std::map<Node, std::pair<double, double>> by_node;
  for (const std::size_t row : nodes.of_case(name))
    by_node[capacity.node(nodes.text(row, "node"))] = {
        nodes.amount(row, "p_fail", 1).value_or(0), nodes.amount(row, "value_at_stake").value_or(0)};
  if (capacity.status() != "ok")
    throw InputError("the shares of case \"" + name + "\" are no parts of a whole (" + capacity.status() + ")");
  NetworkRisk risk{capacity.graph(), {}, {}, {}};
  for (std::size_t node = 0; node < risk.graph.names.size(); ++node) {
    const auto [p, value] = by_node[static_cast<Node>(node)];
    risk.failure_probability.push_back(p);
    risk.value_at_stake.push_back(value);
  }
  return risk;
}

std::optional<TailRisk> closed_form(const std::string& kind, const Parameters& p, double alpha) {
  if (kind == "exponential") return exponential_tail(p.above_zero("rate"), alpha);
  if (kind == "normal") return normal_tail(p.get("mu"), p.above_zero("sigma"), alpha);
  if (kind == "lognormal") return lognormal_tail(p.get("mu"), p.above_zero("sigma"), alpha);
  if (kind == "pareto") return pareto_tail(p.above_zero("xm"), p.above_zero("k"), alpha);
  if (kind == "uniform") {
    if (!(p.get("lo") <= p.get("hi"))) throw InputError("parameter \"lo\" is above \"hi\"");
    return uniform_tail(p.get("lo"), p.get("hi"), alpha);
  }
  if (kind == "compound_poisson_exp")
    return compound_poisson_tail(p.above_zero("lambda"), p.above_zero("rate"), alpha);
  return {};
}

}  // namespace

void run_tts_lp(const Inputs& inputs, Results& results) {
  const CsvTable nodes = inputs.table("nodes");
  const CsvTable edges = inputs.table("edges");
  const CsvTable scenarios = inputs.table("scenarios");
  for (const auto& [name, rows] : nodes.by_case()) {
    FlowNetwork network;
    std::map<std::string, Node> place;
    for (const std::size_t row : rows) {
      if (!place.emplace(nodes.text(row, "node"), static_cast<Node>(network.nodes.size())).second)
        nodes.fail(row, "node", "\"" + nodes.text(row, "node") + "\" is there twice");
      network.nodes.push_back({nodes.text(row, "node"), nodes.amount(row, "capacity_per_t"),
                               nodes.amount(row, "inventory").value_or(0),
                               nodes.amount(row, "demand_per_t").value_or(0),
                               nodes.amount(row, "margin_per_unit").value_or(0),
                               nodes.amount(row, "ttr")});
    }
    const auto node = [&](const CsvTable& table, std::size_t row, const char* column) {
      const auto found = place.find(table.text(row, column));
      if (found == place.end())
        table.fail(row, column, "case \"" + name + "\" has no node \"" + table.text(row, column) + "\"");
      return found->second;
    };
    for (const std::size_t row : edges.of_case(name))
      network.links.push_back({node(edges, row, "supplier"), node(edges, row, "buyer"),
                               edges.text(row, "category"),
                               edges.required_amount(row, "units_per_output")});
    std::vector<std::string> order;
    std::map<std::string, std::vector<Node>> disrupted;
    for (const std::size_t row : scenarios.of_case(name)) {
      const std::string& scenario = scenarios.text(row, "scenario");
      if (disrupted.find(scenario) == disrupted.end()) order.push_back(scenario);
      disrupted[scenario].push_back(node(scenarios, row, "disrupted_node"));
    }
    results.put(name, "baseline", "tts", survival_without(network, {}).time_to_survive);
    std::vector<Survival> survivals;
    for (const std::string& scenario : order) {
      const Survival& found =
          survivals.emplace_back(survival_without(network, disrupted[scenario]));
      results.put(name, scenario, "tts", found.time_to_survive);
      if (!found.recovery) {
        results.put(name, scenario, "ttr_used", "unknown");
        continue;
      }
      results.put(name, scenario, "ttr_used", *found.recovery);
      results.put(name, scenario, "lost_margin", *found.lost_margin);
      results.put(name, scenario, "lost_margin_net_of_baseline", *found.added_loss);
    }
    const auto index = exposure_index(survivals);
    for (std::size_t i = 0; i < order.size(); ++i)
      if (index[i]) results.put(name, order[i], "rei", *index[i]);
  }
}

void run_montecarlo(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable events = inputs.optional_table("events");
  const CsvTable links = inputs.optional_table("graph");
  const CsvTable nodes = inputs.optional_table("graph_nodes");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = table.text(row, "case");
    const std::string& kind = table.text(row, "kind");
    SimulationSettings settings;
    settings.alpha = table.required_amount(row, "alpha", 1);
    if (settings.alpha == 0 || settings.alpha == 1) table.fail(row, "alpha", "is not between 0 and 1");
    settings.most_draws = kDraws;
    settings.precision = 0;  // all of them: what is held against the exact figures is as precise as it can be
    std::optional<TailRisk> exact = table.at(row, "params", [&] {
      return closed_form(kind, Parameters(table.text(row, "params")), settings.alpha);
    });
    std::optional<TailEstimate> drawn;
    if (kind == "discrete_events") {
      const RiskRegister risks = register_of(events, name);
      if (const auto losses = exact_distribution(risks)) exact = tail_risk(*losses, settings.alpha);
      drawn = simulate(sampler_of(risks, settings.seed), settings);
    } else if (kind == "graph_min_loss") {
      const NetworkRisk risk = network_risk_of(links, nodes, name);
      if (const auto losses = exact_distribution(risk)) exact = tail_risk(*losses, settings.alpha);
      drawn = simulate(sampler_of(risk, settings.seed), settings);
    } else if (!exact) {
      table.fail(row, "kind", "there is no kind \"" + kind + "\"");
    }
    if (exact) put_tail(results, name, kind, "", *exact);
    if (!drawn) continue;
    // Without an exact distribution the simulation speaks for itself.
    if (!exact) put_tail(results, name, kind, "", drawn->risk);
    put_tail(results, name, kind, "simulated_", drawn->risk);
    results.put(name, kind, "simulated_mean_error", drawn->mean_error);
    results.put(name, kind, "simulated_es_error", drawn->shortfall_error);
  }
}

void run_philox_kat(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.self();
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto word = [&](const std::string& column) {
      const std::string& text = table.text(row, column);
      std::uint32_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
      if (error != std::errc() || end != text.data() + text.size())
        table.fail(row, column, "\"" + text + "\" is not a word of 32 bits");
      return number;
    };
    const philox4x32_ctr_t counter = {{word("c0"), word("c1"), word("c2"), word("c3")}};
    const philox4x32_key_t key = {{word("k0"), word("k1")}};
    const philox4x32_ctr_t out = philox4x32(counter, key);
    for (std::size_t i = 0; i < 4; ++i) {
      char hex[16];
      std::snprintf(hex, sizeof hex, "%08x", static_cast<unsigned>(out[i]));
      results.put(table.text(row, "what"), std::to_string(row), "o" + std::to_string(i), hex);
    }
  }
}

void run_philox_uniforms(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.self();
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = table.text(row, "case");
    const std::string& subject = table.text(row, "subject");
    const std::uint64_t seed = std::stoull(name.substr(name.find('=') + 1));
    std::map<std::string, std::uint64_t> address;
    for (const std::string& part : parts_of(subject, ' '))
      address[part.substr(0, part.find('='))] = std::stoull(part.substr(part.find('=') + 1));
    const analysis::Uniforms drawn =
        analysis::draw(seed, {address["scenario"], static_cast<std::uint32_t>(address["var"]),
                              static_cast<std::uint32_t>(address["stream"])});
    results.put(name, subject, table.text(row, "metric"),
                table.text(row, "metric") == "u0" ? drawn.first : drawn.second);
  }
}

void run_riskmatrix(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = table.text(row, "case");
    const Level likelihood = level_of(table.required_amount(row, "likelihood_0_100", 100));
    const Level impact = level_of(table.required_amount(row, "impact_0_100", 100));
    results.put(name, "risk", "likelihood_level", code(likelihood));
    results.put(name, "risk", "impact_level", code(impact));
    results.put(name, "risk", "risk_level", code(risk_level(likelihood, impact)));
    results.put(name, "risk", "icd203_term",
                analysis::likelihood_word(table.required_amount(row, "probability", 1)));
  }
}

void run_kraljic(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (std::size_t row = 0; row < table.size(); ++row)
    results.put(
        table.text(row, "case"), "item", "quadrant",
        word(quadrant_of(table.required(row, "profit_impact"), table.required(row, "supply_risk"),
                         table.required(row, "profit_cut"), table.required(row, "risk_cut"))));
}

void run_scor_var(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (const auto& [name, rows] : table.by_case()) {
    RiskRegister risks;
    for (const std::size_t row : rows)
      risks.events.push_back({table.text(row, "event"),
                              table.required_amount(row, "probability", 1),
                              table.required_amount(row, "impact"),
                              {}});
    results.put(name, "portfolio", "scor_value_at_risk", expected_loss(risks));
  }
}

}  // namespace quire::methods
