#include "layout/column_widths.hpp"

#include <algorithm>
#include <cmath>

namespace quire::core {
namespace {

constexpr int kSteps = 96;  // in which the room is given away

/// How many lines a cell takes, as a number without jumps: half of it in a column's half.
double lines_of(Points cell, Points width) { return std::max(1.0, cell / width); }

double fourth_power(double x) { return (x * x) * (x * x); }

/// Gives room away in small steps, each to the column where it makes the table lowest.
///
/// A row is as high as its highest cell; the fourth root of the sum of fourth powers stands for that
/// maximum, because where two cells are equally high neither would gain anything alone.
class WidthSharer {
 public:
  WidthSharer(const std::vector<ColumnNeed>& needs, Points room) : needs_(needs) {
    rows_.assign(needs.empty() ? 0 : needs[0].cells.size(), 0);
    for (const ColumnNeed& need : needs) {
      widths_.push_back(std::max(need.minimum, 1.0));
      room -= widths_.back();
      for (std::size_t row = 0; row < rows_.size(); ++row)
        rows_[row] += fourth_power(lines_of(need.cells[row], widths_.back()));
    }
    const Points step = room / kSteps;
    for (int i = 0; i < kSteps; ++i) give(step);
  }

  std::vector<Points> take() { return std::move(widths_); }

 private:
  void give(Points step) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t column = 0; column < widths_.size(); ++column) {
      if (widths_[column] >= needs_[column].preferred) continue;
      const double saved = saving(column, step);
      if (saved > most) most = saved, best = column;
    }
    if (most < 0) return;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      rows_[row] = with_width(row, best, widths_[best] + step);
    widths_[best] += step;
  }

  double saving(std::size_t column, Points step) const {
    double saved = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      saved += std::sqrt(std::sqrt(rows_[row])) -
               std::sqrt(std::sqrt(with_width(row, column, widths_[column] + step)));
    return saved;
  }

  double with_width(std::size_t row, std::size_t column, Points width) const {
    const Points cell = needs_[column].cells[row];
    return rows_[row] - fourth_power(lines_of(cell, widths_[column])) +
           fourth_power(lines_of(cell, width));
  }

  const std::vector<ColumnNeed>& needs_;
  std::vector<Points> widths_;
  std::vector<double> rows_;  // sum of the fourth powers of its cells' lines
};

/// The greatest width of a column at which all fit: those that need less keep it, so that a long word in one column
/// breaks no number in another.
Points widest_that_fits(const std::vector<ColumnNeed>& needs, Points room) {
  std::vector<Points> minimums;
  for (const ColumnNeed& need : needs) minimums.push_back(need.minimum);
  std::sort(minimums.begin(), minimums.end());
  std::size_t left = minimums.size();
  for (const Points minimum : minimums) {
    if (minimum > room / static_cast<double>(left)) break;
    room -= minimum;
    --left;
  }
  return room / static_cast<double>(std::max<std::size_t>(left, 1));
}

}  // namespace

std::vector<Points> share_width(const std::vector<ColumnNeed>& needs, Points room) {
  Points minimum = 0;
  Points preferred = 0;
  for (const ColumnNeed& need : needs) minimum += need.minimum, preferred += need.preferred;
  if (preferred > room && minimum <= room) return WidthSharer(needs, room).take();
  const Points widest = minimum > room ? widest_that_fits(needs, room) : 0;
  std::vector<Points> widths;
  widths.reserve(needs.size());
  for (const ColumnNeed& need : needs)
    widths.push_back(preferred <= room
                         ? need.preferred + (room - preferred) * need.preferred / preferred
                         : std::min(need.minimum, widest));
  return widths;
}

}  // namespace quire::core
