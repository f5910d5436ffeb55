// D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software: Practice and Experience
// 11 (1981), 1119-1184. The constants are those of plain TeX where not said otherwise.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "text/break_points.hpp"

namespace quire::core::text {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr double kLinePenalty = 10;
constexpr double kDivisionPenalty = 50;  // with a hyphen or behind one that is in the text
constexpr double kConsecutiveHyphens = 10000;
constexpr double kHyphenBeforeLastLine = 5000;
constexpr double kUnevenNeighbours = 10000;  // a tight line beside a loose one
constexpr double kOverfullLine = 1e20;       // more than any number of bad lines

/// What a pass accepts.
struct Pass {
  double worst_badness = kInfinity;
  double extra_stretch = 0;  // of every line, points: makes a difference between bad and worse
};

enum Fitness : std::uint8_t { tight, decent, loose, very_loose, kFitnessCount };

Fitness fitness_of(double ratio) {
  if (ratio < -0.5) return tight;
  if (ratio <= 0.5) return decent;
  return ratio <= 1 ? loose : very_loose;
}

/// The best way to a break point that ends with a line of some fitness.
struct Arrival {
  double demerits = kInfinity;
  std::size_t from = 0;
  Fitness from_fitness = decent;
};

using Arrivals = std::array<Arrival, kFitnessCount>;

class TotalFit {
 public:
  TotalFit(const std::vector<BreakPoint>& points, double width, const PieceShaper& pieces,
           Pass pass)
      : points_(points),
        width_(width),
        pieces_(pieces),
        pass_(pass),
        arrivals_(points.size()),
        reached_(points.size()) {}

  /// Empty when the pass accepts no way to the end.
  std::vector<BreakPoint> run() {
    arrivals_.front()[decent].demerits = 0;
    reached_.front() = 1;
    std::size_t first = 0;   // lines that start before it are too long by now
    std::size_t needed = 0;  // the last point that is not optional
    for (std::size_t end = 1; end < points_.size(); ++end) {
      const bool optional = points_[end].optional;
      while (!optional && first < needed && ratio(first, end) < -1) ++first;
      for (std::size_t start = first; start < end; ++start) try_line(start, end);
      if (!optional) {
        if (pass_.worst_badness == kInfinity && !reached(end)) accept_overfull(needed, end);
        needed = end;
      }
    }
    return path_to_end();
  }

 private:
  bool reached(std::size_t point) const { return reached_[point] != 0; }

  // By which part of its stretch (positive) or shrink (negative) the line must change.
  double ratio(std::size_t start, std::size_t end) const {
    const Extent line = extent_between(points_[start], points_[end], pieces_);
    const double slack = width_ - line.width;
    if (slack < -kRounding) return line.shrink > 0 ? slack / line.shrink : -kInfinity;
    const bool is_last = end + 1 == points_.size();
    if (is_last || slack <= kRounding) return 0;
    const double stretch = line.stretch + pass_.extra_stretch;
    return stretch > 0 ? slack / stretch : kInfinity;
  }

  void try_line(std::size_t start, std::size_t end) {
    if (!reached(start)) return;
    const double change = ratio(start, end);
    const double badness = 100 * std::abs(change * change * change);
    if (change < -1 - kRounding || badness > pass_.worst_badness || !std::isfinite(badness)) return;
    const double penalty = points_[end].divides ? kDivisionPenalty : 0;
    const double sum = kLinePenalty + badness + penalty;
    arrive(start, end, fitness_of(change), sum * sum + hyphen_demerits(start, end));
  }

  double hyphen_demerits(std::size_t start, std::size_t end) const {
    if (!points_[start].hyphen) return 0;
    if (points_[end].hyphen) return kConsecutiveHyphens;
    return end + 1 == points_.size() ? kHyphenBeforeLastLine : 0;
  }

  void arrive(std::size_t start, std::size_t end, Fitness fitness, double demerits) {
    reached_[end] = 1;
    for (const Fitness before : {tight, decent, loose, very_loose}) {
      const double uneven = std::abs(fitness - before) > 1 ? kUnevenNeighbours : 0;
      const double total = arrivals_[start][before].demerits + demerits + uneven;
      Arrival& best = arrivals_[end][fitness];
      if (total < best.demerits) best = {total, start, before};
    }
  }

  // A character wider than the line stands on a line of its own.
  void accept_overfull(std::size_t start, std::size_t end) {
    arrive(start, end, decent, kOverfullLine);
  }

  std::vector<BreakPoint> path_to_end() const {
    std::vector<BreakPoint> chosen;
    std::size_t point = points_.size() - 1;
    if (!reached(point)) return chosen;
    const Arrivals& last = arrivals_[point];
    const auto cheaper = [](const Arrival& a, const Arrival& b) { return a.demerits < b.demerits; };
    auto fitness = static_cast<std::size_t>(std::min_element(last.begin(), last.end(), cheaper) -
                                            last.begin());
    while (point != 0) {
      chosen.push_back(points_[point]);
      const Arrival& arrival = arrivals_[point][fitness];
      point = arrival.from;
      fitness = arrival.from_fitness;
    }
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
  }

  const std::vector<BreakPoint>& points_;
  double width_;
  const PieceShaper& pieces_;
  Pass pass_;
  std::vector<Arrivals> arrivals_;
  std::vector<char> reached_;  // whether there is any arrival at a point
};

}  // namespace

std::vector<BreakPoint> break_total_fit(const WordList& list, HardLine line, double width,
                                        const PieceShaper& pieces, const Hyphenator* hyphenator) {
  constexpr Pass kWithoutHyphens{100, 0};
  constexpr Pass kWithHyphens{200, 0};
  // TeX leaves this to the author. A tenth of the width finds the least bad of bad breaks.
  const Pass whatever_it_takes{kInfinity, width / 10};

  const std::vector<BreakPoint> plain = break_points(list, line, pieces);
  std::vector<BreakPoint> chosen = TotalFit(plain, width, pieces, kWithoutHyphens).run();
  if (!chosen.empty()) return chosen;
  const std::vector<BreakPoint> all = break_points_with_hyphens(list, line, pieces, hyphenator);
  chosen = TotalFit(all, width, pieces, kWithHyphens).run();
  if (!chosen.empty()) return chosen;
  return TotalFit(all, width, pieces, whatever_it_takes).run();
}

}  // namespace quire::core::text
