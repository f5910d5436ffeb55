#pragma once

#include <filesystem>

#include "host/recorder.hpp"

namespace quire::core {

/// Loads a plugin file into this process, runs it, and ends the recorder's stream, whatever happens
/// short of a crash. The library stays loaded for good: it may have left threads, handlers or
/// pointers behind.
void call_plugin(const std::filesystem::path& file, Recorder& recorder);

/// Unloads what was called, to see whether it can be: false where it stays in memory. Ends in a crash where it
/// left a thread or a handler behind.
bool unload_plugin(const std::filesystem::path& file);

}  // namespace quire::core
