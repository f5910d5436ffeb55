#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/frame.hpp"
#include "pdf/haru_document.hpp"
#include "pdf/structure_tree.hpp"

namespace quire::core {

/// `url` as a PDF may hold it: 7-bit, what RFC 3986 does not allow percent-encoded. Empty for
/// schemes other than http, https and mailto: a reader may run or open those on a click.
std::optional<std::string> safe_url(std::string_view url);

/// The pages as their writers need to know them, by page.
struct PageTargets {
  std::vector<ObjectId> objects;
  std::vector<Size> sizes;
};

/// Writes the link annotations of one page and hangs them into the structure tree. A link that
/// cannot be is left out with a warning; its text stays.
std::vector<ObjectId> write_links(const Page& page, std::size_t page_index,
                                  const PageTargets& targets, StructureTree& tree,
                                  HaruDocument& document, Diagnostics& diagnostics);

}  // namespace quire::core
