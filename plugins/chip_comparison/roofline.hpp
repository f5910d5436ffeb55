#pragma once

#include <span>

#include "common/interval.hpp"

namespace quire::chip_comparison {

using analysis::Interval;

/// What a chip can do at the very most: dense peak rate at the precision used, and the speed of its
/// memory. Unknown stays unknown.
struct Roof {
  Interval peak_tflops;
  Interval bandwidth_tb_s;
};

/// P(I) = min(peak, I x bandwidth), TFLOPS at `intensity` FLOP per byte (Williams, Waterman and
/// Patterson 2009).
Interval attainable_tflops(const Roof& roof, double intensity);

/// Where the two limits meet, FLOP per byte: work below it waits for memory.
Interval ridge(const Roof& roof);

/// `part` per `whole`, for rates per watt, per mm2 and per dollar: unknown unless the whole is
/// surely above zero.
Interval per(Interval part, Interval whole);

/// 100 x / base; exactly 100 for the base itself, whose interval must not be divided by itself.
Interval index_of(Interval figure, Interval base, bool is_base);

/// Geometric mean of indices (Fleming and Wallace 1986); unknown when one is.
Interval geometric_mean(std::span<const Interval> indices);

}  // namespace quire::chip_comparison
