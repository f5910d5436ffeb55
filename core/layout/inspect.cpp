#include "layout/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "document/walk.hpp"
#include "layout/paginate.hpp"

namespace quire::core {
namespace {

constexpr double kLargeType = 18;  // points, from which on less contrast will do
constexpr double kTextContrast = 4.5;
constexpr double kLargeContrast = 3;  // and that of shapes
// Letters between these heights above and below the baseline, of the type size: capitals, and less
// than descenders, which may touch what stands on the next line.
constexpr double kAbove = 0.66;
constexpr double kBelow = 0.1;
constexpr Points kTouch = 0.4;  // boxes that overlap by less do not look so

struct PlacedWords {
  const TextItem* item = nullptr;
  std::string text;
  Rect box;
};

PlacedWords words_of(const TextItem& item) {
  PlacedWords words{&item, {}, {}};
  Points width = 0;
  for (const TextItem::Run& run : item.runs) {
    words.text += (run.space_before ? " " : "") + run.glyphs->text;
    width = std::max(width, run.x + run.glyphs->advance * item.size / 1000);
  }
  words.box = {item.at.x, item.at.y - kAbove * item.size, width, (kAbove + kBelow) * item.size};
  return words;
}

/// The area of a shape that is one upright rectangle and nothing else.
std::optional<Rect> rectangle_of(const ShapeItem& shape) {
  if (shape.path.size() < 4 || shape.path.size() > 5) return {};
  const Point a = shape.path[0].to;
  const Point c = shape.path[2].to;
  for (std::size_t i = 0; i < 4; ++i) {
    const PathSegment& segment = shape.path[i];
    const bool is_corner = (segment.to.x == a.x || segment.to.x == c.x) &&
                           (segment.to.y == a.y || segment.to.y == c.y);
    if (segment.kind == PathSegment::Kind::curve || segment.kind == PathSegment::Kind::close ||
        !is_corner)
      return {};
  }
  return Rect{std::min(a.x, c.x), std::min(a.y, c.y), std::abs(a.x - c.x), std::abs(a.y - c.y)};
}

bool holds(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x - kTouch && inner.right() <= outer.right() + kTouch &&
         inner.y >= outer.y - kTouch && inner.bottom() <= outer.bottom() + kTouch;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() - kTouch && b.x < a.right() - kTouch && a.y < b.bottom() - kTouch &&
         b.y < a.bottom() - kTouch;
}

std::string shortened(const std::string& text) {
  constexpr std::size_t kMost = 40;
  return text.size() <= kMost ? text : text.substr(0, text.find(' ', kMost - 10)) + " …";
}

/// A letter, a digit, or any character of another script; shapes such as "■" are none.
bool has_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (ascii || (c >= 0xC0 && c < 0x2000) || c >= 0x2E80) return true;
  }
  return false;
}

class PageInspector {
 public:
  PageInspector(const Layout& layout, std::size_t page, const Theme& theme,
                Diagnostics& diagnostics)
      : page_(layout.pages[page]),
        number_(page + 1),
        theme_(theme),
        diagnostics_(diagnostics) {
    live_ = live_area(page_.size);
  }

  void run() {
    std::vector<Ground> grounds;
    for (const Item& item : page_.items) {
      if (const auto* shape = std::get_if<ShapeItem>(&item)) {
        if (const auto area = rectangle_of(*shape); area && shape->fill)
          grounds.push_back({*area, *shape->fill});
        inspect_shape(*shape);
      } else if (const auto* image = std::get_if<ImageItem>(&item)) {
        if (!holds(live_, image->area))
          warn("layout.outside", "a picture stands outside the live area");
      } else {
        words_.push_back(words_of(std::get<TextItem>(item)));
        inspect_words(words_.back(), grounds);
      }
    }
    inspect_overlaps();
  }

 private:
  struct Ground {
    Rect area;
    Color color;
  };

  void warn(std::string code, const std::string& what, std::string hint = {}) {
    diagnostics_.warn(std::move(code), {}, "page " + std::to_string(number_) + ": " + what,
                      std::move(hint));
  }

  void inspect_shape(const ShapeItem& shape) {
    for (const PathSegment& segment : shape.path) {
      if (segment.kind == PathSegment::Kind::close) continue;
      const Rect point{segment.to.x, segment.to.y, 0, 0};
      // The paper itself, coloured, is as large as the page.
      const bool on_edge = segment.to.x == 0 || segment.to.y == 0 ||
                           segment.to.x == page_.size.width || segment.to.y == page_.size.height;
      if (on_edge || holds(live_, point)) continue;
      return warn("layout.outside",
                  fmt::format("a line or an area reaches {:.1f}, {:.1f}, outside the live area",
                              segment.to.x, segment.to.y));
    }
  }

  void inspect_words(const PlacedWords& words, const std::vector<Ground>& grounds) {
    const std::string quoted = quote(shortened(words.text));
    if (!holds(live_, words.box)) warn("layout.outside", quoted + " stands outside the live area");
    if (words.item->size < kSmallestType - 0.01)
      warn("layout.small-type",
           fmt::format("{} is set in {:.1f} pt, less than 6.5", quoted, words.item->size));
    Color ground = theme_.paper;
    for (const Ground& candidate : grounds)
      if (holds(candidate.area, words.box)) ground = candidate.color;
    const double ratio = contrast(words.item->color, ground);
    const bool easy = words.item->size >= kLargeType || !has_letters(words.text);
    if (ratio < (easy ? kLargeContrast : kTextContrast))
      warn("layout.low-contrast",
           fmt::format("{} has a contrast of {:.1f}:1 on its ground", quoted, ratio),
           "text needs 4.5:1");
  }

  void inspect_overlaps() {
    std::vector<const PlacedWords*> by_top;
    for (const PlacedWords& words : words_)
      if (words.text.find_first_not_of(" \u00A0") != std::string::npos) by_top.push_back(&words);
    std::stable_sort(by_top.begin(), by_top.end(), [](const PlacedWords* a, const PlacedWords* b) {
      return a->box.y < b->box.y;
    });
    for (std::size_t i = 0; i < by_top.size(); ++i)
      for (std::size_t j = i + 1; j < by_top.size() && by_top[j]->box.y < by_top[i]->box.bottom();
           ++j)
        if (overlap(by_top[i]->box, by_top[j]->box))
          warn("layout.overlap", quote(shortened(by_top[i]->text)) + " overlaps " +
                                     quote(shortened(by_top[j]->text)));
  }

  const Page& page_;
  std::size_t number_;
  const Theme& theme_;
  Diagnostics& diagnostics_;
  Rect live_;
  std::vector<PlacedWords> words_;
};

void inspect_caption(const char* what, const std::string& key, const std::string& title,
                     const std::string& subtitle, const std::vector<SourceIndex>& sources,
                     Diagnostics& diagnostics) {
  const auto warn = [&](const std::string& missing) {
    diagnostics.warn("layout.incomplete-caption", {},
                     std::string(what) + " " + quote(key) + " has no " + missing);
  };
  if (title.empty()) warn("title");
  if (subtitle.empty()) warn("subtitle that says what is measured");
  if (sources.empty()) warn("source");
}

}  // namespace

void inspect_pages(const Layout& layout, const Theme& theme, Diagnostics& diagnostics) {
  for (std::size_t page = 0; page < layout.pages.size(); ++page)
    PageInspector(layout, page, theme, diagnostics).run();
  for (const Tag& tag : layout.tags)
    if (tag.role == Tag::Role::figure && tag.alt.empty())
      diagnostics.warn("layout.no-alt", {}, "a figure has no alternative text");
  if (layout.title.empty()) diagnostics.warn("layout.no-title", {}, "the document has no title");
  if (layout.language.empty())
    diagnostics.warn("layout.no-language", {}, "the document names no language");
}

void inspect_captions(const Document& document, Diagnostics& diagnostics) {
  for (const Section& section : document.sections)
    for_each_block(section.blocks, [&](const Block& block) {
      if (const auto* table = std::get_if<Table>(&block.content))
        inspect_caption("table", table->key, table->title, table->subtitle, table->sources, diagnostics);
      if (const auto* chart = std::get_if<Chart>(&block.content))
        inspect_caption("chart", chart->key, chart->title, chart->subtitle, chart->sources, diagnostics);
    });
}

}  // namespace quire::core
