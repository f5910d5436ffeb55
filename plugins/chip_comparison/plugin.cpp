#include "quire/plugin.hpp"

#include "chip_comparison/section.hpp"

QUIRE_PLUGIN(quire::chip_comparison::ChipComparison);
