#include <new>
#include <optional>

#include "pdf/attachments.hpp"
#include "pdf/content.hpp"
#include "pdf/embedded_fonts.hpp"
#include "pdf/extent.hpp"
#include "pdf/file_writer.hpp"
#include "pdf/font_objects.hpp"
#include "pdf/haru_document.hpp"
#include "pdf/images.hpp"
#include "pdf/links.hpp"
#include "pdf/metadata.hpp"
#include "pdf/pdf.hpp"
#include "pdf/structure_tree.hpp"

namespace quire::core {

namespace {

/// Mistakes of the layout, which would give a file that contradicts itself.
void check_layout(const Layout& layout, Diagnostics& diagnostics) {
  const auto wrong = [&](const std::string& what) {
    diagnostics.error("pdf.layout", {}, what,
                      "this is a mistake of the program, not of the report");
  };
  if (layout.pages.empty()) wrong("the layout has no page");
  if (!StructureTree::is_well_formed(layout.tags)) return wrong("the layout's tags are no tree");
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const std::string page = "page " + std::to_string(i + 1) + ": ";
    for (const Item& item : layout.pages[i].items) {
      const TagId tag = std::visit([](const auto& kind) { return kind.tag; }, item);
      if (tag >= layout.tags.size()) wrong(page + "an item's tag does not exist");
    }
    for (const LinkArea& link : layout.pages[i].links)
      if (link.tag >= layout.tags.size() || layout.tags[link.tag].role != Tag::Role::link)
        wrong(page + "a link's tag is not a link");
  }
}

bool shows(const TextItem& text) {
  if (!(text.size > 0)) return false;
  for (const TextItem::Run& run : text.runs)
    if (run.glyphs != nullptr && !run.glyphs->glyphs.empty()) return true;
  return false;
}

bool shows(const ShapeItem& shape) { return !shape.path.empty() && (shape.fill || shape.stroke); }

bool shows(const ImageItem& image) { return image.area.width > 0 && image.area.height > 0; }

/// Stands where an image cannot be shown, so that the gap is seen: a crossed box.
ShapeItem crossed_box(TagId tag, const Rect& area) {
  ShapeItem out;
  out.tag = tag;
  out.stroke = Stroke{.color = {128, 128, 128}, .width = 0.5, .dash = {}};
  const auto add = [&out](PathSegment::Kind kind, Points x, Points y) {
    out.path.push_back({.kind = kind, .to = {x, y}, .control1 = {}, .control2 = {}});
  };
  using enum PathSegment::Kind;
  add(move, area.x, area.y);
  add(line, area.right(), area.y);
  add(line, area.right(), area.bottom());
  add(line, area.x, area.bottom());
  add(close, area.x, area.y);
  add(line, area.right(), area.bottom());
  add(move, area.x, area.bottom());
  add(line, area.right(), area.y);
  return out;
}

/// Writes the pages of one layout.
class PageWriter {
 public:
  PageWriter(const Layout& layout, const EmbeddedFonts& fonts, HaruDocument& document,
             Diagnostics& diagnostics)
      : layout_(layout),
        fonts_(fonts),
        document_(document),
        diagnostics_(diagnostics),
        targets_(add_pages()),
        tree_(layout.tags, targets_.sizes, targets_.objects, document),
        images_(document),
        resources_(document.reserve()) {}

  void write_all(FileWriter& file) {
    for (std::size_t i = 0; i < layout_.pages.size(); ++i) write_page(i);
    // One for all pages: they share their fonts.
    document_.define(resources_, write_fonts(fonts_, document_) + images_.resources());
    document_.set_catalog_object("StructTreeRoot", tree_.root());
    write_bookmarks();
    tree_.write(file);
  }

 private:
  PageTargets add_pages() {
    PageTargets out;
    for (const Page& page : layout_.pages) {
      out.objects.push_back(document_.add_page(page.size));
      out.sizes.push_back(page.size);
    }
    return out;
  }

  void write_page(std::size_t index) {
    const Page& page = layout_.pages[index];
    std::string content = write_content(page, index);
    const std::vector<ObjectId> links =
        write_links(page, index, targets_, tree_, document_, diagnostics_);
    document_.finish_page(targets_.objects[index],
                          {std::move(content), resources_, links, static_cast<int>(index)});
  }

  std::string write_content(const Page& page, std::size_t index) {
    ContentWriter writer(fonts_, page.size.height);
    std::optional<TagId> open;  // the tag of the marked content that is open
    for (const Item& item : page.items) {
      if (!std::visit([](const auto& kind) { return shows(kind); }, item)) continue;
      TagId tag = std::visit([](const auto& kind) { return kind.tag; }, item);
      if (tree_.is_artifact(tag)) tag = kArtifact;
      if (open != tag) {
        if (open) writer.end_marked();
        begin_marked(writer, tag, index);
        open = tag;
      }
      if (tag != kArtifact) tree_.cover(tag, index, extent(item));
      std::visit([&](const auto& kind) { draw(writer, kind, index); }, item);
    }
    if (open) writer.end_marked();
    return writer.take();
  }

  void begin_marked(ContentWriter& writer, TagId tag, std::size_t page) {
    if (tag == kArtifact) return writer.begin_artifact();
    writer.begin_tagged(tree_.type(tag), tree_.add_content(tag, page));
  }

  void draw(ContentWriter& writer, const TextItem& text, std::size_t) { writer.draw(text); }
  void draw(ContentWriter& writer, const ShapeItem& shape, std::size_t) { writer.draw(shape); }
  void draw(ContentWriter& writer, const ImageItem& image, std::size_t page) {
    const std::string name = images_.name(image, page, diagnostics_);
    if (name.empty()) return writer.draw(crossed_box(image.tag, image.area));
    writer.draw_image(name, image.area);
  }

  void write_bookmarks() {
    // The last bookmark of each level above the current one.
    std::vector<std::pair<int, ObjectId>> open;
    for (const Bookmark& bookmark : layout_.bookmarks) {
      if (bookmark.page >= targets_.objects.size()) {
        diagnostics_.warn("pdf.bookmark-page", {},
                          "bookmark " + quote(bookmark.title) +
                              " left out: there is no page " + std::to_string(bookmark.page + 1));
        continue;
      }
      while (!open.empty() && open.back().first >= bookmark.level) open.pop_back();
      const ObjectId parent = open.empty() ? 0 : open.back().second;
      const Points height = targets_.sizes[bookmark.page].height;
      open.emplace_back(bookmark.level, document_.add_bookmark(parent, title_text(bookmark.title),
                                                               targets_.objects[bookmark.page],
                                                               height - bookmark.y));
    }
  }

  const Layout& layout_;
  const EmbeddedFonts& fonts_;
  HaruDocument& document_;
  Diagnostics& diagnostics_;
  PageTargets targets_;
  StructureTree tree_;
  Images images_;
  ObjectId resources_;
};

}  // namespace

std::string write_pdf(const Layout& layout, FontLibrary& fonts, Diagnostics& diagnostics) try {
  Diagnostics found;
  check_layout(layout, found);
  std::string out;
  if (!found.has_errors()) {
    const EmbeddedFonts embedded(layout, fonts, found);
    if (!found.has_errors()) {
      Deflater deflater;
      HaruDocument document(deflater);
      write_metadata(layout, document);
      write_attachments(layout, document);
      FileWriter file(deflater);
      PageWriter(layout, embedded, document, found).write_all(file);
      document.write(file);
      out = file.finish(document.catalog(), document.info());
    }
  }
  for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  return out;
} catch (const HaruError& error) {
  diagnostics.error("pdf.writer", {}, error.what());
  return {};
}

}  // namespace quire::core
