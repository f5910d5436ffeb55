#pragma once

#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "text/paragraph.hpp"

namespace quire::test {

/// What a reader sees on a line. A hyphen that line breaking put there shows as "~".
inline std::string text_of(const core::TextLine& line) {
  std::string text;
  for (const core::PlacedText& piece : line.pieces) {
    if (piece.space_before) text += ' ';
    for (const core::GlyphRun& run : piece.text->runs) text += run.text;
  }
  constexpr std::string_view kSoftHyphen = "\u00AD";
  if (text.ends_with(kSoftHyphen)) text.replace(text.size() - kSoftHyphen.size(), 2, "~");
  return text;
}

inline std::vector<std::string> texts_of(const std::vector<core::TextLine>& lines) {
  std::vector<std::string> texts;
  for (const core::TextLine& line : lines) texts.push_back(text_of(line));
  return texts;
}

/// Right edge of the last piece.
inline double right_edge(const core::TextLine& line, std::span<const core::TextSpan> spans) {
  if (line.pieces.empty()) return 0;
  const core::PlacedText& last = line.pieces.back();
  return last.x + last.text->advance * spans[last.span].style.size / 1000;
}

/// One line of text for each line: right edge, what it ends with, words with their places.
inline std::string dump_lines(const std::vector<core::TextLine>& lines,
                              std::span<const core::TextSpan> spans) {
  std::string dump;
  for (const core::TextLine& line : lines) {
    char edge[32];
    std::snprintf(edge, sizeof edge, "%7.2f %c ", right_edge(line, spans),
                  line.overfull ? '!' : (line.space_after ? '_' : '.'));
    dump += edge + text_of(line) + '\n';
  }
  return dump;
}

}  // namespace quire::test
