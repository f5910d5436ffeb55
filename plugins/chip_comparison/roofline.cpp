#include "chip_comparison/roofline.hpp"

#include <algorithm>
#include <cmath>

namespace quire::chip_comparison {

Interval attainable_tflops(const Roof& roof, double intensity) {
  if (!roof.peak_tflops.known() && !roof.bandwidth_tb_s.known()) return {};
  // One known roof is a bound all the same: the chip is not above it.
  const Interval peak = non_negative(roof.peak_tflops);
  const Interval memory = non_negative(roof.bandwidth_tb_s) * Interval(intensity);
  return Interval::between(std::min(peak.low(), memory.low()),
                           std::min(peak.high(), memory.high()));
}

Interval ridge(const Roof& roof) { return per(roof.peak_tflops, roof.bandwidth_tb_s); }

Interval per(Interval part, Interval whole) {
  if (!part.known() || !whole.known()) return {};
  if (whole.low() > 0) return part / whole;
  // A whole that may be next to nothing bounds the ratio from below alone.
  const bool has_bound = whole.low() == 0 && whole.high() > 0 && std::isfinite(whole.high()) && part.low() > 0;
  return has_bound ? Interval::at_least(part.low() / whole.high()) : Interval();
}

Interval index_of(Interval figure, Interval base, bool is_base) {
  const Interval ratio = per(figure * Interval(100), base);
  return is_base && ratio.known() ? Interval(100) : ratio;
}

Interval geometric_mean(std::span<const Interval> indices) {
  double low = 0;
  double high = 0;
  for (const Interval& index : indices) {
    if (!index.known() || !(index.low() > 0) || std::isinf(index.high())) return {};
    low += std::log(index.low());
    high += std::log(index.high());
  }
  const auto count = static_cast<double>(indices.size());
  if (indices.empty()) return {};
  return Interval::between(std::exp(low / count), std::exp(high / count));
}

}  // namespace quire::chip_comparison
