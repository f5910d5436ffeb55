#pragma once

#include <string>

#include "base/diagnostic.hpp"

namespace quire::test {

/// Every diagnostic as printed, with `folder` cut out of paths and text.
inline std::string said(const core::Diagnostics& diagnostics, const std::string& folder = {}) {
  std::string out;
  for (const core::Diagnostic& diagnostic : diagnostics.all()) out += core::to_text(diagnostic);
  if (folder.empty()) return out;
  for (std::size_t at = 0; (at = out.find(folder + "/", at)) != std::string::npos;)
    out.erase(at, folder.size() + 1);
  return out;
}

}  // namespace quire::test
