#include "layout/layout.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

#include "document/walk.hpp"
#include "layout/paginate.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

// Page numbers settle after two passes; a number that changes a line's break may need a third.
constexpr int kMostPasses = 4;

using Captions = std::map<std::string, std::string>;

// "Table 3", "Chart 1" and headings' own words, by key, in reading order.
Captions captions_of(const Document& document) {
  Captions captions;
  int tables = 0;
  int charts = 0;
  for (const Section& section : document.sections)
    for_each_block(section.blocks, [&](const Block& block) {
      if (const auto* table = std::get_if<Table>(&block.content))
        captions.emplace(table->key, "Table " + std::to_string(++tables));
      else if (const auto* chart = std::get_if<Chart>(&block.content))
        captions.emplace(chart->key, "Chart " + std::to_string(++charts));
      else if (const auto* heading = std::get_if<Heading>(&block.content); heading && !heading->key.empty())
        captions.emplace(heading->key, "“" + plain_text(heading->content) + "”");
    });
  return captions;
}

// For the file's properties, which are all that some readers of it will see.
std::string subject_of(const Document& document) {
  std::string subject = document.subtitle.empty() ? "Edition " + document.edition : document.subtitle;
  const auto missing = std::count_if(document.sections.begin(), document.sections.end(),
                                     [](const Section& section) { return section.failure.has_value(); });
  // Some are of no plugin: what changed, what to watch.
  const auto asked = std::count_if(document.sections.begin(), document.sections.end(),
                                   [](const Section& section) { return section.failure || !section.plugin.empty(); });
  if (missing != 0)
    subject += " (incomplete: " + std::to_string(missing) + " of " + std::to_string(asked) +
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

/// A part of the briefing that can be set for itself: the front page, a section, the back matter.
struct Part {
  std::function<std::vector<Unit>(const Setting&)> set;
  Footnotes footnotes;
  std::vector<Unit> units{};
  std::vector<Tag> tags{};  // its own, behind artifact and root
  Diagnostics found{};
  bool has_page_numbers = true;
};

std::vector<Part> parts_of(const Document& document, const LayoutOptions& options, const FootnoteMarks& marks) {
  std::vector<Part> parts;
  const auto add = [&](auto set) { parts.push_back({std::move(set), {marks}}); };
  add([&](const Setting& setting) { return set_front_page(setting, options); });
  for (std::size_t i = 0; i < document.sections.size(); ++i)
    add([i](const Setting& setting) { return set_section(i, setting); });
  add([&](const Setting& setting) { return set_back_matter(setting, options); });
  return parts;
}

/// Calls `set` with each part that has page numbers, one thread for each shaper.
void side_by_side(std::vector<Part>& parts, std::span<Shaper* const> shapers,
                  const std::function<void(Part&, Shaper&)>& set) {
  std::vector<Part*> due;
  for (Part& part : parts)
    if (part.has_page_numbers) due.push_back(&part);
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&](Shaper& shaper) {
    try {
      for (std::size_t i = next++; i < due.size(); i = next++) set(*due[i], shaper);
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(shapers.size(), due.size()); ++i)
      others.emplace_back([&work, shaper = shapers[i]] { work(*shaper); });
    work(*shapers.front());
  }
  if (failure) std::rethrow_exception(failure);
}

/// All units in order, out of their parts, with the numbers of their tags among all tags.
std::vector<Unit> take_units(std::vector<Part>& parts) {
  std::vector<Unit> units;
  TagId offset = 0;
  for (Part& part : parts) {
    for (Unit& unit : part.units) {
      unit.tag_offset = offset;
      units.push_back(std::move(unit));
    }
    offset += static_cast<TagId>(part.tags.size()) - kRootTag - 1;
  }
  return units;
}

void give_back(std::vector<Unit> units, std::vector<Part>& parts) {
  auto unit = units.begin();
  for (Part& part : parts)
    for (Unit& own : part.units) own = std::move(*unit++);
}

std::vector<Tag> all_tags(std::vector<Part> parts) {
  std::vector<Tag> tags = initial_tags();
  std::size_t count = tags.size();
  for (const Part& part : parts) count += part.tags.size();
  tags.reserve(count);
  for (Part& part : parts) {
    const auto offset = static_cast<TagId>(tags.size()) - kRootTag - 1;
    for (std::size_t i = kRootTag + 1; i < part.tags.size(); ++i) {
      Tag& tag = tags.emplace_back(std::move(part.tags[i]));
      if (tag.parent > kRootTag) tag.parent += offset;
    }
    part.tags = {};
  }
  return tags;
}

/// Links to places in the briefing get their pages; those to nowhere go.
void resolve_links(Page& page, const PageNumbers::ByKey& numbers) {
  std::erase_if(page.links, [&](LinkArea& link) {
    if (!link.url.empty()) return false;
    const auto found = numbers.find(link.target);
    if (found == numbers.end()) return true;
    link.page = found->second;
    return false;
  });
}

// White is what a page is without ink.
void add_paper(Page& page, Color paper) {
  if (paper == Color{0xFF, 0xFF, 0xFF}) return;
  std::vector<Item> ground;
  add_rectangle(ground, kArtifact, {0, 0, page.size.width, page.size.height}, paper);
  page.items.insert(page.items.begin(), std::make_move_iterator(ground.begin()), std::make_move_iterator(ground.end()));
}

}  // namespace

Layout lay_out(const Document& document, const Theme& theme, const LayoutOptions& options,
               std::span<Shaper* const> shapers, Diagnostics& diagnostics) {
  const Captions captions = captions_of(document);
  const FootnoteMarks marks = mark_footnotes(document);
  std::vector<Part> parts = parts_of(document, options, marks);
  PageNumbers::ByKey pages;
  for (int pass = 1;; ++pass) {
    side_by_side(parts, shapers, [&](Part& part, Shaper& shaper) {
      PageNumbers numbers(pages);
      part.tags = initial_tags();
      part.found = {};
      part.footnotes.frames.clear();
      part.units = part.set({document, theme, shaper, options.hyphenator, part.tags, part.found,
                             numbers, captions, part.footnotes});
      hand_out_footnotes(part.footnotes, part.units);
      part.has_page_numbers = numbers.asked();
    });
    Diagnostics found;  // of this pass: an earlier one's would be said twice
    std::vector<Unit> units = take_units(parts);
    PagePlan plan = plan_pages(units, options.paper, found);

    PageNumbers::ByKey now;
    for (const KeyOnPage& key : plan.keys) now.emplace(key.key, key.page);
    if (now != pages && pass < kMostPasses) {
      pages = std::move(now);
      give_back(std::move(units), parts);
      continue;
    }
    for (const Part& part : parts)
      for (const Diagnostic& diagnostic : part.found.all()) diagnostics.add(diagnostic);
    for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
    Layout layout;
    layout.title = document.title;
    layout.subject = subject_of(document);
    layout.language = document.language;
    layout.date = document.as_of;
    const RunningHeads heads(document, theme, plan.pages, *shapers.front());
    draw_pages(std::move(units), plan, options.paper, theme.ink, [&](Page page) {
      resolve_links(page, now);
      heads.add(page, layout.pages.size());
      add_paper(page, theme.paper);
      layout.pages.push_back(std::move(page));
    });
    layout.tags = all_tags(std::move(parts));
    layout.bookmarks = std::move(plan.bookmarks);
    return layout;
  }
}

}  // namespace quire::core
