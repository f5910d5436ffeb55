// The SDK compiles in a plugin of its own standard; compiled as C++17 and as C++20.
#include <quire/plugin.hpp>

namespace {

struct Plugin {
  void analyze(const quire::Dataset&, const quire::Options&, quire::Section& section) {
    section.paragraph().text("one").value(quire::Value::number(1).decimals(0));
  }
};

}  // namespace

QUIRE_PLUGIN(Plugin);
