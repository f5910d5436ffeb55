// quire-source: lets a source plugin (quire/source.h) read a file and writes its table to standard output.
//   quire-source PARENT any|confined PLUGIN
#include <quire/source.h>

#include <cstring>
#include <stdexcept>
#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include "sources/arrow_rows.hpp"
#include "sources/row_program.hpp"

namespace {

void read_through(const char* plugin, const std::function<void(const std::string&)>& write) {
  // Never unloaded: what it released may still be called.
  auto* const library = new boost::dll::shared_library(
      plugin, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  if (!library->has("quire_source_entry"))
    throw std::runtime_error("cannot be read: the reader exports no quire_source_entry");
  const quire_source_request request{sizeof(quire_source_request), 0};
  ArrowArrayStream stream{};
  const int code =
      library->get<std::int32_t(const quire_source_request*, ArrowArrayStream*)>("quire_source_entry")(&request, &stream);
  if (code != 0) throw std::runtime_error(std::string("cannot be read: ") + std::strerror(code));
  quire::core::write_arrow(stream, write);
  if (stream.release != nullptr) stream.release(&stream);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  return quire::core::run_row_program(arguments, arguments[3],
                                      [&](const auto& write) { read_through(arguments[3], write); });
}
