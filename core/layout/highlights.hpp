#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "document/document.hpp"

namespace quire::core {

/// A highlight with the section it came from.
struct Picked {
  const Highlight* highlight;
  std::size_t section;
};

/// The first of each section in turn, then the second of each, so that no section fills the page.
std::vector<Picked> pick(const Document& document, Highlight::Kind kind,
                         std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace quire::core
