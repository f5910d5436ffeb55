#include "layout/layout.hpp"

#include <algorithm>

#include "layout/paginate.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

// Page numbers settle after two passes; a number that changes a line's break may need a third.
constexpr int kMostPasses = 4;

using Captions = std::map<std::string, std::string>;

// "Table 3", "Chart 1" and headings' own words, by key, in reading order.
class Captioner {
 public:
  Captions run(const Document& document) {
    for (const Section& section : document.sections) add(section.blocks);
    return std::move(captions_);
  }

 private:
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      if (const auto* table = std::get_if<Table>(&block.content))
        captions_.emplace(table->key, "Table " + std::to_string(++tables_));
      else if (const auto* chart = std::get_if<Chart>(&block.content))
        captions_.emplace(chart->key, "Chart " + std::to_string(++charts_));
      else if (const auto* heading = std::get_if<Heading>(&block.content); heading && !heading->key.empty())
        captions_.emplace(heading->key, "“" + plain_text(heading->content) + "”");
      else if (const auto* callout = std::get_if<Callout>(&block.content))
        add(callout->content);
    }
  }

  Captions captions_;
  int tables_ = 0;
  int charts_ = 0;
};

// For the file's properties, which are all that some readers of it will see.
std::string subject_of(const Document& document) {
  std::string subject = document.subtitle.empty() ? "Edition " + document.edition : document.subtitle;
  const auto missing = std::count_if(document.sections.begin(), document.sections.end(),
                                     [](const Section& section) { return section.failure.has_value(); });
  if (missing != 0)
    subject += " (incomplete: " + std::to_string(missing) + " of " + std::to_string(document.sections.size()) +
               " sections missing)";
  return subject;
}

std::vector<Tag> initial_tags() {
  std::vector<Tag> tags(2);
  tags[kArtifact].role = Tag::Role::artifact;
  tags[kRootTag].role = Tag::Role::document;
  tags[kRootTag].parent = kArtifact;
  return tags;
}

std::vector<Unit> set_all(const Setting& setting, const LayoutOptions& options) {
  std::vector<Unit> units = set_front_page(setting, options.contents);
  const auto append = [&](std::vector<Unit> more) {
    for (Unit& unit : more) units.push_back(std::move(unit));
  };
  for (std::size_t i = 0; i < setting.document.sections.size(); ++i) append(set_section(i, setting));
  append(set_back_matter(setting, options.sources_only));
  return units;
}

// White is what a page is without ink.
void add_paper(std::vector<Page>& pages, Color paper) {
  if (paper == Color{0xFF, 0xFF, 0xFF}) return;
  for (Page& page : pages) {
    std::vector<Item> ground;
    add_rectangle(ground, kArtifact, {0, 0, page.size.width, page.size.height}, paper);
    page.items.insert(page.items.begin(), std::make_move_iterator(ground.begin()),
                      std::make_move_iterator(ground.end()));
  }
}

}  // namespace

Layout lay_out(const Document& document, const Theme& theme, const LayoutOptions& options,
               Shaper& shaper, Diagnostics& diagnostics) {
  const Captions captions = Captioner().run(document);
  PageByKey pages;
  for (int pass = 1;; ++pass) {
    Diagnostics found;  // of this pass: an earlier one's would be said twice
    std::vector<Tag> tags = initial_tags();
    const Setting setting{document, theme, shaper, options.hyphenator, tags, found, pages, captions};
    PagedBody body = paginate(set_all(setting, options), options.paper, found);

    PageByKey now;
    for (const KeyOnPage& key : body.keys) now.emplace(key.key, key.page);
    if (now != pages && pass < kMostPasses) {
      pages = std::move(now);
      continue;
    }
    add_running_heads(body.pages, setting);
    add_paper(body.pages, theme.paper);
    for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
    Layout layout;
    layout.title = document.title;
    layout.subject = subject_of(document);
    layout.language = document.language;
    layout.date = document.as_of;
    layout.pages = std::move(body.pages);
    layout.tags = std::move(tags);
    layout.bookmarks = std::move(body.bookmarks);
    return layout;
  }
}

}  // namespace quire::core
