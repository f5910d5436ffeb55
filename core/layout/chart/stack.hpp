#pragma once

#include "document/document.hpp"

namespace quire::core::charts {

/// One part of a whole: certain up to `certain`, possible up to `possible`.
struct StackPart {
  std::size_t series = 0;
  std::string text;  // its value as printed
  double from = 0;
  double certain = 0;
  double possible = 0;
};

/// A row of parts one after the other, in the series' order. From `end` to the whole nothing is
/// known.
struct Stack {
  std::string label;
  std::vector<StackPart> parts;
  Value total;  // of what is known: a bound where a part is not
  double end = 0;
  bool open = false;      // a part is unknown or without an upper bound
  bool too_much = false;  // the parts come to more than the whole: the row is cut there
  bool highlighted = false;
};

/// The chart's rows, by label in order of first appearance. `whole`: what the parts of a row cannot
/// exceed, 100 for percent; infinite for amounts.
///
/// A part that is an interval is certain to its low end. Where the high ends cannot all be true,
/// the room that the certain parts leave is divided in proportion to the intervals' lengths.
std::vector<Stack> read_stacks(const Chart& chart, std::size_t most_series, double whole);

}  // namespace quire::core::charts
