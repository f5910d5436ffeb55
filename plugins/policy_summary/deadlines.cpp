#include "policy_summary/deadlines.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace quire::policy_summary {
namespace {

struct Turning {
  Turn turn;
  Date date;
  int suspension = 0;
};

bool is_eve_of_suspension(const Rule& rule, Date day) {
  return std::any_of(rule.suspensions.begin(), rule.suspensions.end(),
                     [&](const Suspension& one) { return one.from == day + Days{1}; });
}

std::vector<Turning> turnings(const Rule& rule, Date known) {
  std::vector<Turning> all;
  if (rule.from) all.push_back({Turn::takes_effect, *rule.from});
  if (rule.to && foreseen(*rule.to, rule.as_of, known) && !is_eve_of_suspension(rule, *rule.to))
    all.push_back({Turn::ends, *rule.to});
  int number = 0;
  for (const Suspension& one : rule.suspensions) {
    ++number;
    if (!foreseen(one.from, one.as_of, known)) continue;
    all.push_back({Turn::suspension_begins, one.from, number});
    if (one.to) all.push_back({Turn::suspension_ends, *one.to, number});
  }
  return all;
}

}  // namespace

std::vector<Deadline> deadlines_near(const std::vector<Measure>& measures, Date as_of,
                                     int horizon) {
  std::vector<Deadline> deadlines;
  for (const Measure& measure : measures) {
    for (const Turning& turning : turnings(measure.first(), as_of)) {
      const auto left = (turning.date - as_of).count();
      if (std::abs(left) > horizon) continue;
      deadlines.push_back(
          {&measure, turning.turn, turning.date, static_cast<int>(left), turning.suspension});
    }
  }
  std::stable_sort(deadlines.begin(), deadlines.end(), [](const Deadline& a, const Deadline& b) {
    return std::make_tuple(a.days_left < 0, std::abs(a.days_left)) <
           std::make_tuple(b.days_left < 0, std::abs(b.days_left));
  });
  return deadlines;
}

}  // namespace quire::policy_summary
