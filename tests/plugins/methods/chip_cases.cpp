#include <algorithm>
#include <cmath>

#include "chip_comparison/lag.hpp"
#include "chip_comparison/pareto.hpp"
#include "chip_comparison/rank_acceptability.hpp"
#include "chip_comparison/roofline.hpp"
#include "chip_comparison/serving.hpp"
#include "chip_comparison/topsis.hpp"
#include "common/export_metrics.hpp"
#include "plugins/methods/dates.hpp"
#include "plugins/methods/results.hpp"

// The methods of chip_comparison: METHODS 2.
namespace quire::methods {
namespace {

using analysis::Interval;
using namespace chip_comparison;

constexpr std::int64_t kDraws = 1'000'000;
constexpr std::uint64_t kSeed = 20261123;

void put_or_unknown(Results& results, std::string_view name, std::string_view subject,
                    std::string_view metric, Interval value) {
  if (value.exact())
    results.put(name, subject, metric, value.low());
  else
    results.put(name, subject, metric, "unknown");
}

Interval interval_at(const CsvTable& table, std::size_t row, const std::string& column) {
  const auto low = table.amount(row, column + "_lo");
  const auto high = table.amount(row, column + "_hi");
  if (low && high && *low > *high) table.fail(row, column + "_lo", "is above " + column + "_hi");
  return Interval::between(low.value_or(-INFINITY), high.value_or(INFINITY));
}

std::vector<Sense> senses_at(const CsvTable& table, std::size_t row) {
  std::vector<Sense> senses;
  for (const std::string& word : parts_of(table.text(row, "senses"))) {
    if (word != "min" && word != "max") table.fail(row, "senses", "\"" + word + "\" is neither min nor max");
    senses.push_back(word == "min" ? Sense::min : Sense::max);
  }
  return senses;
}

/// Throws InputError unless a row has as many values as there are criteria.
void check_count(const CsvTable& table, std::size_t row, std::string_view column, std::size_t found, std::size_t wanted) {
  if (found != wanted)
    table.fail(row, column, std::to_string(found) + " values, but there are " + std::to_string(wanted) + " criteria");
}

/// One value for each criterion: a blank is unknown.
std::vector<Interval> criteria_at(const CsvTable& table, std::size_t row, const std::string& low, const std::string& high,
                                  std::size_t count) {
  const auto ends = [&](const std::string& column, double unknown) {
    std::vector<double> found;
    for (const std::string& part : parts_of(table.text(row, column)))
      found.push_back(part.empty() ? unknown : table.at(row, column, [&] { return number_from(part); }));
    if (found.empty()) found.assign(count, unknown);  // none is known
    check_count(table, row, column, found.size(), count);
    return found;
  };
  const std::vector<double> lows = ends(low, -INFINITY);
  const std::vector<double> highs = ends(high, INFINITY);
  std::vector<Interval> criteria;
  for (std::size_t i = 0; i < count; ++i) {
    if (lows[i] > highs[i]) table.fail(row, low, "criterion " + std::to_string(i + 1) + " ends below where it begins");
    criteria.push_back(Interval::between(lows[i], highs[i]));
  }
  return criteria;
}

void put_points(const CsvTable& chips, const CsvTable& intensities, Results& results) {
  std::size_t base = 0;  // H20 where it is there, else the first
  for (std::size_t row = 0; row < chips.size(); ++row)
    if (chips.text(row, "chip") == "H20") base = row;
  for (std::size_t row = 0; row < chips.size(); ++row) {
    const std::string& chip = chips.text(row, "chip");
    const auto figure = [&](std::size_t at, std::string_view column) {
      return Interval::of(chips.amount(at, column));
    };
    const auto put = [&](const std::string& metric, Interval value) {
      put_or_unknown(results, "point", chip, metric, value);
    };
    const Interval peak = figure(row, "peak_tflops_dense");
    const Roof roof{peak, figure(row, "bw_tb_s")};
    put("ridge_flop_per_byte", ridge(roof));
    for (std::size_t i = 0; i < intensities.size(); ++i)
      put("attainable_tflops@" + intensities.text(i, "flop_per_byte"),
          attainable_tflops(roof, intensities.required(i, "flop_per_byte")));
    put("tflops_per_w", per(peak, figure(row, "tdp_w")));
    put("tflops_per_mm2", per(peak, figure(row, "die_mm2")));
    put("tflops_per_kusd", per(peak * Interval(1000), figure(row, "price_usd")));
    Interval indices[3];
    const std::string_view columns[] = {"peak_tflops_dense", "bw_tb_s", "mem_gb"};
    for (std::size_t i = 0; i < 3; ++i)
      indices[i] = index_of(figure(row, columns[i]), figure(base, columns[i]), row == base);
    const std::string against = "(" + chips.text(base, "chip") + "=100)";
    put("index_peak" + against, indices[0]);
    put("index_bw" + against, indices[1]);
    put("index_geomean_peak_bw_cap" + against, geometric_mean(indices));
  }
}

void put_intervals(const CsvTable& chips, const CsvTable& intensities, Results& results) {
  for (std::size_t row = 0; row < chips.size(); ++row) {
    const auto put = [&](const std::string& metric, Interval value) {
      if (!value.known()) value = non_negative(value);
      results.put("interval", chips.text(row, "chip"), metric + "_lo", value.low());
      results.put("interval", chips.text(row, "chip"), metric + "_hi", value.high());
    };
    const Interval peak = non_negative(interval_at(chips, row, "peak"));
    const Roof roof{peak, non_negative(interval_at(chips, row, "bw"))};
    put("ridge", ridge(roof));
    for (std::size_t i = 0; i < intensities.size(); ++i)
      put("attainable_tflops@" + intensities.text(i, "flop_per_byte"),
          attainable_tflops(roof, intensities.required(i, "flop_per_byte")));
    put("tflops_per_w", per(peak, non_negative(interval_at(chips, row, "w"))));
    put("index_self", index_of(peak, peak, true));
  }
}

/// Amounts of one row. Unknown is not zero: where a needed one is missing, `complete` is false.
class Amounts {
 public:
  Amounts(const CsvTable& table, std::size_t row) : table_(&table), row_(row) {}

  double needed(std::string_view column) {
    const std::optional<double> found = table_->amount(row_, column);
    complete_ = complete_ && found;
    return found.value_or(0);
  }
  /// Of what a thing may not have: experts of a dense model.
  double optional(std::string_view column) const { return table_->amount(row_, column).value_or(0); }
  bool complete() const { return complete_; }

 private:
  const CsvTable* table_;
  std::size_t row_;
  bool complete_ = true;
};

/// The row of `table` that has the name of a configuration's cell.
std::size_t row_named(const CsvTable& table, const CsvTable& configs, std::size_t row, std::string_view column) {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table.text(i, column) == configs.text(row, column)) return i;
  configs.fail(row, column, "there is no " + std::string(column) + " \"" + configs.text(row, column) + "\"");
}

std::optional<ServedModel> model_of(const CsvTable& models, const CsvTable& configs, std::size_t row) {
  Amounts amounts(models, row_named(models, configs, row, "model"));
  const ServedModel model{amounts.needed("n_total"),
                          amounts.needed("n_active"),
                          amounts.needed("weight_bytes"),
                          amounts.needed("kv_bytes_per_token"),
                          amounts.needed("layers"),
                          amounts.needed("d_attn"),
                          amounts.optional("moe_routed_params"),
                          amounts.optional("moe_experts"),
                          amounts.optional("moe_topk")};
  return amounts.complete() ? std::optional(model) : std::nullopt;
}

std::optional<ServingChip> chip_of(const CsvTable& chips, const CsvTable& configs, std::size_t row) {
  Amounts amounts(chips, row_named(chips, configs, row, "chip"));
  const ServingChip chip{amounts.needed("peak_tflops_dense"), amounts.needed("bw_tb_s"), amounts.needed("mem_gb")};
  return amounts.complete() ? std::optional(chip) : std::nullopt;
}

void put_costs(const CsvTable& costs, Results& results) {
  for (std::size_t row = 0; row < costs.size(); ++row) {
    Amounts amounts(costs, row);
    const std::string& name = costs.text(row, "case");
    ServingCost cost;
    cost.interest = amounts.needed("rate");
    cost.years = amounts.needed("years");
    const bool has_term = amounts.complete();
    cost.capital_usd = amounts.needed("capex_usd");
    cost.power_kw = amounts.needed("kw");
    cost.pue = amounts.needed("pue");
    cost.usd_per_kwh = amounts.needed("usd_per_kwh");
    cost.upkeep_usd_year = amounts.needed("opex_usd_yr");
    cost.utilisation = amounts.needed("util");
    cost.tokens_per_s = amounts.needed("tok_s");
    const auto put = [&](const char* metric, bool known, double value) {
      if (known)
        results.put(name, "tco", metric, value);
      else
        results.put(name, "tco", metric, "unknown");
    };
    put("usd_per_mtok", amounts.complete(), usd_per_million_tokens(cost));
    put("crf", has_term, capital_recovery(cost.interest, cost.years));
  }
}

void put_serving(const ServingBound& bound, const std::string& name, const std::string& subject, Results& results) {
  results.put(name, subject, "decode_feasible", bound.feasible ? "1" : "0");
  results.put(name, subject, "decode_need_gb", bound.needed_gb);
  results.put(name, subject, "decode_t_mem_ms", bound.memory_ms);
  results.put(name, subject, "decode_t_cmp_ms", bound.compute_ms);
  results.put(name, subject, "decode_tok_s", bound.tokens_per_s);
  results.put(name, subject, "decode_tok_s_seq", bound.tokens_per_s_each);
  results.put(name, subject, "decode_bound", bound.bottleneck == Bottleneck::memory ? "memory" : "compute");
  results.put(name, subject, "prefill_tok_s", bound.prefill_tokens_per_s);
  results.put(name, subject, "prefill_flops", bound.prefill_flops);
}

void put_unknown_serving(const std::string& name, const std::string& subject, Results& results) {
  for (const char* metric : {"decode_feasible", "decode_need_gb", "decode_t_mem_ms", "decode_t_cmp_ms", "decode_tok_s",
                             "decode_tok_s_seq", "decode_bound", "prefill_tok_s", "prefill_flops"})
    results.put(name, subject, metric, "unknown");
}

}  // namespace

void run_tpp(const Inputs& inputs, Results& results) {
  const CsvTable chips = inputs.table("in");
  for (std::size_t row = 0; row < chips.size(); ++row) {
    constexpr const char* kFormats = "dense_tops_x_bits";
    std::vector<analysis::FormatRate> rates;
    for (const std::string& format : parts_of(chips.text(row, kFormats))) {
      const auto parts = parts_of(format, 'x');
      if (parts.size() != 2) chips.fail(row, kFormats, "\"" + format + "\" is not of the form TOPSxBITS");
      const auto amount = [&](const std::string& text) {
        const double number = chips.at(row, kFormats, [&] { return number_from(text); });
        if (number < 0) chips.fail(row, kFormats, "\"" + text + "\" is negative");
        return number;
      };
      rates.push_back({amount(parts[1]), parts[0].empty() ? Interval() : Interval(amount(parts[0]))});
    }
    const Interval tpp = analysis::total_processing_performance(rates);
    const std::string& name = chips.text(row, "case");
    put_or_unknown(results, name, "chip", "tpp", tpp);
    put_or_unknown(results, name, "chip", "performance_density",
                   analysis::performance_density(
                       tpp, Interval::of(chips.amount(row, "applicable_die_area_mm2"))));
  }
}

void run_threshold(const Inputs& inputs, Results& results) {
  const CsvTable chips = inputs.table("in");
  for (std::size_t row = 0; row < chips.size(); ++row) {
    const std::string& name = chips.text(row, "case");
    const Interval tpp = interval_at(chips, row, "tpp");
    std::vector<std::string> outcomes;
    for (const analysis::ExportClass outcome :
         analysis::classes_2023(tpp, interval_at(chips, row, "pd"), true))
      outcomes.push_back(outcome == analysis::ExportClass::outside
                             ? "none"
                             : std::string(analysis::word(outcome)));
    results.put(name, "chip", "outcomes_3A090", joined(outcomes, "|"));
    results.put(name, "chip", "verdict", outcomes.size() == 1 ? outcomes[0] : "undetermined");
    const Interval ratio = non_negative(tpp) / Interval(4800);
    results.put(name, "chip", "tpp_ratio_to_4800_lo", ratio.low());
    results.put(name, "chip", "tpp_ratio_to_4800_hi", ratio.high());
  }
}

void run_roofline(const Inputs& inputs, Results& results) {
  const CsvTable intensities = inputs.table("intensities");
  put_points(inputs.table("in"), intensities, results);
  put_intervals(inputs.optional_table("interval_in"), intensities, results);
}

void run_serving(const Inputs& inputs, Results& results) {
  const CsvTable chips = inputs.table("chips_in");
  const CsvTable models = inputs.table("models_in");
  const CsvTable configs = inputs.table("configs_in");
  for (std::size_t row = 0; row < configs.size(); ++row) {
    const std::string& name = configs.text(row, "case");
    const std::string& chip = configs.text(row, "chip");
    const std::string subject = configs.text(row, "n_chips") + "x" + chip;
    const std::optional<ServedModel> model = model_of(models, configs, row);
    const std::optional<ServingChip> one = chip_of(chips, configs, row);
    const Workload work{configs.required_amount(row, "batch"), configs.required_amount(row, "context")};
    const double count = configs.required_amount(row, "n_chips");
    if (model && one)
      put_serving(serve(*model, work, *one, count), name, subject, results);
    else
      put_unknown_serving(name, subject, results);
  }
  // Single chips at the workload of the first configuration.
  for (std::size_t row = 0; row < configs.size(); ++row) {
    bool same_work = true;
    for (const std::string_view column : {"model", "batch", "context"})
      same_work = same_work && configs.text(row, column) == configs.text(0, column);
    if (!same_work) continue;
    const std::optional<ServedModel> model = model_of(models, configs, 0);
    const std::optional<ServingChip> first = chip_of(chips, configs, 0);
    const std::optional<ServingChip> own = chip_of(chips, configs, row);
    const Workload work{configs.required_amount(0, "batch"), configs.required_amount(0, "context")};
    const std::string metric = "chips_per_one_" + configs.text(0, "chip") + "_decode";
    if (model && first && own)
      results.put(configs.text(row, "case"), configs.text(row, "chip"), metric,
                  chips_per_one(serve(*model, work, *own, 1), serve(*model, work, *first, 1)));
    else
      results.put(configs.text(row, "case"), configs.text(row, "chip"), metric, "unknown");
  }
  // The cost inputs stand in a file without the method's name.
  put_costs(inputs.sibling("tco_in"), results);
}

void run_lag(const Inputs& inputs, Results& results) {
  const CsvTable frontier = inputs.table("frontier_in");
  std::vector<Release> leader;
  for (std::size_t row = 0; row < frontier.size(); ++row)
    leader.push_back(
        {date_at(frontier, row, "release_date"), frontier.required(row, "value")});
  const CsvTable chips = inputs.table("in");
  for (std::size_t row = 0; row < chips.size(); ++row) {
    constexpr std::string_view kStatus[] = {"lag", "level", "lead", "never_matched"};
    const std::string& name = chips.text(row, "case");
    const Lag lag = lag_behind(
        leader, {date_at(chips, row, "release_date"), chips.required(row, "value")});
    results.put(name, "chip", "status", kStatus[static_cast<int>(lag.status)]);
    if (lag.matched) results.put(name, "chip", "lag_years", lag.years);
  }
}

void run_pareto(const Inputs& inputs, Results& results) {
  const CsvTable points = inputs.table("in");
  for (const auto& [name, rows] : points.by_case()) {
    const std::vector<Sense> senses = senses_at(points, rows[0]);
    std::vector<std::vector<Interval>> options;
    for (const std::size_t row : rows) options.push_back(criteria_at(points, row, "values", "values", senses.size()));
    const auto found = efficiencies(options, senses);
    constexpr std::string_view kWords[] = {"1", "unknown", "0"};  // in the order of Efficiency
    for (std::size_t i = 0; i < rows.size(); ++i)
      results.put(name, points.text(rows[i], "name"), "efficient", kWords[static_cast<int>(found[i])]);
  }
  const CsvTable intervals = inputs.optional_table("interval_in");
  for (const auto& [name, rows] : intervals.by_case()) {
    const std::vector<Sense> senses = senses_at(intervals, rows[0]);
    std::vector<std::vector<Interval>> options;
    for (const std::size_t row : rows) options.push_back(criteria_at(intervals, row, "lo", "hi", senses.size()));
    const auto found = efficiencies(options, senses);
    constexpr std::string_view kWords[] = {"efficient", "possible", "dominated"};
    for (std::size_t i = 0; i < rows.size(); ++i)
      results.put(name, intervals.text(rows[i], "name"), "interval_class",
                  kWords[static_cast<int>(found[i])]);
  }
}

void run_rank_acceptability(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (const auto& [name, rows] : table.by_case()) {
    std::vector<std::vector<double>> options;
    for (const std::size_t row : rows) {
      options.push_back(table.numbers(row, "values_0_1"));
      check_count(table, row, "values_0_1", options.back().size(), std::max<std::size_t>(options.front().size(), 1));
    }
    const auto found = rank_acceptabilities(options, kDraws, kSeed);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string& option = table.text(rows[i], "name");
      for (std::size_t rank = 0; rank < found[i].ranks.size(); ++rank)
        results.put(name, option, "rank" + std::to_string(rank + 1) + "_acceptability",
                    found[i].ranks[rank]);
      for (std::size_t c = 0; found[i].central_weights && c < found[i].central_weights->size(); ++c)
        results.put(name, option, "central_weight" + std::to_string(c + 1),
                    (*found[i].central_weights)[c]);
    }
  }
  const CsvTable warned = inputs.sibling("topsis_in");
  for (const auto& [name, rows] : warned.by_case()) {
    std::vector<std::vector<double>> options;
    std::vector<std::string> order;
    const std::vector<Sense> senses = senses_at(warned, rows[0]);
    const std::vector<double> weights = warned.numbers(rows[0], "weights");
    check_count(warned, rows[0], "weights", weights.size(), senses.size());
    for (const std::size_t row : rows) {
      options.push_back(warned.numbers(row, "values"));
      check_count(warned, row, "values", options.back().size(), senses.size());
    }
    const auto closeness = topsis_closeness(options, weights, senses);
    std::vector<std::size_t> places(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      places[i] = i;
      results.put(name, warned.text(rows[i], "name"), "topsis_closeness", closeness[i]);
    }
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return closeness[a] > closeness[b]; });
    for (const std::size_t i : places) order.push_back(warned.text(rows[i], "name"));
    results.put(name, "ranking", "topsis_order", joined(order, ">"));
  }
}

}  // namespace quire::methods
