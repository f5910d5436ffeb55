#pragma once

namespace quire::chip_comparison {

/// A language model as far as its size decides how fast it can be served.
struct ServedModel {
  double parameters = 0;         // all of them
  double active_parameters = 0;  // used for one token
  double weight_bytes = 1;       // per parameter
  double kv_bytes_per_token = 0;
  double layers = 0;
  double attention_width = 0;  // heads x head size
  // A mixture of experts: parameters in routed experts, how many experts, how many a token takes.
  double routed_parameters = 0;
  double experts = 0;
  double experts_per_token = 0;
};

struct Workload {
  double batch = 1;    // sequences at once
  double context = 0;  // tokens each
};

/// Dense peak, bandwidth and memory of one chip.
struct ServingChip {
  double peak_tflops = 0;
  double bandwidth_tb_s = 0;
  double memory_gb = 0;
};

enum class Bottleneck { memory, compute };

/// What chips cannot exceed: no communication, perfect kernels (Pope et al. 2022).
struct ServingBound {
  bool feasible = false;  // weights and caches fit into memory
  double needed_gb = 0;
  double memory_ms = 0;  // per step of decoding, to read weights and caches
  double compute_ms = 0;
  double tokens_per_s = 0;  // decoding, all sequences
  double tokens_per_s_each = 0;
  Bottleneck bottleneck = Bottleneck::memory;
  double prefill_flops = 0;  // of one sequence of the context's length
  double prefill_tokens_per_s = 0;
};

ServingBound serve(const ServedModel& model, const Workload& work, const ServingChip& chip,
                   double chips);

/// Bytes of weights read for one step: all of a dense model; of a mixture of experts the shared
/// part and the experts expected to be touched by the batch, 1 - (1 - k/E)^B of them.
double weight_bytes_read(const ServedModel& model, double batch);

/// How many single chips decode as fast as one of the others, by their bounds.
double chips_per_one(const ServingBound& chip, const ServingBound& other);

/// Chips that hold the model and its caches, at least; 0 for a chip without memory.
double chips_to_hold(const ServingBound& bound, const ServingChip& chip);

/// Cost of a million tokens: capital at a capital recovery factor, power and upkeep.
struct ServingCost {
  double capital_usd = 0;
  double interest = 0;  // a year
  double years = 1;
  double power_kw = 0;
  double pue = 1;
  double usd_per_kwh = 0;
  double upkeep_usd_year = 0;
  double utilisation = 1;
  double tokens_per_s = 0;
};

/// CRF = r (1+r)^n / ((1+r)^n - 1); without interest 1/n.
double capital_recovery(double interest, double years);
double usd_per_million_tokens(const ServingCost& cost);

}  // namespace quire::chip_comparison
