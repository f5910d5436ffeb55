#include "layout/blocks.hpp"

#include <algorithm>

#include "layout/picture.hpp"

namespace quire::core {
namespace {

constexpr double kListIndent = 1.16;  // of the type size
constexpr double kNumberGap = 0.25;   // the same, from a list's number to its text
constexpr double kDividedText = 12;   // see Unit::break_penalty
constexpr Points kMaximumImageHeight = mm(100);

Unit unit_of(Frame frame, Measure measure, Points space_before) {
  Unit unit;
  unit.frame = std::move(frame);
  unit.span = measure.span;
  unit.space_before = space_before;
  return unit;
}

class BlockSetter {
 public:
  BlockSetter(Measure measure, TagId parent, const Setting& setting)
      : measure_(measure), parent_(parent), setting_(setting) {}

  std::vector<Unit> operator()(const Heading& heading) const {
    const bool is_sub = heading.level >= 3;
    TextRole role = setting_.theme.heading;
    if (is_sub) role = {setting_.theme.body.size, setting_.theme.body.leading, Weight::bold, role.color};
    const TagId tag = setting_.tag(is_sub ? Tag::Role::h3 : Tag::Role::h2, parent_);
    Unit unit = unit_of(stack(set_text(heading.content, {role, measure_.width}, tag, setting_)),
                        measure_, is_sub ? kBaseline / 2 : kBaseline);
    unit.keep_with_next = true;
    if (!heading.key.empty()) unit.keys.push_back({heading.key, 0});
    unit.bookmark = plain_text(heading.content);
    unit.bookmark_level = is_sub ? 3 : 2;
    return {std::move(unit)};
  }

  std::vector<Unit> operator()(const Paragraph& paragraph) const {
    const Theme& theme = setting_.theme;
    const TagId tag = setting_.tag(Tag::Role::paragraph, parent_);
    TextSetting how{theme.body, measure_.width};
    how.hyphenate = true;
    if (paragraph.role == Paragraph::Role::lead)
      return line_units(set_lead(paragraph.content, measure_, tag, setting_), measure_,
                        kBaseline / 2);
    if (paragraph.role == Paragraph::Role::note) how = {theme.note, measure_.width};
    return line_units(set_text(paragraph.content, how, tag, setting_), measure_, kBaseline / 2);
  }

  std::vector<Unit> operator()(const List& list) const {
    std::vector<Unit> units;
    const TagId list_tag = setting_.tag(Tag::Role::list, parent_);
    const Points indent = list_indent(list);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string label = list.ordered ? std::to_string(i + 1) + "." : "•";
      for (Unit& unit : list_item(list.items[i], label, indent, list_tag, i == 0))
        units.push_back(std::move(unit));
    }
    return units;
  }

  std::vector<Unit> operator()(const Table& table) const {
    return set_table(table, measure_, parent_, setting_);
  }
  std::vector<Unit> operator()(const Listing& listing) const {
    return set_listing(listing, measure_, parent_, setting_);
  }
  std::vector<Unit> operator()(const Chart& chart) const {
    return set_chart(chart, measure_, parent_, setting_);
  }

  std::vector<Unit> operator()(const Callout& callout) const {
    const TagId box = setting_.tag(Tag::Role::section, parent_);
    const Measure inside = inside_box(measure_);
    const Theme& theme = setting_.theme;
    TextRole role = theme.heading;
    role.size = theme.chart_title.size;
    if (callout.kind != Callout::Kind::note) role.color = theme.accent_text;
    std::vector<Unit> units;
    if (!callout.title.empty()) {
      const TagId tag = setting_.tag(Tag::Role::paragraph, box);
      units.push_back(
          unit_of(stack(set_text(callout.title, {role, inside.width}, tag, setting_)), inside, 0));
      units.back().keep_with_next = true;
    }
    for (const Block& block : callout.content)
      for (Unit& unit : set_block(block, inside, box, setting_)) units.push_back(std::move(unit));
    const Color edge = callout.kind == Callout::Kind::note ? theme.series[0] : theme.accent;
    return boxed(std::move(units), measure_, edge, setting_);
  }

  std::vector<Unit> operator()(const KeyFigures& figures) const {
    return set_key_figures(figures, measure_, parent_, setting_);
  }
  std::vector<Unit> operator()(const Judgment& judgment) const {
    return set_judgment(judgment, measure_, parent_, setting_);
  }

  std::vector<Unit> operator()(const Image& image) const {
    Frame frame = set_picture(image, {measure_.width, kMaximumImageHeight}, parent_, setting_);
    std::vector<Unit> units{unit_of(std::move(frame), measure_, kBaseline / 2)};
    if (!image.title.empty()) {
      units.back().keep_with_next = true;
      const TagId tag = setting_.tag(Tag::Role::caption, parent_);
      units.push_back(unit_of(
          stack(set_text(image.title, {setting_.theme.note, measure_.width}, tag, setting_)),
          measure_, 2));
    }
    return units;
  }

 private:
  // Room for the widest number and what stands between it and the text.
  Points list_indent(const List& list) const {
    const double size = setting_.theme.body.size;
    if (!list.ordered) return kListIndent * size;
    const std::string widest = std::string(std::to_string(list.items.size()).size(), '0') + ".";
    const Points width = setting_.shaper.shape(widest, style_of(setting_.theme.body)).advance * size / 1000;
    return std::max(kListIndent * size, width + kNumberGap * size);
  }

  std::vector<Unit> list_item(const Inlines& content, const std::string& label, Points indent, TagId list_tag,
                              bool first) const {
    const TagId item_tag = setting_.tag(Tag::Role::list_item, list_tag);
    const TagId label_tag = setting_.tag(Tag::Role::label, item_tag);
    const TagId body_tag = setting_.tag(Tag::Role::list_body, item_tag);
    TextSetting how{setting_.theme.body, measure_.width - indent};
    how.hyphenate = true;
    std::vector<Frame> lines;
    for (Frame& line : set_text(content, how, body_tag, setting_)) {
      Frame indented;
      indented.size = {measure_.width, line.size.height};
      if (lines.empty()) {
        const std::vector<Frame> mark = set_text(
            label, {setting_.theme.body, indent * 2}, label_tag, setting_);
        place(mark.front(), {0, 0}, indented.items, indented.links);
      }
      place(std::move(line), {indent, 0}, indented.items, indented.links);
      lines.push_back(std::move(indented));
    }
    return line_units(std::move(lines), measure_, first ? kBaseline / 2 : kBaseline / 4);
  }

  Measure measure_;
  TagId parent_;
  const Setting& setting_;
};

}  // namespace

std::vector<Frame> set_lead(const Inlines& content, Measure measure, TagId tag,
                            const Setting& setting) {
  constexpr std::size_t kLongLead = 3;
  const Theme& theme = setting.theme;
  std::vector<Frame> lines = set_text(content, {theme.lead, measure.width}, tag, setting);
  if (lines.size() <= kLongLead) return lines;
  const TextRole smaller{theme.heading.size, theme.heading.size * 1.4, theme.lead.weight,
                         theme.lead.color, theme.lead.family};
  return set_text(content, {smaller, measure.width}, tag, setting);
}

std::vector<Unit> set_block(const Block& block, Measure measure, TagId parent,
                            const Setting& setting) {
  return std::visit(BlockSetter(measure, parent, setting), block.content);
}

std::vector<Unit> line_units(std::vector<Frame> lines, Measure measure, Points space_before) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t left = lines.size() - i;
    // Two lines at least at each end; three or fewer stay together.
    const std::size_t take = left <= 3 ? left : i == 0 ? 2 : 1;
    std::vector<Frame> group(std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(i)),
                             std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(i + take)));
    units.push_back(unit_of(stack(std::move(group)), measure, i == 0 ? space_before : 0));
    // Over the whole width, lines are few and large: what is left of them on the next page looks lost.
    if (i != 0 && measure.span == Span::full) units.back().break_penalty = kDividedText;
    i += take;
  }
  return units;
}

Frame caption_frame(const std::string& key, const std::string& title, const std::string& subtitle,
                    Points width, TagId tag, const Setting& setting) {
  const Theme& theme = setting.theme;
  const TextSetting how{theme.chart_title, width};
  const auto number = setting.captions.find(key);
  std::vector<InlineSpan> heading;
  if (number != setting.captions.end()) {
    heading = flatten(inlines_of(number->second + "\u2002"), how, tag, setting);
    heading.front().color = theme.accent_text;
  }
  for (InlineSpan& span : flatten(inlines_of(title), how, tag, setting))
    heading.push_back(std::move(span));

  std::vector<Frame> lines;
  Frame accent;
  accent.size = {width, mm(1.5) + 3};
  add_rectangle(accent.items, kArtifact, {0, 0, mm(6), mm(1.5)}, theme.accent);
  lines.push_back(std::move(accent));
  for (Frame& line : set_lines(heading, how, setting)) lines.push_back(std::move(line));
  for (Frame& line : set_text(subtitle, {theme.chart_subtitle, width}, tag, setting))
    lines.push_back(std::move(line));
  return stack(std::move(lines));
}

namespace {
constexpr Points kBoxPadding = 7;
constexpr Points kBoxEdge = 2.5;
}  // namespace

Measure inside_box(Measure measure) {
  return {measure.width - 2 * kBoxPadding - kBoxEdge, measure.span};
}

std::vector<Unit> boxed(std::vector<Unit> units, Measure measure, Color edge,
                        const Setting& setting) {
  // Each unit brings its own piece of the panel: a box that no page can hold runs on over the end.
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    const bool first = i == 0;
    const bool last = i + 1 == units.size();
    const Points above = first ? kBoxPadding : unit.space_before;
    const Points height = above + unit.frame.size.height + (last ? kBoxPadding : 0);
    Frame panel;
    panel.size = {measure.width, height};
    add_rectangle(panel.items, kArtifact, {0, 0, measure.width, height}, setting.theme.panel);
    add_rectangle(panel.items, kArtifact, {0, 0, kBoxEdge, height}, edge);
    place(std::move(unit.frame), {kBoxEdge + kBoxPadding, above}, panel.items, panel.links);
    for (KeyPosition& key : unit.keys) key.y += above;
    unit.frame = std::move(panel);
    unit.compact = nullptr;
    unit.floats = false;
    unit.space_before = first ? kBaseline / 2 : 0;
    unit.keep_with_next = !last;
  }
  return units;
}

Inlines marked(const Judgment& judgment) {
  Inlines content;
  if (judgment.change != ChangeMark::none)
    content = inlines_of(std::string(shape(judgment.change)) + "\u00A0");
  content.insert(content.end(), judgment.content.begin(), judgment.content.end());
  return content;
}

std::vector<Unit> set_judgment(const Judgment& judgment, Measure measure, TagId parent,
                               const Setting& setting) {
  const TagId box = setting.tag(Tag::Role::section, parent);
  const Measure inside = inside_box(measure);
  const Theme& theme = setting.theme;
  TextRole small = theme.chart_subtitle;
  std::vector<Unit> units;
  const auto add = [&](const Inlines& text, const TextRole& role, Points space) {
    const TagId tag = setting.tag(Tag::Role::paragraph, box);
    for (Unit& unit : line_units(set_text(text, {role, inside.width}, tag, setting), inside, space))
      units.push_back(std::move(unit));
  };
  const auto labelled = [](const char* label, const std::string& text) {
    Inline strong;
    strong.kind = Inline::Kind::strong;
    strong.children = inlines_of(label);
    Inlines content{std::move(strong)};
    for (Inline& item : inlines_of(" " + text)) content.push_back(std::move(item));
    return content;
  };
  TextRole statement = theme.body;
  statement.weight = Weight::semibold;
  add(marked(judgment), statement, 0);
  add(labelled("Likelihood:", std::string(word(judgment.likelihood)) + " (" +
                                  std::string(range(judgment.likelihood)) + ")"),
      small, 3);
  add(labelled("Confidence:", std::string(word(judgment.confidence)) +
                                  (judgment.because.empty() ? "" : ", because " + judgment.because)),
      small, 1);
  if (!judgment.change_note.empty()) add(labelled("Change:", judgment.change_note), small, 1);
  if (!judgment.alternative.empty()) add(labelled("Alternatively:", judgment.alternative), small, 1);
  if (!judgment.change_mind.empty())
    add(labelled("What would change our mind:", judgment.change_mind), small, 1);
  units.front().keys.push_back({judgment.key, 0});
  return boxed(std::move(units), measure, theme.series[0], setting);
}

}  // namespace quire::core
