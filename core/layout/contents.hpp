#pragma once

#include <string>
#include <vector>

#include "layout/parts.hpp"

namespace quire::core {

/// A line that leads somewhere: `title` on the left, the page of `key` on the right where it is
/// known. Its tag is an item of `contents`, a node of role contents.
Frame contents_line(const std::string& title, const std::string& key, TagId contents, const TextRole& role,
                    Points width, const Setting& setting);

/// The heading of a list of the front page, with the rule above it.
Frame ruled_heading(const char* text, Points width, TagId part, const Setting& setting);

/// The contents over the page's width, line by line, with the headings that can be referred to.
std::vector<Unit> set_contents(TagId part, const Setting& setting, const LayoutOptions& options);

/// Every table and chart of the sections with its page, in reading order, for two columns.
std::vector<Unit> set_figure_list(TagId parent, const Setting& setting);
bool has_figures(const Document& document);

}  // namespace quire::core
