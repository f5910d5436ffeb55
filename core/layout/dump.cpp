#include <fmt/format.h>

#include <type_traits>

#include "layout/frame.hpp"

namespace quire::core {
namespace {

const char* word(Tag::Role role) {
  static constexpr const char* kWords[] = {
      "artifact", "document", "section", "h1", "h2", "h3", "paragraph", "list", "list_item", "label",
      "list_body", "table", "caption", "table_head", "table_body", "row", "head_cell", "cell",
      "figure", "link", "span", "note", "block_quote", "contents", "contents_item", "reference"};
  return kWords[static_cast<std::size_t>(role)];
}

std::string hex(Color color) {
  return fmt::format("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue);
}

std::string text_of(const TextItem& item) {
  std::string text;
  for (const TextItem::Run& run : item.runs) text += (run.space_before ? " " : "") + run.glyphs->text;
  return text;
}

std::string line_of(const Item& item) {
  return std::visit(
      [](const auto& thing) -> std::string {
        using Thing = std::decay_t<decltype(thing)>;
        if constexpr (std::is_same_v<Thing, TextItem>) {
          return fmt::format("text  {:7.1f} {:7.1f}  {:4.1f} pt {} \"{}\"", thing.at.x, thing.at.y,
                             thing.size, hex(thing.color), text_of(thing));
        } else if constexpr (std::is_same_v<Thing, ShapeItem>) {
          std::string line = "shape";
          for (const PathSegment& segment : thing.path)
            line += segment.kind == PathSegment::Kind::close
                        ? " z"
                        : fmt::format(" {}{:.1f},{:.1f}",
                                      "mlc"[static_cast<std::size_t>(segment.kind)], segment.to.x,
                                      segment.to.y);
          if (thing.fill) line += " fill " + hex(*thing.fill);
          if (thing.stroke)
            line += fmt::format(" stroke {} {:.2f}", hex(thing.stroke->color), thing.stroke->width);
          return line;
        } else {
          return fmt::format("image {:7.1f} {:7.1f}  {:.1f} x {:.1f}, {} bytes", thing.area.x,
                             thing.area.y, thing.area.width, thing.area.height, thing.bytes.size());
        }
      },
      item);
}

TagId tag_of(const Item& item) {
  return std::visit([](const auto& thing) { return thing.tag; }, item);
}

}  // namespace

std::string dump_text(const Layout& layout) {
  std::string out;
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const Page& page = layout.pages[i];
    out += fmt::format("page {}  {:.1f} x {:.1f}\n", i + 1, page.size.width, page.size.height);
    for (const Item& item : page.items)
      out += fmt::format("  {:<13} {}\n", word(layout.tags[tag_of(item)].role), line_of(item));
    for (const LinkArea& link : page.links)
      out += fmt::format("  link          {:7.1f} {:7.1f}  {:.1f} x {:.1f} -> {}\n", link.area.x,
                         link.area.y, link.area.width, link.area.height,
                         link.url.empty() ? fmt::format("page {}", link.page + 1) : link.url);
  }
  for (const Bookmark& bookmark : layout.bookmarks)
    out += fmt::format("bookmark {} {:<{}}{} -> page {}\n", bookmark.level, "", bookmark.level * 2 - 2,
                       bookmark.title, bookmark.page + 1);
  return out;
}

}  // namespace quire::core
