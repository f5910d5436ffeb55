#include "policy_summary/ownership.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <unordered_map>

namespace quire::policy_summary {
namespace {

constexpr ExactPercent kHalf = 50 * kOnePercent;
constexpr ExactPercent kWhole = 100 * kOnePercent;
constexpr double kLargest = 1000;                       // percent, of one row
constexpr ExactPercent kCeiling = 4'000 * kOnePercent;  // sums stop here and cannot overflow
constexpr double kRoundingSlack = 0.5;  // percentage points that printed stakes may exceed 100 by

ExactPercent plus(ExactPercent a, ExactPercent b) { return std::min(a + b, kCeiling); }

enum class Unknown { nothing, all_unallocated };

struct Holding {
  std::vector<bool> blocked;
  std::vector<ExactPercent> held;  // by blocked owners
};

/// Spreads from the listed ones; each is taken up once.
Holding spread(const StakeRegister& book, Unknown unknown) {
  Holding holding{std::vector<bool>(book.names.size(), false),
                  std::vector<ExactPercent>(book.names.size(), 0)};
  std::vector<bool> open_stake(book.names.size(), false);  // a blocked owner has an unknown part
  std::vector<int> queue;
  const auto block = [&](int node) {
    if (holding.blocked[node]) return;
    holding.blocked[node] = true;
    queue.push_back(node);
  };
  for (const int node : book.listed) block(node);
  while (!queue.empty()) {
    const int owner = queue.back();
    queue.pop_back();
    for (std::size_t i = book.first[owner]; i < book.first[owner + 1]; ++i) {
      const StakeRegister::Link& link = book.links[i];
      ExactPercent& held = holding.held[link.entity];
      if (link.percent) {
        held = plus(held, *link.percent);
      } else if (unknown == Unknown::all_unallocated && !open_stake[link.entity]) {
        open_stake[link.entity] = true;
        held = plus(held, std::max<ExactPercent>(0, kWhole - book.allocated[link.entity]));
      }
      if (held >= kHalf) block(link.entity);
    }
  }
  return holding;
}

double percent_of(ExactPercent exact) {
  return static_cast<double>(exact) / static_cast<double>(kOnePercent);
}

}  // namespace

std::optional<ExactPercent> exact_percent(double percent) {
  if (std::isnan(percent)) return {};
  percent = std::clamp(percent, -kLargest, kLargest);
  std::array<char, 400> text;  // a double in fixed notation
  const auto end = std::to_chars(text.begin(), text.end(), std::abs(percent), std::chars_format::fixed).ptr;
  ExactPercent whole = 0;
  ExactPercent unit = kOnePercent;  // of the last digit read, once the point is behind
  const auto point = std::find(text.begin(), end, '.');
  for (const char* digit = text.begin(); digit != point; ++digit) whole = whole * 10 + (*digit - '0');
  ExactPercent exact = whole * kOnePercent;
  for (const char* digit = point; digit != end && unit > 0; ++digit)
    if (*digit != '.') exact += (unit /= 10) * (*digit - '0');
  return percent < 0 ? -exact : exact;
}

std::string_view word(Blocked state) {
  constexpr std::string_view kWords[] = {"listed", "blocked", "not_blocked", "undetermined"};
  return kWords[static_cast<int>(state)];
}

StakeRegister make_register(const std::vector<Stake>& stakes,
                            const std::vector<std::string>& listed) {
  using Link = StakeRegister::Link;
  StakeRegister book;
  std::set<std::string> warnings;
  book.names = listed;
  for (const Stake& stake : stakes) {
    book.names.push_back(stake.owner);
    book.names.push_back(stake.entity);
  }
  std::sort(book.names.begin(), book.names.end());
  book.names.erase(std::unique(book.names.begin(), book.names.end()), book.names.end());
  std::unordered_map<std::string_view, int> place;
  place.reserve(book.names.size());
  for (const std::string& name : book.names) place.emplace(name, static_cast<int>(place.size()));

  for (const Stake& stake : stakes) {
    const std::optional<ExactPercent> percent =
        stake.percent ? exact_percent(*stake.percent) : std::nullopt;
    if (stake.percent && (!percent || *percent < 0)) {
      warnings.insert("E_NEG");
      continue;
    }
    if (!percent) warnings.insert("W_MISSING");
    if (percent == 0) warnings.insert("W_ZERO");
    if (stake.owner == stake.entity) {
      warnings.insert("W_SELF");
      continue;
    }
    book.links.push_back({place[stake.owner], place[stake.entity], percent});
  }
  std::stable_sort(book.links.begin(), book.links.end(), [](const Link& a, const Link& b) {
    return std::pair(a.owner, a.entity) < std::pair(b.owner, b.entity);
  });
  std::vector<Link> merged;
  for (const Link& link : book.links) {
    Link* last = merged.empty() ? nullptr : &merged.back();
    if (last == nullptr || last->owner != link.owner || last->entity != link.entity) {
      merged.push_back(link);
      continue;
    }
    warnings.insert("W_DUP");
    if (link.percent) last->percent = plus(last->percent.value_or(0), *link.percent);
  }
  book.links = std::move(merged);

  book.first.assign(book.names.size() + 1, 0);
  book.allocated.assign(book.names.size(), 0);
  for (const Link& link : book.links) {
    ++book.first[static_cast<std::size_t>(link.owner) + 1];
    ExactPercent& allocated = book.allocated[link.entity];
    allocated = plus(allocated, link.percent.value_or(0));
  }
  for (std::size_t i = 0; i < book.names.size(); ++i) book.first[i + 1] += book.first[i];
  for (const ExactPercent sum : book.allocated)
    if (sum > kWhole + static_cast<ExactPercent>(kRoundingSlack * kOnePercent))
      warnings.insert("E_SUM");
  for (const std::string& name : listed) book.listed.push_back(place[name]);
  book.warnings.assign(warnings.begin(), warnings.end());
  return book;
}

OwnershipFindings apply_fifty_percent_rule(const StakeRegister& book) {
  std::vector<bool> is_listed(book.names.size(), false);
  for (const int node : book.listed) is_listed[node] = true;
  const Holding least = spread(book, Unknown::nothing);
  const Holding most = spread(book, Unknown::all_unallocated);
  OwnershipFindings findings;
  findings.warnings = book.warnings;
  findings.entities.reserve(book.names.size());
  for (std::size_t i = 0; i < book.names.size(); ++i) {
    const Blocked state = is_listed[i]       ? Blocked::listed
                          : least.blocked[i] ? Blocked::blocked
                          : most.blocked[i]  ? Blocked::undetermined
                                             : Blocked::not_blocked;
    findings.entities.push_back(
        {book.names[i], state, percent_of(least.held[i]), percent_of(most.held[i]),
         percent_of(std::max<ExactPercent>(0, kWhole - book.allocated[i]))});
  }
  return findings;
}

}  // namespace quire::policy_summary
