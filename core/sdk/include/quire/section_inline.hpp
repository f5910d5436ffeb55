// How the builders of element.hpp, chart.hpp and section.hpp call the host; the last of them includes this one.
#pragma once

#include <cmath>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>

#include "quire/section.hpp"

namespace quire {

inline void Section::check(quire_status status, const char* what) {
  if (status == QUIRE_OK) return;
  const std::string subject = std::string("the host refused ") + what + ": ";
  switch (status) {
    case QUIRE_BAD_ARGUMENT: throw Error(subject + "bad argument (not UTF-8, NaN, or no such row)");
    case QUIRE_BAD_NESTING: throw Error(subject + "it cannot stand here");
    case QUIRE_TOO_MUCH: throw Error(subject + "the section is over its size limit");
    case QUIRE_NO_MEMORY: throw std::bad_alloc();
    default: throw Error(subject + "status " + std::to_string(status));
  }
}

inline void Section::open(std::int32_t element) {
  check(host_->open(host_->context, element), "an element");
  serials_[depth_ % 16] = ++opened_;
  ++depth_;
}

inline void Section::close_to(int depth) {
  for (; depth_ > depth; --depth_) check(host_->close(host_->context), "the end of an element");
  if (callout_depth_ > depth) callout_depth_ = depth;
}

inline void Section::begin_apart(const char* what) {
  if (callout_depth_ != 0) throw Error(std::string(what) + " cannot stand in a callout: end_callout() ends it");
  close_to(0);
}

inline void Section::callout(CalloutKind kind, std::string_view title) {
  constexpr std::string_view kKinds[] = {"note", "warning", "gap"};
  begin_apart("a callout");
  open(QUIRE_CALLOUT);
  check(host_->set_text(host_->context, QUIRE_KIND, raw(kKinds[static_cast<int>(kind)])), "a callout");
  check(host_->set_text(host_->context, QUIRE_TITLE, raw(title)), "a callout's title");
  callout_depth_ = depth_;
}

inline void Section::end_callout() { close_to(0); }

inline void Section::image(std::string_view format, std::string_view bytes, std::string_view alt,
                           std::string_view title) {
  begin();
  open(QUIRE_IMAGE);
  check(host_->set_text(host_->context, QUIRE_KIND, raw(format)), "an image");
  check(host_->set_text(host_->context, QUIRE_DATA, raw(bytes)), "an image's bytes");
  check(host_->set_text(host_->context, QUIRE_ALT, raw(alt)), "an image's alternative text");
  if (!title.empty()) check(host_->set_text(host_->context, QUIRE_TITLE, raw(title)), "an image");
}

inline void Section::highlight(std::string_view kind) {
  begin_apart(kind == "judgment" ? "a key judgment" : "a key figure");
  open(QUIRE_HIGHLIGHT);
  check(host_->set_text(host_->context, QUIRE_KIND, raw(kind)), "a highlight");
}

inline void Section::key_figure(std::string_view label, const Value& value, std::string_view note) {
  highlight("key_figure");
  open(QUIRE_FIGURE);
  const quire_value raw_value = value.raw();
  check(host_->set_text(host_->context, QUIRE_LABEL, raw(label)), "a key figure");
  check(host_->set_value(host_->context, QUIRE_Y, &raw_value), "a key figure");
  if (!note.empty()) check(host_->set_text(host_->context, QUIRE_NOTE, raw(note)), "a key figure");
}

inline void Section::term(std::string_view word, std::string_view meaning) {
  begin_apart("a term");
  open(QUIRE_TERM);
  check(host_->set_text(host_->context, QUIRE_LABEL, raw(word)), "a term");
  check(host_->set_text(host_->context, QUIRE_NOTE, raw(meaning)), "a term");
}

inline void Section::method(std::string_view code, std::string_view name, std::string_view formula,
                            std::string_view limits) {
  begin_apart("a method");
  open(QUIRE_METHOD);
  check(host_->set_text(host_->context, QUIRE_LABEL, raw(code)), "a method");
  check(host_->set_text(host_->context, QUIRE_TITLE, raw(name)), "a method");
  check(host_->set_text(host_->context, QUIRE_NOTE, raw(formula)), "a method");
  if (!limits.empty()) check(host_->set_text(host_->context, QUIRE_LIMITS, raw(limits)), "a method");
}

inline Element::Element(Section& section, std::int32_t element) : section_(&section) {
  section.open(element);
  depth_ = section.depth_;
  serial_ = section.opened_;
}

inline void Element::open_here() {
  if (section_->depth_ < depth_ || section_->serials_[(depth_ - 1) % 16] != serial_)
    throw Error("an element was used after the next one beside it was begun");
  section_->close_to(depth_);
}

inline void Element::set(std::int32_t attribute, std::string_view text) {
  open_here();
  Section::check(section_->host_->set_text(section_->host_->context, attribute, raw(text)),
                 "a text attribute");
}

inline void Element::set_integer(std::int32_t attribute, std::int64_t integer) {
  open_here();
  Section::check(section_->host_->set_integer(section_->host_->context, attribute, integer),
                 "an integer attribute");
}

inline void Element::set_number(std::int32_t attribute, double number) {
  open_here();
  Section::check(section_->host_->set_number(section_->host_->context, attribute, number),
                 "a number attribute");
}

inline void Element::set_value(std::int32_t attribute, const Value& value) {
  open_here();
  const quire_value raw_value = value.raw();
  Section::check(section_->host_->set_value(section_->host_->context, attribute, &raw_value),
                 "a value");
}

inline void Element::write(std::string_view text) {
  open_here();
  Section::check(section_->host_->text(section_->host_->context, raw(text)), "text");
}

inline void Element::write(const Value& value) {
  open_here();
  const quire_value raw_value = value.raw();
  Section::check(section_->host_->value(section_->host_->context, &raw_value), "a value");
}

inline void Element::write_citation(quire_row row) {
  open_here();
  Section::check(section_->host_->cite(section_->host_->context, row), "a citation");
}

inline void Element::write_inline(std::int32_t element, std::string_view text,
                                  std::string_view target) {
  open_here();
  section_->open(element);
  const quire_host& host = *section_->host_;
  if (!target.empty())
    Section::check(host.set_text(host.context, QUIRE_TARGET, raw(target)), "a target");
  if (!text.empty()) Section::check(host.text(host.context, raw(text)), "text");
  section_->close_to(depth_);
}

template <class Self>
Footnote TextElement<Self>::footnote() {
  return open_here(), Footnote(*section_);
}

template <class Self>
Self& TextElement<Self>::footnote(std::string_view text) {
  footnote().text(text);
  return self();
}

inline void Element::write_trend(const std::vector<Value>& values) {
  open_here();
  section_->open(QUIRE_TREND);
  const quire_host& host = *section_->host_;
  for (const Value& value : values) {
    const quire_value raw_value = value.raw();
    Section::check(host.value(host.context, &raw_value), "a value of a trend");
  }
  section_->close_to(depth_);
}

inline void Section::listing(std::string_view text) {
  begin();
  open(QUIRE_LISTING);
  check(host_->text(host_->context, raw(text)), "a listing");
}

inline void TableBlock::add_column(std::string_view title, Align align, std::string_view unit,
                                   std::string_view kind) {
  constexpr std::string_view kAligns[] = {"left", "right", "center"};
  open_here();
  struct Head : Element {
    Head(Section& section, std::string_view title, std::string_view align, std::string_view unit,
         std::string_view kind, std::string_view group)
        : Element(section, QUIRE_COLUMN) {
      set(QUIRE_TITLE, title);
      set(QUIRE_ALIGN, align);
      if (!unit.empty()) set(QUIRE_UNIT, unit);
      if (!group.empty()) set(QUIRE_LABEL, group);
      if (kind != "plain") set(QUIRE_KIND, kind);
    }
  } head(*section_, title, kAligns[static_cast<int>(align)], unit, kind, group_);
}

/// One point of a series, whatever the chart's kind.
class ChartPoint : public Element {
 public:
  ChartPoint(Section& section, std::string_view label, const Value* x, const Value& y,
             Series::Emphasis emphasis, std::string_view state)
      : Element(section, QUIRE_POINT) {
    if (!label.empty()) set(QUIRE_LABEL, label);
    if (x != nullptr) set_value(QUIRE_X, *x);
    set_value(QUIRE_Y, y);
    if (!state.empty()) set(QUIRE_STATE, state);
    if (emphasis == Series::Emphasis::highlighted) set_integer(QUIRE_EMPHASIZED, 1);
  }
  void since(const Value& x) { set_value(QUIRE_X_BEFORE, x); }
  void before(const Value& x, const Value& y) {
    set_value(QUIRE_X_BEFORE, x);
    set_value(QUIRE_Y_BEFORE, y);
  }
};

inline Series& Series::bar(std::string_view label, const Value& length, Emphasis emphasis) {
  open_here();
  ChartPoint(*section_, label, nullptr, length, emphasis, {});
  return *this;
}

inline Series& Series::point(std::string_view label, const Value& x, const Value& y,
                             Emphasis emphasis, std::string_view state) {
  open_here();
  ChartPoint(*section_, label, &x, y, emphasis, state);
  return *this;
}

inline Series& Series::point_since(std::string_view label, const Value& since, const Value& x,
                                   const Value& y, Emphasis emphasis) {
  open_here();
  ChartPoint(*section_, label, &x, y, emphasis, {}).since(since);
  return *this;
}

inline Series& Series::item(std::string_view label, const Value& impact, const Value& likelihood,
                            Emphasis emphasis) {
  return point(label, impact, likelihood, emphasis);
}

inline Series& Series::item(std::string_view label, const Value& impact, const Value& likelihood,
                            const Value& impact_before, const Value& likelihood_before,
                            Emphasis emphasis) {
  open_here();
  ChartPoint point(*section_, label, &impact, likelihood, emphasis, {});
  point.before(impact_before, likelihood_before);
  return *this;
}

inline Series& Series::span(std::string_view lane, const Value& start, const Value& end,
                            std::string_view state) {
  open_here();
  ChartPoint(*section_, lane, &start, end, Emphasis::normal, state);
  return *this;
}

inline void Chart::axis(std::string_view which, std::string_view title, std::string_view unit,
                        Scale scale) {
  constexpr std::string_view kScales[] = {"linear", "log", "time"};
  open_here();
  struct Axis : Element {
    Axis(Section& section, std::string_view which, std::string_view title, std::string_view unit,
         std::string_view scale)
        : Element(section, QUIRE_AXIS) {
      set(QUIRE_WHICH, which);
      set(QUIRE_TITLE, title);
      if (!unit.empty()) set(QUIRE_UNIT, unit);
      set(QUIRE_SCALE, scale);
    }
  } axis(*section_, which, title, unit, kScales[static_cast<int>(scale)]);
}

inline void Chart::threshold(std::string_view which, double at, std::string_view title, double from,
                             double to) {
  open_here();
  struct Threshold : Element {
    Threshold(Section& section, std::string_view which, double at, std::string_view title,
              double from, double to)
        : Element(section, QUIRE_THRESHOLD) {
      set(QUIRE_WHICH, which);
      set_number(QUIRE_AT, at);
      set(QUIRE_TITLE, title);
      if (!std::isinf(from)) set_number(QUIRE_FROM, from);
      if (!std::isinf(to)) set_number(QUIRE_TO, to);
    }
  } threshold(*section_, which, at, title, from, to);
}

inline Chart& Chart::region(std::string_view title, double x_from, double x_to, double y_from,
                            double y_to) {
  open_here();
  struct Region : Element {
    Region(Section& section, std::string_view title) : Element(section, QUIRE_REGION) {
      set(QUIRE_TITLE, title);
    }
    void bound(std::int32_t attribute, double at) {
      if (!std::isinf(at)) set_number(attribute, at);
    }
  } region(*section_, title);
  region.bound(QUIRE_FROM, x_from);
  region.bound(QUIRE_TO, x_to);
  region.bound(QUIRE_BOTTOM, y_from);
  region.bound(QUIRE_TOP, y_to);
  return *this;
}

inline Chart& Chart::node(std::string_view key, std::string_view label, int layer,
                          Series::Emphasis emphasis) {
  open_here();
  struct Node : Element {
    Node(Section& section, std::string_view key, std::string_view label, int layer,
         Series::Emphasis emphasis)
        : Element(section, QUIRE_NODE) {
      set(QUIRE_KEY, key);
      set(QUIRE_LABEL, label);
      set_integer(QUIRE_LEVEL, layer);
      if (emphasis == Series::Emphasis::highlighted) set_integer(QUIRE_EMPHASIZED, 1);
    }
  } node(*section_, key, label, layer, emphasis);
  return *this;
}

inline Chart& Chart::edge(std::string_view from, std::string_view to, const Value& weight,
                          EdgeState state) {
  open_here();
  struct Edge : Element {
    Edge(Section& section, std::string_view from, std::string_view to, const Value& weight,
         EdgeState state)
        : Element(section, QUIRE_EDGE) {
      set(QUIRE_ORIGIN, from);
      set(QUIRE_TARGET, to);
      set_value(QUIRE_Y, weight);
      if (state == EdgeState::unconfirmed) set(QUIRE_STATE, "unconfirmed");
    }
  } edge(*section_, from, to, weight, state);
  return *this;
}

inline KeyFigures& KeyFigures::figure(std::string_view label, const Value& value,
                                      std::string_view note, const std::vector<Value>& trend) {
  open_here();
  struct Figure : Element {
    Figure(Section& section, std::string_view label, const Value& value, std::string_view note,
           const std::vector<Value>& trend)
        : Element(section, QUIRE_FIGURE) {
      set(QUIRE_LABEL, label);
      set_value(QUIRE_Y, value);
      if (!note.empty()) set(QUIRE_NOTE, note);
      if (!trend.empty()) write_trend(trend);
    }
  } figure(*section_, label, value, note, trend);
  return *this;
}

}  // namespace quire
