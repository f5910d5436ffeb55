#include "quire/plugin.hpp"

#include "market_signals/section.hpp"

QUIRE_PLUGIN(quire::market_signals::MarketSignals);
