#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "layout/chart/chart.hpp"
#include "support/fake_shaper.hpp"

namespace quire::test {

using namespace quire::core;

inline Value number(double value) {
  Value result;
  result.kind = Value::Kind::number;
  result.low = result.high = value;
  return result;
}

inline Value interval(double low, double high) {
  Value result;
  result.kind = Value::Kind::interval;
  result.low = low;
  result.high = high;
  return result;
}

inline Value day(const char* iso) {
  Value result;
  result.kind = Value::Kind::date;
  result.date = *parse_date(iso);
  return result;
}

inline double days(const char* iso) {
  return static_cast<double>(parse_date(iso)->time_since_epoch().count());
}

inline Value unknown() { return {}; }

inline Value infinite() {
  Value result;
  result.kind = Value::Kind::infinite;
  return result;
}

inline ChartPoint bar(std::string label, Value length, bool highlighted = false) {
  return {std::move(label), {}, std::move(length), {}, highlighted};
}

inline ChartPoint point(std::string label, Value x, Value y, std::string state = {},
                        bool highlighted = false) {
  return {std::move(label), std::move(x), std::move(y), std::move(state), highlighted};
}

inline Chart chart_of(Chart::Kind kind, std::vector<ChartPoint> points) {
  Chart chart;
  chart.kind = kind;
  chart.series.push_back({"", "", std::move(points)});
  return chart;
}

inline ChartThreshold threshold(ChartThreshold::Direction axis, double value, std::string title) {
  return {axis, value, std::move(title), {}, {}};
}

constexpr Points kHalf = mm(85.1);
constexpr Points kFull = mm(174);

inline Frame draw(const Chart& chart, Points width = kHalf) {
  static FakeShaper shaper;  // frames hold its glyphs
  return draw_chart(chart, width, Theme{}, 7, shaper);
}

struct Words {
  std::string text;
  Rect box;  // by the fake font's metrics
};

inline std::vector<Words> words_of(const Frame& frame) {
  std::vector<Words> all;
  for (const Item& item : frame.items) {
    const auto* text = std::get_if<TextItem>(&item);
    if (text == nullptr) continue;
    Words words;
    double advance = 0;
    for (const TextItem::Run& run : text->runs) {
      words.text += run.glyphs->text;
      advance += run.glyphs->advance * text->size / 1000;
    }
    words.box = {text->at.x, text->at.y - 0.8 * text->size, advance, text->size};
    all.push_back(std::move(words));
  }
  return all;
}

inline bool says(const Frame& frame, const std::string& text) {
  for (const Words& words : words_of(frame))
    if (words.text.find(text) != std::string::npos) return true;
  return false;
}

/// What is wrong with a frame, whatever it shows; empty if nothing is.
inline std::string fault(const Frame& frame) {
  constexpr Points kRounding = 0.01;
  const auto outside = [&](Point p) {
    return !(p.x >= -kRounding && p.x <= frame.size.width + kRounding && p.y >= -kRounding &&
             p.y <= frame.size.height + kRounding);  // also true for NaN
  };
  const auto at = [](Point p) { return std::to_string(p.x) + "," + std::to_string(p.y); };
  if (!std::isfinite(frame.size.width) || !std::isfinite(frame.size.height)) return "size";
  for (const Item& item : frame.items) {
    const auto* shape = std::get_if<ShapeItem>(&item);
    if (shape == nullptr) continue;
    if (shape->tag != 7) return "tag";
    for (const PathSegment& segment : shape->path)
      if (segment.kind != PathSegment::Kind::close && outside(segment.to))
        return "shape outside at " + at(segment.to);
  }
  const std::vector<Words> all = words_of(frame);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect& a = all[i].box;
    if (outside({a.x, a.y}) || outside({a.right(), a.bottom()}))
      return "words outside: " + all[i].text + " at " + at({a.x, a.y});
    for (std::size_t j = 0; j < i; ++j) {
      const Rect& b = all[j].box;
      if (a.x < b.right() - kRounding && b.x < a.right() - kRounding &&
          a.y < b.bottom() - kRounding && b.y < a.bottom() - kRounding)
        return "\"" + all[i].text + "\" overlaps \"" + all[j].text + "\"";
    }
  }
  return "";
}

}  // namespace quire::test
