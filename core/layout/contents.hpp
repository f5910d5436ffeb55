#pragma once

#include <string>
#include <vector>

#include "layout/setting.hpp"

namespace quire::core {

/// A line that leads somewhere: `title` on the left, the page of `key` on the right where it is
/// known. Its tag is an item of `contents`, a node of role contents.
Frame contents_line(const std::string& title, const std::string& key, TagId contents, const TextRole& role,
                    Points width, const Setting& setting);

/// Every table and chart of the sections with its page, in reading order, for two columns.
std::vector<Unit> set_figure_list(TagId parent, const Setting& setting);
bool has_figures(const Document& document);

}  // namespace quire::core
