#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/theme.hpp"
#include "document/document.hpp"
#include "layout/footnotes.hpp"
#include "layout/frame.hpp"
#include "text/hyphenator.hpp"
#include "text/shaper.hpp"

namespace quire::core {

// The grid (twelve columns of 11 mm with gutters of 3.818 mm) and the baseline step.
constexpr Points kBaseline = mm(4.5);
constexpr Points kLiveWidth = mm(174);
constexpr Points kLiveHeight = mm(243);
constexpr Points kGutter = mm(42.0 / 11);
constexpr Points kGridColumn = mm(11);
/// No type is set smaller, points.
constexpr double kSmallestType = 6.5;
constexpr Points kHeaderHeight = mm(9);
constexpr Points kFooterHeight = mm(8);
/// Of a page's body, and of one that lies on its side: what is between head and foot.
constexpr Points kBodyHeight = kLiveHeight - kHeaderHeight - kFooterHeight;
constexpr Points kTurnedBodyHeight = kLiveWidth - kHeaderHeight - kFooterHeight;

/// Width of `columns` of the twelve with the gutters between them.
constexpr Points grid_width(int columns) {
  return columns * kGridColumn + (columns - 1) * kGutter;
}

/// What cross references point at: pages by key, as the pass before found them. Remembers whether it
/// was asked: what is set without asking need not be set again when pages move.
class PageNumbers {
 public:
  using ByKey = std::map<std::string, std::size_t>;  // pages from 0
  explicit PageNumbers(const ByKey& pages) : pages_(&pages) {}

  std::optional<std::size_t> find(const std::string& key) {
    asked_ = true;
    const auto found = pages_->find(key);
    return found == pages_->end() ? std::nullopt : std::optional(found->second);
  }
  bool asked() const { return asked_; }

 private:
  const ByKey* pages_;
  bool asked_ = false;
};

/// What every step of setting a document needs to know.
struct Setting {
  const Document& document;
  const Theme& theme;
  Shaper& shaper;
  const Hyphenator* hyphenator;
  std::vector<Tag>& tags;
  Diagnostics& diagnostics;
  PageNumbers& pages;                                  // knows none on the first pass
  const std::map<std::string, std::string>& captions;  // "Table 3" by key
  Footnotes& footnotes;

  TagId tag(Tag::Role role, TagId parent) const {
    Tag node;
    node.role = role;
    node.parent = parent;
    tags.push_back(std::move(node));
    return static_cast<TagId>(tags.size() - 1);
  }
};

/// Key under which the entry of a source can be found; no plugin's key holds a line feed.
inline std::string source_key(SourceIndex source) { return "\nsource/" + std::to_string(source); }
inline std::string section_key(std::size_t section) { return "\nsection/" + std::to_string(section); }

/// A key and how far below a frame's top the thing stands.
struct KeyPosition {
  std::string key;
  Points y = 0;
};

/// How tall a page's charts are.
enum class Density : std::uint8_t { normal, compact };

/// What pagination places whole: a line or two of text, a table's row, a chart.
struct Unit {
  Frame frame;
  /// The same, less tall, for a page where that saves another; null: there is no such frame.
  std::shared_ptr<const Frame> compact;
  Span span = Span::full;  // half: one of two columns
  Points space_before = 0;  // left out at the top of a page or column
  bool keep_with_next = false;
  bool starts_page = false;  // unless that would leave a page mostly empty
  bool floats = false;       // may stand behind the text that follows it
  bool starts_band = false;  // half: begins columns of its own
  bool turned = false;       // for a page that lies on its side, kLiveHeight wide; span is full
  /// How bad it is when a page begins with the unit; 100 is as bad as an empty page.
  double break_penalty = 0;
  /// Stands above the unit when it comes first on a page: a table's head on the pages after its
  /// first.
  std::shared_ptr<const Frame> repeated_head;
  /// Sums of a table up to and behind its row: below the head where the row comes first on a page, below the
  /// row where it comes last.
  std::shared_ptr<const Frame> carried_before;
  std::shared_ptr<const Frame> carried_after;
  std::vector<KeyPosition> keys;
  struct Footnote {
    std::string key;
    const Frame* frame = nullptr;  // its part's
  };
  std::vector<Footnote> footnotes;  // whose marks stand in it: for the foot of its page
  TagId tag_offset = 0;  // added to its tags where it is placed
  std::string bookmark;  // empty: none
  int bookmark_level = 1;
};

inline const Frame& frame_of(const Unit& unit, Density density) {
  return density == Density::compact && unit.compact != nullptr ? *unit.compact : unit.frame;
}

/// The width that blocks are set to, and whether that is a column's or the page's.
struct Measure {
  Points width = 0;
  Span span = Span::full;
};
constexpr Measure kFullMeasure{kLiveWidth, Span::full};
constexpr Measure kColumnMeasure{grid_width(6), Span::half};
/// Short texts that would only make two stumps of columns.
constexpr Measure kReadingMeasure{grid_width(8), Span::full};

inline TextStyle style_of(const TextRole& role) {
  return {.size = role.size, .weight = role.weight, .family = role.family};
}

}  // namespace quire::core
