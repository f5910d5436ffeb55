#pragma once

#include "document/document.hpp"

namespace quire::core {

/// Numbers the sources as a reader meets them: on the front page, then section by section, a table's or chart's with
/// its marks. Those that nothing on the pages names come last.
void number_sources(Document& document);

}  // namespace quire::core
