#include <algorithm>
#include <optional>
#include <span>

#include "document/watch_list.hpp"
#include "layout/blocks.hpp"
#include "layout/contents.hpp"
#include "layout/highlights.hpp"
#include "layout/parts.hpp"
#include "layout/picture.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kBottomLines = 3;
constexpr std::size_t kJudgments = 5;
constexpr std::size_t kFigures = 4;
constexpr std::size_t kWatchItems = 6;
constexpr Points kContentsIndent = 14;
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
      two_columns();
    } else if (options_.contents) {
      contents_pages();
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

  // Judgments in the wide column; what changed and the watch list in the narrow one; contents and decisions wherever
  // they leave these the most room, the contents behind the page where nothing does. Judgments and changes that do not
  // fit are left to their sections, watch items to the list of all, the last ones first.
  void two_columns() {
    const Points left_over = room_left() - kBaseline;
    Columns columns = fit_columns(left_over);
    // Large type leaves no room below the tiles: a page of their own has more.
    if (columns.height() > left_over) columns = fit_columns(kBodyHeight);
    Frame both;
    both.size = {kLiveWidth, columns.height()};
    place(columns.left.frame, {0, 0}, both.items, both.links);
    place(columns.right.frame, {columns.left.frame.items.empty() ? 0 : grid_width(7) + kGutter, 0}, both.items, both.links);
    add(std::move(both), kFullMeasure, kBaseline);
    if (options_.contents && columns.where.contents == Side::neither) contents_pages();
  }

  enum class Side : std::uint8_t { neither, left, right };
  struct Arrangement {
    Side contents;
    Side decisions;
  };
  struct Column {
    Frame frame;
    std::size_t entries = 0;  // of the lists that give way
  };
  struct Columns {
    Arrangement where{};
    Column left;
    Column right;
    Points height() const { return std::max(left.frame.size.height, right.frame.size.height); }
    /// Judgments come first: what changed and what to watch is told whole elsewhere.
    std::size_t worth() const { return 4 * left.entries + right.entries; }
  };

  Columns fit_columns(Points room) {
    constexpr Arrangement kWithContents[] = {
        {Side::right, Side::left}, {Side::left, Side::left}, {Side::left, Side::right}};
    std::optional<Columns> best;
    for (const Arrangement& where : std::span(kWithContents).first(options_.contents ? 3 : 0)) {
      Columns columns = arranged(where, room);
      if (columns.height() <= room && (!best || columns.worth() > best->worth())) best = std::move(columns);
    }
    return best ? std::move(*best) : arranged({Side::neither, Side::left}, room);
  }

  Columns arranged(Arrangement where, Points room) {
    return {where, fitted(kJudgments, room, [&](std::size_t most) { return wide_column(most, where); }),
            fitted(2 * kWatchItems, room, [&](std::size_t most) { return narrow_column(most, where); })};
  }

  // The column with as many entries as the room holds, and at least one.
  template <class Make>
  static Column fitted(std::size_t most, Points room, Make make) {
    Column column{stack(make(most)), most};
    if (column.frame.size.height <= room) return column;
    column = {stack(make(1)), 1};
    for (std::size_t too_many = most; too_many - column.entries > 1;) {
      const std::size_t middle = column.entries + (too_many - column.entries) / 2;
      Frame frame = stack(make(middle));
      if (frame.size.height > room)
        too_many = middle;
      else
        column = {std::move(frame), middle};
    }
    return column;
  }

  std::vector<Frame> wide_column(std::size_t most_judgments, Arrangement where) {
    const Points width = grid_width(7);
    std::vector<Frame> frames = judgments(width, most_judgments);
    add_fixed(frames, width, where, Side::left);
    return frames;
  }

  // `most` entries of both lists together, of each at least one: they give way in turn, the watch list first.
  std::vector<Frame> narrow_column(std::size_t most, Arrangement where) {
    const Points width = grid_width(5);
    std::vector<Frame> frames = what_changed(width, (most + 1) / 2);
    for (Frame& frame : watch_list(width, std::max<std::size_t>(most / 2, 1))) frames.push_back(std::move(frame));
    add_fixed(frames, width, where, Side::right);
    return frames;
  }

  void add_fixed(std::vector<Frame>& frames, Points width, Arrangement where, Side side) {
    if (where.decisions == side)
      for (Frame& frame : decisions(width)) frames.push_back(std::move(frame));
    if (where.contents == side)
      for (Frame& frame : contents_list(width)) frames.push_back(std::move(frame));
  }

  Points room_left() const {
    Points used = 0;
    for (const Unit& unit : units_) used += unit.space_before + unit.frame.size.height;
    return kLiveHeight - kHeaderHeight - kFooterHeight - used;
  }

  Frame heading(const char* text, Points width) {
    const TagId tag = setting_.tag(Tag::Role::h2, part_);
    Frame frame;
    frame.size = {width, theme_.heading.leading + 6};
    add_line(frame.items, kArtifact, {0, 0}, {width, 0}, {theme_.ink, 0.75, {}});
    place(stack(set_text(text, {theme_.heading, width}, tag, setting_)), {0, 4}, frame.items,
          frame.links);
    return frame;
  }

  static Frame gap(Points width, Points height) {
    Frame frame;
    frame.size = {width, height};
    return frame;
  }

  std::vector<Frame> judgments(Points width, std::size_t most) {
    std::vector<Frame> frames;
    const std::vector<Picked> all = pick(setting_.document, Highlight::Kind::judgment);
    if (all.empty()) return frames;
    const std::span shown = std::span(all).first(std::min(most, all.size()));
    frames.push_back(heading("Key judgments", width));
    for (const Picked& item : shown) {
      const Judgment& judgment = item.highlight->judgment;
      const TagId tag = setting_.tag(Tag::Role::paragraph, part_);
      TextRole statement = theme_.body;
      statement.weight = Weight::semibold;
      for (Frame& line :
           set_text(marked(judgment), {statement, width}, tag, setting_))
        frames.push_back(std::move(line));
      const TagId facts_tag = setting_.tag(Tag::Role::paragraph, part_);
      std::string facts = "Likelihood: " + std::string(word(judgment.likelihood)) + " (" +
                          std::string(range(judgment.likelihood)) + "). Confidence: " +
                          std::string(word(judgment.confidence)) +
                          (judgment.because.empty() ? "." : ", because " + judgment.because + ".");
      if (facts.ends_with("..")) facts.pop_back();
      if (!judgment.change_note.empty())
        facts += " Change: " + judgment.change_note + ".";
      Inlines with_page = inlines_of(facts + " ");
      Inline& more = with_page.emplace_back();
      more.kind = Inline::Kind::reference;
      more.text = "More";
      more.target = section_key(item.section);
      for (Frame& line : set_text(with_page, {theme_.chart_subtitle, width}, facts_tag, setting_))
        frames.push_back(std::move(line));
      frames.push_back(gap(width, kBaseline / 2));
    }
    if (shown.size() == all.size()) return frames;
    const std::string rest = std::to_string(all.size() - shown.size()) + " more in the sections.";
    const TagId tag = setting_.tag(Tag::Role::paragraph, part_);
    for (Frame& line : set_text(rest, {theme_.chart_subtitle, width}, tag, setting_)) frames.push_back(std::move(line));
    frames.push_back(gap(width, kBaseline / 2));
    return frames;
  }

  std::vector<Frame> what_changed(Points width, std::size_t most) {
    if (!setting_.document.changes) return {};
    const ChangeSummary& changes = *setting_.document.changes;
    List list;
    list.items.assign(changes.lines.begin(),
                      changes.lines.begin() + static_cast<std::ptrdiff_t>(std::min(most, changes.lines.size())));
    if (changes.since.empty())
      list.items.push_back(inlines_of("No earlier edition is archived: marks begin with the next one."));
    else if (list.items.empty())
      list.items.push_back(inlines_of("Nothing that this briefing says moved."));
    if (!changes.details.empty()) {
      Inline reference;
      reference.kind = Inline::Kind::reference;
      reference.target = changes.details;
      Inlines all = inlines_of("All of it: ");
      all.push_back(std::move(reference));
      list.items.push_back(std::move(all));
    }
    const std::string title =
        changes.since.empty() ? "What changed" : "What changed since " + changes.since;
    return headed_list(title.c_str(), list, width);
  }

  std::vector<Frame> watch_list(Points width, std::size_t most) {
    std::vector<const Highlight*> items = watched(setting_.document);
    if (items.empty()) return {};
    const std::size_t all = items.size();
    items.resize(std::min(all, most));
    List list;
    for (const Highlight* item : items) {
      Inlines content;
      if (item->date) {
        Inline date;
        date.kind = Inline::Kind::strong;
        date.children = inlines_of(iso_date(*item->date) + " ");
        content.push_back(std::move(date));
      }
      content.insert(content.end(), item->content.begin(), item->content.end());
      list.items.push_back(std::move(content));
    }
    if (items.size() < all) {
      Inlines rest = inlines_of(std::to_string(all - items.size()) + " more: ");
      Inline& table = rest.emplace_back();
      table.kind = Inline::Kind::reference;
      table.target = kWatchListKey;
      list.items.push_back(std::move(rest));
    }
    return headed_list("Watch list", list, width);
  }

  std::vector<Frame> decisions(Points width) {
    List list;
    for (const std::string& decision : setting_.document.decisions)
      list.items.push_back(inlines_of(decision));
    return list.items.empty() ? std::vector<Frame>() : headed_list("Decisions this supports", list, width);
  }

  std::vector<Frame> headed_list(const char* title, const List& list, Points width) {
    std::vector<Frame> frames{heading(title, width)};
    for (Unit& unit : set_block({list}, {width, Span::full}, part_, setting_)) {
      if (frames.size() > 1) frames.push_back(gap(width, unit.space_before));
      frames.push_back(std::move(unit.frame));
    }
    frames.push_back(gap(width, kBaseline / 2));
    return frames;
  }

  std::vector<Frame> contents_list(Points width) {
    const TagId contents = setting_.tag(Tag::Role::contents, part_);
    std::vector<Frame> frames{heading("Contents", width)};
    const Document& document = setting_.document;
    for (std::size_t i = 0; i < document.sections.size(); ++i)
      frames.push_back(contents_line(document.sections[i].title, section_key(i), contents, theme_.body, width, setting_));
    if (const std::string title = back_matter_title(document, options_); !title.empty())
      frames.push_back(contents_line(title, kBackMatterKey, contents, theme_.body, width, setting_));
    return frames;
  }

  // Line by line, over as many pages as they need, with the headings that can be referred to.
  void contents_pages() {
    const TagId contents = setting_.tag(Tag::Role::contents, part_);
    add(heading("Contents", kLiveWidth), kFullMeasure, kBaseline);
    units_.back().keep_with_next = true;
    const Document& document = setting_.document;
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
      add(contents_line(document.sections[i].title, section_key(i), contents, theme_.body, kLiveWidth, setting_), kFullMeasure, 0);
      for (const Block& block : document.sections[i].blocks) {
        const auto* heading = std::get_if<Heading>(&block.content);
        if (heading == nullptr || heading->level != 2 || heading->key.empty()) continue;
        Frame line;
        line.size = {kLiveWidth, 0};
        const Frame inner =
            contents_line(plain_text(heading->content), heading->key, contents, theme_.body,
                          kLiveWidth - kContentsIndent, setting_);
        place(inner, {kContentsIndent, 0}, line.items, line.links);
        line.size.height = inner.size.height;
        add(std::move(line), kFullMeasure, 0);
      }
    }
    if (const std::string title = back_matter_title(document, options_); !title.empty())
      add(contents_line(title, kBackMatterKey, contents, theme_.body, kLiveWidth, setting_), kFullMeasure, 0);
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
