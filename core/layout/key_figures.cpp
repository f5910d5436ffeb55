#include <algorithm>

#include "layout/blocks.hpp"
#include "layout/cell_graphics.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kTilesPerRow = 4;
constexpr Points kTilePadding = 7;
constexpr double kSmallestNumber = 11;
constexpr Points kTrendHeight = 14;
constexpr Points kAboveTrend = 3;

// The number as large as the tile allows.
TextRole fitted(TextRole role, const std::string& text, Points width, const Setting& setting) {
  TextStyle style = style_of(role);
  const Points natural = text_width(setting.shaper, text, style);
  if (natural > width) role.size = std::max(kSmallestNumber, role.size * width / natural);
  return role;
}

std::string change_words(const KeyFigure& figure) {
  const ChangeMark mark = figure.value.change;
  if (mark == ChangeMark::none) return {};
  const std::string words = mark == ChangeMark::same    ? "same"
                            : mark == ChangeMark::added ? "new"
                                                        : figure.change_note;
  return std::string(shape(mark)) + "\u00A0" + words;
}

struct Tile {
  Frame words;
  Frame trend;  // at the tile's foot, beside the others'
  Points height() const {
    return words.size.height + (trend.items.empty() ? 0 : kAboveTrend + trend.size.height) + 2 * kTilePadding;
  }
};

Tile tile(const KeyFigure& figure, Points width, TagId parent, const Setting& setting) {
  const Theme& theme = setting.theme;
  const Points inside = width - 2 * kTilePadding;
  const TagId tag = setting.tag(Tag::Role::paragraph, parent);
  const std::string number = format(figure.value);
  TextSetting how{fitted(theme.figure, number, inside, setting), inside};
  std::vector<Frame> lines = set_text(number, how, tag, setting);
  TextRole label = theme.chart_subtitle;
  label.weight = Weight::semibold;
  label.color = theme.ink;
  for (Frame& line : set_text(figure.label, {label, inside}, tag, setting))
    lines.push_back(std::move(line));
  std::string note = figure.note;
  if (figure.value.unchecked) note += note.empty() ? "†" : " †";
  for (const std::string& words : {note, change_words(figure)})
    if (!words.empty())
      for (Frame& line : set_text(words, {theme.note, inside}, tag, setting)) lines.push_back(std::move(line));
  Tile tile{stack(std::move(lines)), {}};
  if (!figure.trend.empty()) tile.trend = set_trend(figure.trend, {inside, kTrendHeight}, tag, setting);
  return tile;
}

}  // namespace

std::vector<Unit> set_key_figures(const KeyFigures& figures, Measure measure, TagId parent,
                                  const Setting& setting) {
  std::vector<Unit> units;
  const std::size_t per_row =
      std::min(measure.span == Span::full ? kTilesPerRow : kTilesPerRow / 2, figures.figures.size());
  for (std::size_t begin = 0; begin < figures.figures.size(); begin += per_row) {
    const std::size_t end = std::min(begin + per_row, figures.figures.size());
    const Points width = (measure.width - kGutter * static_cast<double>(per_row - 1)) /
                         static_cast<double>(per_row);
    std::vector<Tile> tiles;
    Points height = 0;
    for (std::size_t i = begin; i < end; ++i) {
      tiles.push_back(tile(figures.figures[i], width, parent, setting));
      height = std::max(height, tiles.back().height());
    }
    Unit row;
    row.span = measure.span;
    row.space_before = kBaseline / 2;
    row.frame.size = {measure.width, height};
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      const Points x = static_cast<double>(i) * (width + kGutter);
      add_rectangle(row.frame.items, kArtifact, {x, 0, width, height}, setting.theme.panel);
      add_rectangle(row.frame.items, kArtifact, {x, 0, width, 1.5}, setting.theme.ink);
      const Point foot{x + kTilePadding, height - kTilePadding - tiles[i].trend.size.height};
      place(std::move(tiles[i].words), {x + kTilePadding, kTilePadding}, row.frame.items, row.frame.links);
      place(std::move(tiles[i].trend), foot, row.frame.items, row.frame.links);
    }
    units.push_back(std::move(row));
  }
  return units;
}

}  // namespace quire::core
