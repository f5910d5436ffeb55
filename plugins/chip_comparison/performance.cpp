#include "chip_comparison/performance.hpp"

#include <cmath>

#include "common/words.hpp"

namespace quire::chip_comparison {
namespace {

const Workload kAlone{1, kContext};
const Workload kTogether{kBatch, kContext};

/// Both ends of a chip's figures; empty when one has no end.
struct Corners {
  ServingChip least;
  ServingChip most;
};

std::optional<Corners> corners_of(const Chip& chip) {
  const Roof roof = roof_of(chip);
  for (const Interval figure : {roof.peak_tflops, roof.bandwidth_tb_s})
    if (!(figure.low() > 0) || std::isinf(figure.high())) return {};
  const Interval memory = chip[Field::memory].value;
  const auto gb = [](double end) { return std::isfinite(end) ? end : 0; };
  return Corners{{roof.peak_tflops.low(), roof.bandwidth_tb_s.low(), gb(memory.low())},
                 {roof.peak_tflops.high(), roof.bandwidth_tb_s.high(), gb(memory.high())}};
}

Interval part_of(Interval own, Interval base, bool same) {
  if (!own.known() || !base.known()) return {};
  return same ? Interval(1) : per(base, own);
}

}  // namespace

ServedModel reference_model() {
  ServedModel model;
  model.parameters = model.active_parameters = 70e9;
  model.weight_bytes = 2;
  model.layers = 80;
  model.attention_width = 64 * 128;
  model.kv_bytes_per_token = 2 * model.layers * 8 * 128 * 2;
  return model;
}

std::string task_words() {
  const ServedModel model = reference_model();
  return "a dense model of " + analysis::plain(model.parameters / 1e9, 0) + " billion parameters in " +
         analysis::plain(8 * model.weight_bytes, 0) + " bit, " + analysis::plain(kContext, 0) + " tokens of context";
}

double decode_intensity(double batch) {
  const ServedModel model = reference_model();
  const double bytes =
      weight_bytes_read(model, batch) + batch * kContext * model.kv_bytes_per_token;
  return 2 * model.active_parameters * batch / bytes;
}

double prefill_intensity() {
  const ServedModel model = reference_model();
  return serve(model, kAlone, {1, 1, 1}, 1).prefill_flops / weight_bytes_read(model, 1);
}

Roof roof_of(const Chip& chip) {
  const Interval bandwidth = chip[Field::memory_bandwidth].value;
  return {chip.sixteen_bit().value, bandwidth.known() ? bandwidth / Interval(1000) : Interval()};
}

Performance performance_of(const Assessment& chip, const Assessment& baseline) {
  Performance result;
  result.chip = &chip;
  const bool same = chip.chip.id == baseline.chip.id;
  const ServedModel model = reference_model();
  const auto bounds = [&](const Chip& of, const Workload& work) {
    struct Ends {
      Interval decode, prefill;
      std::optional<Bottleneck> bottleneck;
    };
    const auto corners = corners_of(of);
    if (!corners) return Ends{};
    const ServingBound low = serve(model, work, corners->least, kServingChips);
    const ServingBound high = serve(model, work, corners->most, kServingChips);
    Ends ends{Interval::between(low.tokens_per_s, high.tokens_per_s),
              Interval::between(low.prefill_tokens_per_s, high.prefill_tokens_per_s),
              {}};
    if (low.bottleneck == high.bottleneck) ends.bottleneck = low.bottleneck;
    return ends;
  };
  const auto alone = bounds(chip.chip, kAlone);
  const auto together = bounds(chip.chip, kTogether);
  const auto base = bounds(baseline.chip, kAlone);
  result.decode_one = alone.decode;
  result.decode_batch = together.decode;
  result.prefill = alone.prefill;
  result.batch_bottleneck = together.bottleneck;
  result.per_baseline_decode = part_of(alone.decode, base.decode, same);
  result.per_baseline_prefill = part_of(alone.prefill, base.prefill, same);
  result.per_baseline_memory =
      part_of(chip.chip[Field::memory].value, baseline.chip[Field::memory].value, same);
  return result;
}

}  // namespace quire::chip_comparison
