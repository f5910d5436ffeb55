#pragma once

/// What a plugin team's own tests need: small tables of a few lines, a host that runs the plugin in the
/// test's process, and its section as text. Works with any test framework.
#include "quire/testing/memory_table.hpp"
#include "quire/testing/section_recorder.hpp"
