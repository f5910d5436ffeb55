#include <algorithm>

#include "base/utf8.hpp"
#include "layout/chart/canvas.hpp"
#include "text/paragraph.hpp"

namespace quire::core::charts {
namespace {

constexpr const char* kEllipsis = "…";

std::string words_of(const TextLine& line) {
  std::string words;
  for (const PlacedText& piece : line.pieces) {
    if (piece.space_before) words += ' ';
    for (const GlyphRun& run : piece.text->runs) words += run.text;
  }
  return words;
}

/// Fit to print, and no longer than any two lines of a page.
std::string cleaned(std::string_view text) {
  constexpr std::size_t kMostCharacters = 1000;
  std::size_t end = 0;
  for (std::size_t count = 0; count < kMostCharacters && end < text.size(); ++count)
    next_code_point(text, end);
  return printable(text.substr(0, end));
}

}  // namespace

std::string Canvas::fitted(std::string_view text, const TextRole& role, Points width) const {
  std::string clean = cleaned(text);
  if (width_of(clean, role) <= width) return clean;
  // Ends of the prefixes that may stand before the ellipsis, shortest first.
  std::vector<std::size_t> ends{0};
  for (std::size_t at = 0; at < clean.size();) {
    next_code_point(clean, at);
    ends.push_back(at);
  }
  const auto cut = [&](std::size_t end) {
    while (end > 0 && clean[end - 1] == ' ') --end;
    return clean.substr(0, end) + kEllipsis;
  };
  const auto too_wide = std::partition_point(
      ends.begin(), ends.end(), [&](std::size_t end) { return width_of(cut(end), role) <= width; });
  return too_wide == ends.begin() ? std::string() : cut(*std::prev(too_wide));
}

std::vector<std::string> Canvas::wrapped(std::string_view text, const TextRole& role, Points width,
                                         std::size_t most) const {
  const TextSpan span{
      cleaned(text), {.size = role.size, .weight = role.weight, .tabular_figures = true}, 0};
  ParagraphOptions options;
  options.width = std::max(width, 1.0);
  const auto broken = break_paragraph(std::span(&span, 1), options, *shaper_);

  std::vector<std::string> lines;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    if (lines.size() < most) {
      lines.push_back(words_of(broken[i]));
    } else {
      lines.back() += (broken[i - 1].space_after ? " " : "") + words_of(broken[i]);
    }
  }
  // Also narrows a piece that could not be broken.
  for (std::string& line : lines) line = fitted(line, role, width);
  std::erase(lines, std::string());
  return lines;
}

std::vector<std::string> Canvas::balanced(std::string_view text, const TextRole& role, Points width,
                                          std::size_t most) const {
  std::vector<std::string> lines = wrapped(text, role, width, most);
  if (lines.size() < 2) return lines;
  const auto same_words = [&](const std::vector<std::string>& other) {
    return other.size() == lines.size() && other.back().find(kEllipsis) == std::string::npos;
  };
  if (!same_words(lines)) return lines;
  constexpr int kSteps = 6;
  Points narrow = width / 2;
  for (int step = 0; step < kSteps; ++step) {
    const Points middle = (narrow + width) / 2;
    auto narrower = wrapped(text, role, middle, most);
    if (same_words(narrower)) {
      lines = std::move(narrower);
      width = middle;
    } else {
      narrow = middle;
    }
  }
  return lines;
}

}  // namespace quire::core::charts
