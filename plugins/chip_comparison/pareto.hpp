#pragma once

#include <span>
#include <vector>

#include "common/interval.hpp"

namespace quire::chip_comparison {

using analysis::Interval;

enum class Sense { max, min };  // whether more or less is better

/// Where a rival is at least as good in all and better in one (Kung, Luccio and Preparata 1975).
/// `dominated`: a rival at its worst beats the option at its best. `efficient`: no rival at its
/// best beats the option at its worst. `possible`: it depends on what is not known. Two equal
/// options do not beat each other.
enum class Efficiency { efficient, possible, dominated };

/// `options`: one row of criteria each, all of the length of `senses`; an unknown criterion may be
/// anything.
std::vector<Efficiency> efficiencies(std::span<const std::vector<Interval>> options,
                                     std::span<const Sense> senses);

}  // namespace quire::chip_comparison
