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
  const auto low = table.number(row, column + "_lo");
  const auto high = table.number(row, column + "_hi");
  return Interval::between(low.value_or(-INFINITY), high.value_or(INFINITY));
}

std::vector<Sense> senses_of(std::string_view text) {
  std::vector<Sense> senses;
  for (const std::string& word : parts_of(text))
    senses.push_back(word == "min" ? Sense::min : Sense::max);
  return senses;
}

std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  for (const std::string& word : parts_of(text)) numbers.push_back(number_from(word));
  return numbers;
}

std::vector<Interval> criteria_of(std::string_view low, std::string_view high) {
  std::vector<Interval> criteria;
  const auto lows = parts_of(low);
  const auto highs = parts_of(high);
  for (std::size_t i = 0; i < std::max(lows.size(), highs.size()); ++i)
    criteria.push_back(Interval::between(
        i < lows.size() && !lows[i].empty() ? number_from(lows[i]) : -INFINITY,
        i < highs.size() && !highs[i].empty() ? number_from(highs[i]) : INFINITY));
  return criteria;
}

void put_points(const CsvTable& chips, const CsvTable& intensities, Results& results) {
  std::size_t base = 0;  // H20 where it is there, else the first
  for (std::size_t row = 0; row < chips.size(); ++row)
    if (chips.text(row, "chip") == "H20") base = row;
  for (std::size_t row = 0; row < chips.size(); ++row) {
    const std::string& chip = chips.text(row, "chip");
    const auto figure = [&](std::size_t at, std::string_view column) {
      return Interval::of(chips.number(at, column));
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
      results.put("interval", chips.text(row, "chip"), metric + "_lo", value.low());
      results.put("interval", chips.text(row, "chip"), metric + "_hi", value.high());
    };
    const Interval peak = interval_at(chips, row, "peak");
    const Roof roof{peak, interval_at(chips, row, "bw")};
    put("ridge", ridge(roof));
    for (std::size_t i = 0; i < intensities.size(); ++i)
      put("attainable_tflops@" + intensities.text(i, "flop_per_byte"),
          attainable_tflops(roof, intensities.required(i, "flop_per_byte")));
    put("tflops_per_w", per(peak, interval_at(chips, row, "w")));
    put("index_self", index_of(peak, peak, true));
  }
}

ServedModel model_named(const CsvTable& models, const std::string& name) {
  for (std::size_t row = 0; row < models.size(); ++row) {
    if (models.text(row, "model") != name) continue;
    const auto number = [&](std::string_view column) {
      return models.number(row, column).value_or(0);
    };
    return {number("n_total"),
            number("n_active"),
            number("weight_bytes"),
            number("kv_bytes_per_token"),
            number("layers"),
            number("d_attn"),
            number("moe_routed_params"),
            number("moe_experts"),
            number("moe_topk")};
  }
  throw InputError("no model \"" + name + "\"");
}

ServingChip chip_named(const CsvTable& chips, const std::string& name) {
  for (std::size_t row = 0; row < chips.size(); ++row)
    if (chips.text(row, "chip") == name)
      return {chips.required(row, "peak_tflops_dense"), chips.required(row, "bw_tb_s"),
              chips.required(row, "mem_gb")};
  throw InputError("no chip \"" + name + "\"");
}

void put_costs(const CsvTable& costs, Results& results) {
  for (std::size_t row = 0; row < costs.size(); ++row) {
    const auto number = [&](std::string_view column) {
      return costs.number(row, column).value_or(0);
    };
    const ServingCost cost{number("capex_usd"),   number("rate"), number("years"),
                           number("kw"),          number("pue"),  number("usd_per_kwh"),
                           number("opex_usd_yr"), number("util"), number("tok_s")};
    results.put(costs.text(row, "case"), "tco", "usd_per_mtok", usd_per_million_tokens(cost));
    results.put(costs.text(row, "case"), "tco", "crf", capital_recovery(cost.interest, cost.years));
  }
}

}  // namespace

void run_tpp(const Inputs& inputs, Results& results) {
  const CsvTable chips = inputs.table("in");
  for (std::size_t row = 0; row < chips.size(); ++row) {
    std::vector<analysis::FormatRate> rates;
    for (const std::string& format : parts_of(chips.text(row, "dense_tops_x_bits"))) {
      const auto parts = parts_of(format, 'x');
      if (parts.size() != 2) throw InputError("\"" + format + "\" is not of the form TOPSxBITS");
      rates.push_back(
          {number_from(parts[1]), parts[0].empty() ? Interval() : Interval(number_from(parts[0]))});
    }
    const Interval tpp = analysis::total_processing_performance(rates);
    const std::string& name = chips.text(row, "case");
    put_or_unknown(results, name, "chip", "tpp", tpp);
    put_or_unknown(results, name, "chip", "performance_density",
                   analysis::performance_density(
                       tpp, Interval::of(chips.number(row, "applicable_die_area_mm2"))));
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
    const ServingBound bound =
        serve(model_named(models, configs.text(row, "model")),
              {configs.required(row, "batch"), configs.required(row, "context")},
              chip_named(chips, chip), configs.required(row, "n_chips"));
    results.put(name, subject, "decode_feasible", bound.feasible ? "1" : "0");
    results.put(name, subject, "decode_need_gb", bound.needed_gb);
    results.put(name, subject, "decode_t_mem_ms", bound.memory_ms);
    results.put(name, subject, "decode_t_cmp_ms", bound.compute_ms);
    results.put(name, subject, "decode_tok_s", bound.tokens_per_s);
    results.put(name, subject, "decode_tok_s_seq", bound.tokens_per_s_each);
    results.put(name, subject, "decode_bound",
                bound.bottleneck == Bottleneck::memory ? "memory" : "compute");
    results.put(name, subject, "prefill_tok_s", bound.prefill_tokens_per_s);
    results.put(name, subject, "prefill_flops", bound.prefill_flops);
  }
  // Single chips at the workload of the first configuration.
  for (std::size_t row = 0; row < configs.size(); ++row) {
    bool same_work = true;
    for (const std::string_view column : {"model", "batch", "context"})
      same_work = same_work && configs.text(row, column) == configs.text(0, column);
    if (!same_work) continue;
    const ServedModel model = model_named(models, configs.text(0, "model"));
    const Workload work{configs.required(0, "batch"), configs.required(0, "context")};
    const ServingBound first = serve(model, work, chip_named(chips, configs.text(0, "chip")), 1);
    const ServingBound own = serve(model, work, chip_named(chips, configs.text(row, "chip")), 1);
    results.put(configs.text(row, "case"), configs.text(row, "chip"),
                "chips_per_one_" + configs.text(0, "chip") + "_decode", chips_per_one(own, first));
  }
  // The cost inputs stand in a file without the method's name.
  put_costs(inputs.sibling("tco_in"), results);
}

void run_lag(const Inputs& inputs, Results& results) {
  const CsvTable frontier = inputs.table("frontier_in");
  std::vector<Release> leader;
  for (std::size_t row = 0; row < frontier.size(); ++row)
    leader.push_back(
        {date_from(frontier.text(row, "release_date")), frontier.required(row, "value")});
  const CsvTable chips = inputs.table("in");
  for (std::size_t row = 0; row < chips.size(); ++row) {
    constexpr std::string_view kStatus[] = {"lag", "level", "lead", "never_matched"};
    const std::string& name = chips.text(row, "case");
    const Lag lag = lag_behind(
        leader, {date_from(chips.text(row, "release_date")), chips.required(row, "value")});
    results.put(name, "chip", "status", kStatus[static_cast<int>(lag.status)]);
    if (lag.matched) results.put(name, "chip", "lag_years", lag.years);
  }
}

void run_pareto(const Inputs& inputs, Results& results) {
  const CsvTable points = inputs.table("in");
  for (const auto& [name, rows] : points.by_case()) {
    std::vector<std::vector<Interval>> options;
    for (const std::size_t row : rows)
      options.push_back(criteria_of(points.text(row, "values"), points.text(row, "values")));
    const auto found = efficiencies(options, senses_of(points.text(rows[0], "senses")));
    for (std::size_t i = 0; i < rows.size(); ++i)
      results.put(name, points.text(rows[i], "name"), "efficient",
                  found[i] == Efficiency::efficient ? "1" : "0");
  }
  const CsvTable intervals = inputs.optional_table("interval_in");
  for (const auto& [name, rows] : intervals.by_case()) {
    std::vector<std::vector<Interval>> options;
    for (const std::size_t row : rows)
      options.push_back(criteria_of(intervals.text(row, "lo"), intervals.text(row, "hi")));
    const auto found = efficiencies(options, senses_of(intervals.text(rows[0], "senses")));
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
    for (const std::size_t row : rows) options.push_back(numbers_of(table.text(row, "values_0_1")));
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
    for (const std::size_t row : rows) options.push_back(numbers_of(warned.text(row, "values")));
    const auto closeness = topsis_closeness(options, numbers_of(warned.text(rows[0], "weights")),
                                            senses_of(warned.text(rows[0], "senses")));
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
