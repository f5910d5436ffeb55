#include "host/call_plugin.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <exception>
#include <fstream>
#include <new>
#include <string>
#include <system_error>
#include <thread>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include "host/crash_handler.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace {

constexpr const char* kEntry = "quire_plugin_entry";

/// Boost wraps the loader's words: "… (dlerror system message: WORDS): Bad file descriptor".
std::string loader_words(const std::string& what) {
  constexpr std::string_view kBefore = "dlerror system message: ";
  const std::size_t found = what.find(kBefore);
  if (found == std::string::npos) return what;
  const std::size_t begin = found + kBefore.size();
  const std::size_t end = what.rfind(')');
  return what.substr(begin, end > begin ? end - begin : std::string::npos);
}

std::string version(std::uint32_t major, std::uint32_t minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

/// Why this plugin cannot be called, or nothing.
std::string misfit(const quire_plugin* plugin) {
  constexpr std::size_t kSmallest = offsetof(quire_plugin, analyze) + sizeof plugin->analyze;
  if (plugin == nullptr) return "its entry point returned nothing";
  if (plugin->struct_size < kSmallest) return "its entry point returned a struct of unknown form";
  if (!takes_abi(plugin->abi_major, plugin->abi_minor))
    return "was built for ABI " + version(plugin->abi_major, plugin->abi_minor) +
           "; this program speaks " + version(QUIRE_ABI_MAJOR, QUIRE_ABI_MINOR);
  if (plugin->analyze == nullptr) return "has no analyze function";
  return {};
}

/// Never destroyed: see the header.
std::deque<boost::dll::shared_library>& loaded_libraries() {
  static auto* const loaded = new std::deque<boost::dll::shared_library>;
  return *loaded;
}

}  // namespace

void call_plugin(const std::filesystem::path& file, Recorder& recorder) {
  try {
    enter_stage(Incident::Stage::loading);
    boost::dll::shared_library& library = loaded_libraries().emplace_back();
    try {
      library.load(file, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    } catch (const std::system_error& error) {
      return recorder.finish_failed("could not be loaded: " + loader_words(error.what()));
    }
    if (!library.has(kEntry)) return recorder.finish_failed(std::string("exports no ") + kEntry);
    const quire_plugin* plugin = library.get<const quire_plugin*()>(kEntry)();
    if (const std::string problem = misfit(plugin); !problem.empty())
      return recorder.finish_failed(problem);
    enter_stage(Incident::Stage::running);
    recorder.finish(plugin->analyze(&recorder.host()));
  } catch (const std::bad_alloc&) {
    recorder.finish_out_of_memory();
  } catch (const std::exception& error) {
    recorder.finish_failed(std::string("threw: ") + error.what());
  } catch (...) {
    recorder.finish_failed("threw something that is not a std::exception");
  }
}

bool unload_plugin(const std::filesystem::path& file) {
  loaded_libraries().clear();
  // A thread that was left behind comes to its next step.
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);)
    if (line.ends_with(file.string())) return false;
  return true;
}

}  // namespace quire::core
