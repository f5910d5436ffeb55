#include "layout/front_columns.hpp"

#include <algorithm>

#include "layout/contents.hpp"
#include "layout/front_lists.hpp"
#include "layout/inline_text.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kJudgments = 5;
constexpr std::size_t kWatchItems = 6;

class FrontColumns {
 public:
  FrontColumns(const Setting& setting, const LayoutOptions& options, TagId part)
      : setting_(setting), options_(options), part_(part), lists_(setting, options, part) {}

  std::vector<Unit> set(Points room) {
    Columns columns = fit_columns(room);
    // Large type leaves no room for both below the tiles: the judgments alone may stand there, the rest on a page of its own.
    if (columns.height() > room) {
      judgments_before_columns(room);
      columns = fit_columns(kBodyHeight);
    }
    Frame both;
    both.size = {kLiveWidth, columns.height()};
    place(columns.left.frame, {0, 0}, both.items, both.links);
    place(columns.right.frame, {columns.left.frame.items.empty() ? 0 : grid_width(7) + kGutter, 0}, both.items, both.links);
    add(std::move(both));
    if (options_.contents && columns.where.contents == Side::neither) contents_behind_page();
    return std::move(units_);
  }

 private:
  void add(Frame frame) {
    if (frame.size.height <= 0) return;
    Unit& unit = units_.emplace_back();
    unit.frame = std::move(frame);
    unit.space_before = kBaseline;
  }

  void judgments_before_columns(Points room) {
    Column column = fitted(kJudgments, room, [&](std::size_t most) { return lists_.judgments(kLiveWidth, most); });
    judgments_are_set_ = column.frame.size.height > 0 && column.frame.size.height <= room;
    if (judgments_are_set_) add(std::move(column.frame));
  }

  // Few sections: the list that the front page had no room for. Many: with their headings, over as many pages as it takes.
  void contents_behind_page() {
    constexpr Points kShort = kBodyHeight / 3;
    Frame list = stack(lists_.contents(kLiveWidth));
    if (list.size.height <= kShort) return add(std::move(list));
    for (Unit& unit : set_contents(part_, setting_, options_)) units_.push_back(std::move(unit));
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
    /// Judgments come first: what changed and what to watch is told whole elsewhere. The contents are worth one.
    std::size_t worth() const {
      constexpr std::size_t kJudgment = 4;
      return kJudgment * left.entries + right.entries + (where.contents == Side::neither ? 0 : kJudgment);
    }
  };

  Columns fit_columns(Points room) {
    constexpr Arrangement kWithout[] = {{Side::neither, Side::left}, {Side::neither, Side::right}};
    constexpr Arrangement kWithContents[] = {
        {Side::right, Side::left}, {Side::left, Side::left}, {Side::left, Side::right}};
    Columns best = arranged(kWithout[0], room);
    const auto consider = [&](const Arrangement& where) {
      Columns columns = arranged(where, room);
      if (columns.height() <= room && (best.height() > room || columns.worth() > best.worth())) best = std::move(columns);
    };
    consider(kWithout[1]);
    if (options_.contents)
      for (const Arrangement& where : kWithContents) consider(where);
    return best;
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
    std::vector<Frame> frames = judgments_are_set_ ? std::vector<Frame>() : lists_.judgments(width, most_judgments);
    add_fixed(frames, width, where, Side::left);
    return frames;
  }

  // `most` entries of both lists together, of each at least one: they give way in turn, the watch list first.
  std::vector<Frame> narrow_column(std::size_t most, Arrangement where) {
    const Points width = grid_width(5);
    std::vector<Frame> frames = lists_.what_changed(width, (most + 1) / 2);
    for (Frame& frame : lists_.watch_list(width, std::max<std::size_t>(most / 2, 1))) frames.push_back(std::move(frame));
    add_fixed(frames, width, where, Side::right);
    return frames;
  }

  void add_fixed(std::vector<Frame>& frames, Points width, Arrangement where, Side side) {
    if (where.decisions == side)
      for (Frame& frame : lists_.decisions(width)) frames.push_back(std::move(frame));
    if (where.contents == side)
      for (Frame& frame : lists_.contents(width)) frames.push_back(std::move(frame));
  }

  const Setting& setting_;
  const LayoutOptions& options_;
  TagId part_;
  FrontLists lists_;
  std::vector<Unit> units_;
  bool judgments_are_set_ = false;  // before the columns
};

}  // namespace

std::vector<Unit> set_front_columns(Points room, TagId part, const Setting& setting, const LayoutOptions& options) {
  return FrontColumns(setting, options, part).set(room);
}

}  // namespace quire::core
