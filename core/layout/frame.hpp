#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/geometry.hpp"
#include "base/rare_text.hpp"
#include "base/style.hpp"
#include "text/shaper.hpp"

namespace quire::core {

/// Index into Layout::tags: which part of the document a thing on the page belongs to.
using TagId = std::uint32_t;
constexpr TagId kArtifact = 0;  // decoration: rules, running heads, page numbers
constexpr TagId kRootTag = 1;   // the document

/// A node of the structure tree that makes the PDF accessible (ISO 32000-1, 14.8). The children of
/// a node stand in the order in which they first show on the pages.
struct Tag {
  enum class Role : std::uint8_t {
    artifact, document, section, h1, h2, h3, paragraph, list, list_item, label, list_body,
    table, caption, table_head, table_body, row, head_cell, cell, figure, link, span, note,
    block_quote, contents, contents_item, reference,
  };
  enum class Scope : std::uint8_t { none, column, row };

  Role role = Role::paragraph;
  Scope scope = Scope::none;  // head cells
  std::uint16_t column_span = 1;
  TagId parent = kRootTag;
  RareText alt;       // figures
  RareText language;  // when it differs from the parent's: "zh"
};

/// Words on one baseline in one style. Runs are owned by the shaper that made them.
struct TextItem {
  struct Run {
    const GlyphRun* glyphs = nullptr;
    Points x = 0;               // from `at`
    bool space_before = false;  // a space character to be read (not drawn) before it
  };
  TagId tag = kArtifact;
  Point at;         // left end of the baseline
  double size = 0;  // type size
  Color color;
  std::vector<Run> runs;
  bool space_after = false;  // a space to be read after it: the line goes on on the next
};

struct Stroke {
  Color color;
  Points width = 1;
  std::vector<Points> dash;  // on, off, …; empty: solid
};

struct PathSegment {
  enum class Kind : std::uint8_t { move, line, curve, close };
  Kind kind = Kind::move;
  Point to;
  Point control1;  // curve
  Point control2;  // curve
};

struct ShapeItem {
  TagId tag = kArtifact;
  std::vector<PathSegment> path;
  std::optional<Color> fill;
  std::optional<Stroke> stroke;
};

struct ImageItem {
  enum class Format : std::uint8_t { png, jpeg };
  TagId tag = kArtifact;
  Rect area;
  Format format = Format::png;
  std::string bytes;
};

using Item = std::variant<TextItem, ShapeItem, ImageItem>;

/// A clickable area. Exactly one of `url` and `page` counts: with an empty url it is `page`.
struct LinkArea {
  TagId tag = kArtifact;  // a node of role link
  Rect area;
  std::string url;
  std::size_t page = 0;  // from 0
  Points y = 0;          // on that page
  std::string description;
  std::string target{};  // key of the place it leads to; `page` is known when that has a page
};

struct Page {
  Size size;
  std::vector<Item> items;  // in reading order; later ones lie on top
  std::vector<LinkArea> links;
};

struct Bookmark {
  std::string title;
  int level = 1;
  std::size_t page = 0;  // from 0
  Points y = 0;
};

/// A file that goes with the pages.
struct Attachment {
  std::string name;  // "table-03-chips-specs.csv"; no two are alike
  std::string description;
  std::string media_type;  // "text/csv"
  std::string bytes;
};

/// Pages of things at fixed places: all that a page format's writer needs to know.
struct Layout {
  std::string title;
  std::string subject;
  std::string author;
  std::string language;
  Date date{};
  std::vector<Page> pages;
  std::vector<Tag> tags;  // tags[kArtifact] and tags[kRootTag] are always there
  std::vector<Bookmark> bookmarks;
  std::vector<Attachment> attachments;
};

/// Things drawn around an origin of their own, to be placed on a page later.
struct Frame {
  Size size;
  std::vector<Item> items;
  std::vector<LinkArea> links;
};

void add_rectangle(std::vector<Item>& items, TagId tag, const Rect& area, std::optional<Color> fill,
                   std::optional<Stroke> stroke = {});
void add_line(std::vector<Item>& items, TagId tag, Point from, Point to, Stroke stroke);

/// One line of text without wrapping; returns its width. `x` is the left end, the middle or the
/// right end by `anchor`.
enum class Anchor : std::uint8_t { start, middle, end };
Points add_text(std::vector<Item>& items, TagId tag, std::string_view text, Point at,
                const TextStyle& style, Color color, Shaper& shaper, Anchor anchor = Anchor::start);

/// `frame` with everything moved by `by`, appended to `items` and `links`. `tag_offset` is added to
/// its tags, artifact and root excepted.
void place(Frame frame, Point by, std::vector<Item>& items, std::vector<LinkArea>& links,
           TagId tag_offset = 0);

/// Every page as text, one line an item with its position: the form of the golden files.
std::string dump_text(const Layout& layout);

}  // namespace quire::core
