#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quire::policy_summary {

/// A share of ownership, exact: in units of 10^-15 of a percent, so that 16.67 + 16.67 + 16.66 is
/// 50 and 49.9999999999999 is not.
using ExactPercent = std::int64_t;
inline constexpr ExactPercent kOnePercent = 1'000'000'000'000'000;

/// The decimal that the double was read from: the shortest that gives it back; decimals after the 15th are cut off. More
/// than the whole counts as 1000 percent. Empty when it is not a number.
std::optional<ExactPercent> exact_percent(double percent);

struct Stake {
  std::string owner;
  std::string entity;
  std::optional<double> percent;  // empty: it owns a part of unknown size
};

enum class Blocked { listed, blocked, not_blocked, undetermined };
/// "listed", "blocked", "not_blocked", "undetermined".
std::string_view word(Blocked state);

/// What listed persons own of one entity, directly and through entities that are themselves
/// blocked.
struct Ownership {
  std::string entity;
  Blocked state = Blocked::not_blocked;
  double low = 0;          // percent, unknown stakes taken as nothing
  double high = 0;         // percent, unknown stakes taken as all that is not allocated
  double unallocated = 0;  // percent that nobody is named for
};

struct OwnershipFindings {
  std::vector<std::string> warnings;  // codes, sorted
  std::vector<Ownership> entities;    // by name; every owner, entity and listed name
};

/// Stakes with their names as places in a list, rows of one pair summed. A value beats a blank;
/// negative rows and stakes in oneself are ignored.
struct StakeRegister {
  struct Link {
    int owner;
    int entity;
    std::optional<ExactPercent> percent;
  };
  std::vector<std::string> names;  // sorted: every owner, entity and listed name
  std::vector<int> listed;
  std::vector<Link> links;              // by owner
  std::vector<std::size_t> first;       // of each owner in `links`, and the end
  std::vector<ExactPercent> allocated;  // by entity, what somebody is named for
  std::vector<std::string> warnings;    // codes of what the rows hold; sorted
};
StakeRegister make_register(const std::vector<Stake>& stakes,
                            const std::vector<std::string>& listed);

/// The 50 percent rule (OFAC, 13 August 2014; FAQ 399 and 401; BIS, document 2025-19001): an entity
/// is blocked when blocked owners hold at least half of it in aggregate, however far up the chain.
/// The least fixed point: cross-holdings alone block nobody, and shares are not multiplied.
/// Ownership only, not control. Linear in the number of stakes.
OwnershipFindings apply_fifty_percent_rule(const StakeRegister& book);

}  // namespace quire::policy_summary
