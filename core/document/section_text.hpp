#pragma once

#include <string>

#include "document/document.hpp"

namespace quire::core {

/// A section of `document` as lines that a person can read and compare: blocks in order with what is
/// printed of them, highlights, then each keyed value with its formula and rows. The form of the golden
/// sections of plugin teams (`quire plugin test`).
std::string section_text(const Document& document, const Section& section);

}  // namespace quire::core
