#include "chip_comparison/serving.hpp"

#include <algorithm>
#include <cmath>

namespace quire::chip_comparison {
namespace {

constexpr double kTera = 1e12;
constexpr double kGiga = 1e9;
constexpr double kHoursPerYear = 8760;

}  // namespace

double weight_bytes_read(const ServedModel& model, double batch) {
  if (model.experts <= 0) return model.parameters * model.weight_bytes;
  const double touched = 1 - std::pow(1 - model.experts_per_token / model.experts, batch);
  const double shared = model.parameters - model.routed_parameters;
  return (shared + model.routed_parameters * touched) * model.weight_bytes;
}

ServingBound serve(const ServedModel& model, const Workload& work, const ServingChip& chip,
                   double chips) {
  ServingBound bound;
  const double caches = work.batch * work.context * model.kv_bytes_per_token;
  const double needed = model.parameters * model.weight_bytes + caches;
  const double rate = chips * chip.peak_tflops * kTera;
  bound.feasible = needed <= chips * chip.memory_gb * kGiga;
  bound.needed_gb = needed / kGiga;
  const double memory_s =
      (weight_bytes_read(model, work.batch) + caches) / (chips * chip.bandwidth_tb_s * kTera);
  const double compute_s = 2 * model.active_parameters * work.batch / rate;
  const double step = std::max(memory_s, compute_s);
  bound.memory_ms = memory_s * 1e3;
  bound.compute_ms = compute_s * 1e3;
  bound.tokens_per_s = work.batch / step;
  bound.tokens_per_s_each = 1 / step;
  bound.bottleneck = memory_s >= compute_s ? Bottleneck::memory : Bottleneck::compute;
  bound.prefill_flops = 2 * model.active_parameters * work.context +
                        2 * model.layers * model.attention_width * work.context * work.context;
  bound.prefill_tokens_per_s = work.context * rate / bound.prefill_flops;
  return bound;
}

double chips_per_one(const ServingBound& chip, const ServingBound& other) {
  return other.tokens_per_s / chip.tokens_per_s;
}

double chips_to_hold(const ServingBound& bound, const ServingChip& chip) {
  return chip.memory_gb > 0 ? std::ceil(bound.needed_gb / chip.memory_gb) : 0;
}

double capital_recovery(double interest, double years) {
  if (interest == 0) return 1 / years;
  // The same, without the digits that 1 + r loses where r is small.
  return interest / -std::expm1(-years * std::log1p(interest));
}

double usd_per_million_tokens(const ServingCost& cost) {
  const double yearly = cost.capital_usd * capital_recovery(cost.interest, cost.years) +
                        cost.power_kw * cost.pue * kHoursPerYear * cost.usd_per_kwh +
                        cost.upkeep_usd_year;
  const double tokens = cost.tokens_per_s * cost.utilisation * 3600 * kHoursPerYear;
  return yearly / tokens * 1e6;
}

}  // namespace quire::chip_comparison
