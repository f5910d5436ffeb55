#include "layout/inline_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/utf8.hpp"
#include "layout/quotation_marks.hpp"

namespace quire::core {
namespace {

constexpr double kCodeScale = 0.92;  // Hack's letters are larger than Inter's of the same size

// Han, kana, hangul and full-width forms: text that is tagged as Chinese.
bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x32000);
}

// What is new is marked on its row, what stayed is not marked at all.
bool moved(ChangeMark mark) {
  return mark == ChangeMark::raised || mark == ChangeMark::lowered || mark == ChangeMark::changed;
}

struct Look {
  TextStyle style;
  Color color;
  double raise = 0;
  std::string url;
  std::string target;
  std::string description;
  TagId tag = kArtifact;
};

class Flattener {
 public:
  Flattener(const TextSetting& how, const Setting& setting) : how_(how), setting_(setting) {}

  void add_all(const Inlines& inlines, const Look& look) {
    for (std::size_t i = 0; i < inlines.size(); ++i) {
      if (inlines[i].kind != Inline::Kind::citation) {
        add(inlines[i], look);
        continue;
      }
      // Marks that stand together: each source once, in order.
      std::set<SourceIndex> sources;
      for (; i < inlines.size() && inlines[i].kind == Inline::Kind::citation; ++i)
        sources.insert(inlines[i].source);
      --i;
      add_citations(sources, look);
    }
  }
  std::vector<InlineSpan> take() { return std::move(spans_); }

 private:
  void add(const Inline& item, const Look& look) {
    switch (item.kind) {
      case Inline::Kind::text: return add_words(item.text, look);
      case Inline::Kind::code: {
        quotes_.pass("x");
        Look code = look;
        code.style.family = Family::mono;
        code.style.size = std::max(kSmallestType, kCodeScale * code.style.size);
        return add_text(item.text, code);
      }
      case Inline::Kind::strong: return add_all(item.children, with_weight(look));
      case Inline::Kind::emphasis: {
        Look italic = look;
        italic.style.italic = true;
        return add_all(item.children, italic);
      }
      case Inline::Kind::link: return add_link(item, look);
      case Inline::Kind::reference: return add_reference(item, look);
      case Inline::Kind::citation: return;  // with its neighbours, in add_all
      case Inline::Kind::value: quotes_.pass("x"); return add_value(*item.value, look);
      case Inline::Kind::footnote: return add_footnote(item, look);
    }
  }

  static Look with_weight(Look look) {
    look.style.weight = look.style.weight == Weight::regular ? Weight::semibold : Weight::bold;
    return look;
  }

  void add_words(const std::string& text, const Look& look) {
    const bool is_prose = setting_.document.language.starts_with("en") && how_.role.family != Family::mono;
    if (is_prose && text.find_first_of("'\"") != std::string::npos) return add_text(quotes_.set(text), look);
    quotes_.pass(text);
    add_text(text, look);
  }

  void add_text(std::string_view text, const Look& look) {
    // Cut where Chinese begins and ends, so that each stretch is tagged with its language.
    std::size_t begin = 0;
    bool chinese = false;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t at = i;
      const bool now = is_ideographic(next_code_point(text, i));
      if (now == chinese) continue;
      push(text.substr(begin, at - begin), look, chinese);
      begin = at;
      chinese = now;
    }
    push(text.substr(begin), look, chinese);
  }

  void push(std::string_view text, const Look& look, bool chinese) {
    if (text.empty()) return;
    TagId tag = look.tag;
    if (chinese && tag != kArtifact) {
      tag = setting_.tag(Tag::Role::span, tag);
      setting_.tags[tag].language = "zh";
    }
    spans_.push_back({{std::string(text), look.style, look.raise},
                      look.color,
                      tag,
                      look.url,
                      look.target,
                      look.description});
  }

  void add_link(const Inline& item, Look look) {
    look.color = setting_.theme.link;
    look.url = item.target;
    look.description = plain_text(item.children);
    if (look.tag != kArtifact) look.tag = setting_.tag(Tag::Role::link, look.tag);
    add_all(item.children, look);
  }

  void add_reference(const Inline& item, Look look) {
    const auto page = setting_.pages.find(item.target);
    const auto caption = setting_.captions.find(item.target);
    if (!item.text.empty()) {
      look.description = item.text;
    } else if (caption != setting_.captions.end()) {
      look.description = caption->second;
    } else {
      setting_.diagnostics.warn("layout.dangling-reference", {},
                                "a reference points at " + quote(item.target) +
                                    ", which no table, chart or heading is called");
      return add_text("(missing reference)", look);
    }
    look.color = setting_.theme.link;
    look.target = item.target;
    if (look.tag != kArtifact) look.tag = setting_.tag(Tag::Role::link, look.tag);
    add_text(look.description + (page ? " on page\u00A0" + std::to_string(*page + 1) : ""), look);
  }

  // Three and more in a row are one mark: "8–16".
  void add_citations(const std::set<SourceIndex>& sources, const Look& look) {
    constexpr std::size_t kRun = 3;
    for (auto first = sources.begin(); first != sources.end();) {
      auto end = std::next(first);
      while (end != sources.end() && *end == *std::prev(end) + 1) ++end;
      const std::string from = std::to_string(*first + 1);
      const std::string to = std::to_string(*std::prev(end) + 1);
      if (static_cast<std::size_t>(std::distance(first, end)) >= kRun)
        add_mark(fmt::format("{}–{}", from, to), source_key(*first), fmt::format("Sources {} to {}", from, to), look);
      else
        for (; first != end; ++first) add_citation(*first, look);
      first = end;
    }
  }

  void add_citation(SourceIndex source, const Look& look) {
    add_mark(std::to_string(source + 1), source_key(source), "Source " + std::to_string(source + 1), look);
  }

  void add_footnote(const Inline& item, const Look& look) {
    const std::string& mark = setting_.footnotes.marks.at(&item);
    // What is only measured has no tag, and needs no note.
    if (look.tag != kArtifact) set_footnote(item, mark, look.tag, setting_);
    add_mark(mark, footnote_key(mark), "Footnote " + mark, look);
  }

  void add_mark(const std::string& mark, std::string target, std::string description, Look look) {
    const bool after_mark = !spans_.empty() && spans_.back().text.raise != 0;
    if (after_mark) push("\u202F", look, false);
    // Raised to the height of capitals, and never below the floor for type.
    look.style.size = std::max(kSmallestType, 0.68 * look.style.size);
    look.style.weight = Weight::regular;
    look.raise = 0.5 * (how_.role.size - look.style.size) + 0.17 * how_.role.size;
    look.color = setting_.theme.link;
    look.target = std::move(target);
    look.description = std::move(description);
    if (look.tag != kArtifact) look.tag = setting_.tag(Tag::Role::link, look.tag);
    push(mark, look, false);
  }

  void add_value(const Value& value, const Look& look) {
    std::string text = format(value, how_.units);
    // Before the number, where it cannot push the decimal points of a column apart.
    if (moved(value.change)) text = std::string(shape(value.change)) + "\u202F" + text;
    // Of what was computed from many rows prose says a sum: that one row was not checked belongs into tables.
    const bool is_prose = how_.numbers == NumberStyle::proportional;
    if (value.unchecked && (!is_prose || value.formula.empty())) text += "†";
    add_text(text, look);
  }

  const TextSetting& how_;
  const Setting& setting_;
  std::vector<InlineSpan> spans_;
  QuotationMarks quotes_;
};

std::vector<TextSpan> texts_of(const std::vector<InlineSpan>& spans) {
  std::vector<TextSpan> texts;
  texts.reserve(spans.size());
  for (const InlineSpan& span : spans) texts.push_back(span.text);
  return texts;
}

class LineSetter {
 public:
  LineSetter(const std::vector<InlineSpan>& spans, const TextSetting& how, const Setting& setting)
      : spans_(spans), how_(how) {
    const double cap = setting.shaper.metrics(style_of(how.role)).cap_height / 1000 * how.role.size;
    baseline_ = (how.role.leading + cap) / 2;  // capitals stand in the middle of the line
  }

  Frame set(const TextLine& line) const {
    Frame frame;
    frame.size = {how_.width, how_.role.leading};
    for (std::size_t i = 0; i < line.pieces.size();) {
      std::size_t end = i + 1;
      while (end < line.pieces.size() && line.pieces[end].span == line.pieces[i].span) ++end;
      add_pieces(line, i, end, frame);
      i = end;
    }
    return frame;
  }

 private:
  // Pieces [begin, end) of one span as one item.
  void add_pieces(const TextLine& line, std::size_t begin, std::size_t end, Frame& frame) const {
    const InlineSpan& span = spans_[line.pieces[begin].span];
    const double scale = span.text.style.size / 1000;
    TextItem item;
    item.tag = span.tag;
    item.at = {line.pieces[begin].x, baseline_ - span.text.raise};
    item.size = span.text.style.size;
    item.color = span.color;
    Points right = item.at.x;
    item.runs.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      const PlacedText& piece = line.pieces[i];
      Points x = piece.x - item.at.x;
      bool space = piece.space_before;
      for (const GlyphRun& run : piece.text->runs) {
        item.runs.push_back({&run, x, space});
        x += run.advance * scale;
        space = false;
      }
      right = item.at.x + x;
    }
    item.space_after = end == line.pieces.size() && line.space_after;
    if (!item.runs.empty()) frame.items.emplace_back(std::move(item));
    add_link(span, {line.pieces[begin].x, 0, right - line.pieces[begin].x, how_.role.leading}, frame);
  }

  void add_link(const InlineSpan& span, const Rect& area, Frame& frame) const {
    if (span.tag == kArtifact) return;
    if (span.url.empty() && span.target.empty()) return;
    frame.links.push_back({span.tag, area, span.url, 0, 0, span.description, span.target});
  }

  const std::vector<InlineSpan>& spans_;
  const TextSetting& how_;
  Points baseline_ = 0;
};

}  // namespace

std::vector<InlineSpan> flatten(const Inlines& inlines, const TextSetting& how, TagId parent,
                                const Setting& setting) {
  Look look;
  look.style = style_of(how.role);
  look.style.tabular_figures = how.numbers == NumberStyle::tabular;
  look.color = how.role.color;
  look.tag = parent;
  Flattener flattener(how, setting);
  flattener.add_all(inlines, look);
  return flattener.take();
}

std::vector<Frame> set_lines(const std::vector<InlineSpan>& spans, const TextSetting& how,
                             const Setting& setting) {
  const ParagraphOptions options{how.width, how.align, how.hyphenate ? setting.hyphenator : nullptr};
  const std::vector<TextSpan> texts = texts_of(spans);
  const LineSetter setter(spans, how, setting);
  std::vector<Frame> frames;
  for (const TextLine& line : break_paragraph(texts, options, setting.shaper))
    frames.push_back(setter.set(line));
  return frames;
}

std::vector<Frame> set_text(const Inlines& inlines, const TextSetting& how, TagId tag,
                            const Setting& setting) {
  return set_lines(flatten(inlines, how, tag, setting), how, setting);
}

std::vector<Frame> set_text(std::string_view text, const TextSetting& how, TagId tag,
                            const Setting& setting) {
  return set_text(inlines_of(text), how, tag, setting);
}

Frame stack(std::vector<Frame> frames) {
  Frame stacked;
  for (Frame& frame : frames) {
    const Size size = frame.size;
    place(std::move(frame), {0, stacked.size.height}, stacked.items, stacked.links);
    stacked.size.height += size.height;
    stacked.size.width = std::max(stacked.size.width, size.width);
  }
  return stacked;
}

Inlines inlines_of(std::string_view text) {
  if (text.empty()) return {};
  Inline item;
  item.text = text;
  return {std::move(item)};
}

Inlines inlines_of(Value value) {
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = std::make_shared<const Value>(std::move(value));
  return {std::move(item)};
}

WidthRange measure_inlines(const std::vector<InlineSpan>& spans, Shaper& shaper) {
  const std::vector<TextSpan> texts = texts_of(spans);
  return measure(texts, shaper);
}

}  // namespace quire::core
