#pragma once

#include <cstdio>
#include <exception>
#include <new>
#include <string_view>

#include "quire/abi.h"
#include "quire/data_folder.hpp"
#include "quire/dataset.hpp"
#include "quire/options.hpp"
#include "quire/section.hpp"
#include "quire/value.hpp"

/// The one header a plugin includes. A plugin is a class with
///
///     void analyze(const quire::Dataset& data, const quire::Options& options,
///                  quire::Section& section);
///
/// made known by `QUIRE_PLUGIN(TheClass)` at namespace scope, once. `analyze` may throw: the section
/// then shows what() in place of its content. It runs in a process of its own, without network and
/// without files, and must give the same section for the same data.
namespace quire {

template <class Plugin>
quire_status run_guarded(const quire_host* host) noexcept {
  const auto fail = [&](std::string_view reason) noexcept {
    host->fail(host->context, raw(reason));
    return static_cast<quire_status>(QUIRE_FAILED);
  };
  try {
    Plugin plugin;
    const Dataset dataset(*host);
    const Options options(*host);
    Section section(*host);
    plugin.analyze(dataset, options, section);
    return QUIRE_OK;
  } catch (const std::bad_alloc&) {
    return QUIRE_NO_MEMORY;
  } catch (const std::exception& error) {
    char reason[1024];  // on the stack: there may be no other memory left
    std::snprintf(reason, sizeof reason, "threw: %s", error.what());
    return fail(reason);
  } catch (...) {
    return fail("threw something that is not a std::exception");
  }
}

}  // namespace quire

#define QUIRE_PLUGIN(Plugin)                                                             \
  extern "C" QUIRE_EXPORT const quire_plugin* quire_plugin_entry(void) {                 \
    static const quire_plugin plugin = {sizeof(quire_plugin), QUIRE_ABI_MAJOR,           \
                                        QUIRE_ABI_MINOR, &quire::run_guarded<Plugin>};   \
    return &plugin;                                                                      \
  }                                                                                      \
  static_assert(true, "a semicolon follows QUIRE_PLUGIN")
