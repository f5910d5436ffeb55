#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "host/host.hpp"
#include "host/supervise.hpp"

namespace quire::core {

/// Why a section has no content, in words that go on after the plugin's name: "killed by SIGSEGV
/// (stack overflow)". Empty when the worker ended well; its stream may still say otherwise.
std::string worker_failure(const WorkerResult& result, const Limits& limits);

/// "allocated more than 512 MiB".
std::string too_much_memory(const Limits& limits);

/// The last lines of a log, fit to print: untrusted text, at most ten lines of 200 characters.
std::string last_lines(std::string_view log);

/// A command line that runs the section without its worker.
std::string reproduce_line(const Report& report, const PluginFile& plugin);

}  // namespace quire::core
