#pragma once

#include <string>
#include <vector>

#include "market_signals/facts.hpp"
#include "quire/plugin.hpp"

namespace quire::market_signals {

/// What the report asks for; plugin.toml describes each.
struct Request {
  std::vector<std::string> growth, levels, wholes, at_stake, makers, running_totals, events;
  std::vector<std::string> shipments_outside;
  std::string part, shipments, shipments_total, shipments_group, turning_event;

  Ids series() const;
};

/// Everything the writers below read. Series not in the data are null.
struct Analysis {
  Request request;
  Records records;
  std::vector<Series> all;
  std::vector<const Event*> marked;  // oldest first; number 1 is the first
  const Series* part = nullptr;
  std::vector<const Series*> wholes;
  std::vector<Stake> stakes;
  std::optional<Outlook> outlook;
};

/// Whether an option of ids has this one.
bool contains(const std::vector<std::string>& ids, std::string_view id);

/// Whether it is told as a development: lines, wholes and makers.
bool is_told(const Analysis& analysis, const Series& series);

/// The plugin.
class MarketSignals {
 public:
  void analyze(const Dataset& data, const Options& options, Section& section);
};

// The parts of the section, in reading order. Each says what is missing where it has nothing to
// show.
void write_opening(const Analysis& analysis, Names& names, Section& section);
void write_judgment(const Analysis& analysis, Section& section);
void write_lines(const Analysis& analysis, Section& section);
void write_events(const Analysis& analysis, Names& names, Section& section);
void write_changes(const Analysis& analysis, Section& section);
void write_shares(const Analysis& analysis, Section& section);
void write_at_stake(const Analysis& analysis, Section& section);
void write_shipments(const Analysis& analysis, Section& section);
void write_makers(const Analysis& analysis, Names& names, Section& section);
void write_gaps(const Analysis& analysis, Section& section);
/// What the reader must know about these figures, and the methods for the list at the briefing's end.
void write_method(const Analysis& analysis, Section& section);

}  // namespace quire::market_signals
