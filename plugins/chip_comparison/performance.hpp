#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chip_comparison/comparison.hpp"
#include "chip_comparison/roofline.hpp"
#include "chip_comparison/serving.hpp"

namespace quire::chip_comparison {

/// What all chips are set the same task for: a dense model of 70 billion parameters in 16 bit (80
/// layers, 64 heads of 128, 8 of them for keys and values), a context of 4096 tokens, eight chips.
/// A yardstick, not any one model.
inline constexpr double kServingChips = 8;
inline constexpr double kContext = 4096;
inline constexpr double kBatch = 64;
ServedModel reference_model();
/// "a dense model of 70 billion parameters in 16 bit, 4096 tokens of context".
std::string task_words();

/// FLOP per byte of memory read: decoding at a batch size, and prefill of the context.
double decode_intensity(double batch);
double prefill_intensity();

/// 16-bit peak and memory bandwidth of a chip.
Roof roof_of(const Chip& chip);

/// Bounds for the task, from the lowest to the highest that the chip's figures allow; unknown where
/// one of them is.
struct Performance {
  const Assessment* chip = nullptr;
  Interval decode_one;                         // tokens a second, one sequence
  Interval decode_batch;                       // tokens a second, all sequences of a batch
  Interval prefill;                            // tokens a second
  std::optional<Bottleneck> batch_bottleneck;  // empty: unknown or undetermined
  // How many of it stand in for one baseline chip. Three ratios, never one: work that decodes, work
  // that prefills, and work that must fit.
  Interval per_baseline_decode;
  Interval per_baseline_prefill;
  Interval per_baseline_memory;
};

Performance performance_of(const Assessment& chip, const Assessment& baseline);

}  // namespace quire::chip_comparison
