#include <algorithm>

#include "layout/blocks.hpp"
#include "layout/contents.hpp"
#include "layout/front_columns.hpp"
#include "layout/highlights.hpp"
#include "layout/parts.hpp"
#include "layout/picture.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kBottomLines = 3;
constexpr std::size_t kFigures = 4;
constexpr Size kLogoRoom{mm(44), mm(14)};

/// When the newest row that the document rests on was last checked; its own day where none says so.
Date newest_record(const Document& document) {
  Date newest = document.as_of;
  for (const Source& source : document.sources)
    if (source.newest_as_of) newest = std::max(newest, *source.newest_as_of);
  return newest;
}

class FrontPage {
 public:
  FrontPage(const Setting& setting, const LayoutOptions& options)
      : setting_(setting),
        options_(options),
        theme_(setting.theme),
        part_(setting.tag(Tag::Role::section, kRootTag)) {}

  std::vector<Unit> set() {
    masthead();
    data_warnings();
    if (setting_.document.front_page) {
      bottom_lines();
      key_figures();
      for (Unit& unit : set_front_columns(room_left() - kBaseline, part_, setting_, options_)) units_.push_back(std::move(unit));
    } else if (options_.contents) {
      for (Unit& unit : set_contents(part_, setting_, options_)) units_.push_back(std::move(unit));
    }
    return std::move(units_);
  }

 private:
  void add(Frame frame, Measure measure, Points space_before) {
    if (frame.size.height <= 0) return;
    Unit unit;
    unit.frame = std::move(frame);
    unit.span = measure.span;
    unit.space_before = space_before;
    units_.push_back(std::move(unit));
  }

  void masthead() {
    const Document& document = setting_.document;
    std::vector<Frame> parts;
    Frame bar;
    bar.size = {kLiveWidth, kBaseline / 2 + 3};
    add_rectangle(bar.items, kArtifact, {0, 0, kLiveWidth, 3}, theme_.accent);
    parts.push_back(std::move(bar));
    const Frame logo = document.logo ? set_picture(*document.logo, kLogoRoom, part_, setting_) : Frame{};
    const Points width = kLiveWidth - (document.logo ? logo.size.width + kGutter : 0);
    const TagId title = setting_.tag(Tag::Role::h1, part_);
    for (Frame& line : set_text(document.title, {theme_.masthead, width}, title, setting_))
      parts.push_back(std::move(line));
    std::string facts = "Edition " + document.edition +
                        (document.edition_number == 0
                             ? ""
                             : " (no. " + std::to_string(document.edition_number) + ")") +
                        " · as of " + long_date(document.as_of);
    // An edition of a past day made of records of today: what they say in hindsight can stand in it.
    if (const Date newest = newest_record(document); newest > document.as_of)
      facts += ", reconstructed from records of " + long_date(newest);
    if (!document.subtitle.empty()) facts = document.subtitle + " · " + facts;
    const TagId line_tag = setting_.tag(Tag::Role::paragraph, part_);
    for (Frame& line : set_text(facts, {theme_.chart_subtitle, width}, line_tag, setting_))
      parts.push_back(std::move(line));
    const Points under_bar = parts.front().size.height;
    Frame all = stack(std::move(parts));
    all.size.height = std::max(all.size.height, under_bar + logo.size.height);
    place(logo, {kLiveWidth - logo.size.width, under_bar}, all.items, all.links);
    add(std::move(all), kFullMeasure, 0);
    units_.back().bookmark = document.title;
  }

  void data_warnings() {
    if (setting_.document.warnings.empty()) return;
    Callout box;
    box.kind = Callout::Kind::warning;
    box.title = "Read with care: the data of this edition";
    List list;
    for (const std::string& warning : setting_.document.warnings) list.items.push_back(inlines_of(warning));
    box.content.push_back({std::move(list)});
    bool first = true;
    for (Unit& unit : set_block({box}, kFullMeasure, part_, setting_)) {
      add(std::move(unit.frame), kFullMeasure, first ? kBaseline : unit.space_before);
      first = false;
    }
  }

  void bottom_lines() {
    bool first = true;
    for (const Picked& item : pick(setting_.document, Highlight::Kind::bottom_line, kBottomLines)) {
      const TagId tag = setting_.tag(Tag::Role::paragraph, part_);
      // The first is the edition's bottom line; the others support it.
      add(stack(first ? set_lead(item.highlight->content, kFullMeasure, tag, setting_)
                      : set_text(item.highlight->content, {theme_.body, kLiveWidth}, tag, setting_)),
          kFullMeasure, first ? kBaseline : kBaseline / 2);
      first = false;
    }
  }

  void key_figures() {
    KeyFigures figures;
    for (const Picked& item : pick(setting_.document, Highlight::Kind::key_figure, kFigures))
      figures.figures.push_back(item.highlight->figure);
    if (figures.figures.empty()) return;
    for (Unit& unit : set_key_figures(figures, kFullMeasure, part_, setting_))
      add(std::move(unit.frame), kFullMeasure, kBaseline);
  }

  Points room_left() const {
    Points used = 0;
    for (const Unit& unit : units_) used += unit.space_before + unit.frame.size.height;
    return kLiveHeight - kHeaderHeight - kFooterHeight - used;
  }

  const Setting& setting_;
  const LayoutOptions& options_;
  const Theme& theme_;
  TagId part_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> set_front_page(const Setting& setting, const LayoutOptions& options) {
  return FrontPage(setting, options).set();
}

}  // namespace quire::core
