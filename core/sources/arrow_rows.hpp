#pragma once

#include <quire/source.h>

#include <functional>
#include <string>

namespace quire::core {

/// Writes the messages of source/row_stream.hpp for a stream of Arrow arrays, in pieces; the stream stays its owner's.
/// What the stream holds is believed as to the sizes of its buffers, which the C interface does not tell.
void write_arrow(ArrowArrayStream& stream, const std::function<void(const std::string&)>& write);

}  // namespace quire::core
