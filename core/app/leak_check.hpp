#pragma once

#include "base/diagnostic.hpp"
#include "dataset/dataset.hpp"
#include "layout/frame.hpp"

namespace quire::core {

/// Looks for values that the audience may not see in all that a PDF is made of: the text on its pages, alternative
/// texts, title and subject, bookmarks, links, attached files. An error for each that is there; false if any.
bool holds_back(const Handling& handling, const Layout& layout, const std::string& report, Diagnostics& diagnostics);

}  // namespace quire::core
