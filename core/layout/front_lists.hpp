#pragma once

#include <vector>

#include "layout/parts.hpp"

namespace quire::core {

/// The lists of a front page, each under its heading, as frames of one column; nothing where there is nothing to list.
class FrontLists {
 public:
  /// `part`: the front page's tag.
  FrontLists(const Setting& setting, const LayoutOptions& options, TagId part)
      : setting_(setting), options_(options), part_(part) {}

  /// The first `most`, and how many more there are.
  std::vector<Frame> judgments(Points width, std::size_t most) const;
  std::vector<Frame> what_changed(Points width, std::size_t most) const;
  std::vector<Frame> watch_list(Points width, std::size_t most) const;
  std::vector<Frame> decisions(Points width) const;
  /// Sections and back matter by page.
  std::vector<Frame> contents(Points width) const;

 private:
  std::vector<Frame> headed_list(const char* title, const List& list, Points width) const;

  const Setting& setting_;
  const LayoutOptions& options_;
  TagId part_;
};

}  // namespace quire::core
