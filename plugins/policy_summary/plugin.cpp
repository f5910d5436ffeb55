#include "quire/plugin.hpp"

#include "policy_summary/section.hpp"

QUIRE_PLUGIN(quire::policy_summary::PolicySummary);
