#include <algorithm>
#include <string>

#include "text/characters.hpp"
#include "text/words.hpp"

namespace quire::core::text {
namespace {

constexpr std::string_view kSoftHyphenBytes = "\u00AD";

// A space may grow by half and lose a quarter before a line counts as bad.
constexpr double kSpaceStretch = 1.0 / 2;
constexpr double kSpaceShrink = 1.0 / 4;
// Ideographs have no space between them to grow: a sixteenth em, so that spaces and joints reach
// their limits (place_lines.cpp: three spaces, a quarter em) together.
constexpr double kJointStretch = 1.0 / 16;

void append_without_soft_hyphens(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t next = std::min(text.find(kSoftHyphenBytes, at), text.size());
    out += text.substr(at, next - at);
    at = next + kSoftHyphenBytes.size();
  }
}

}  // namespace

double width_of(std::span<const Piece> pieces) {
  double width = 0;
  for (const Piece& piece : pieces) width += piece.width;
  return width;
}

Piece PieceShaper::piece(std::size_t span, std::string_view text) const {
  const TextStyle& style = spans_[span].style;
  const ShapedText& shaped = shaper_.shape(text, style);
  return {span, &shaped, shaped.advance * style.size / 1000};
}

template <typename Use>
void PieceShaper::for_each_piece(std::uint32_t begin, std::uint32_t end, bool hyphen,
                                 Use use) const {
  for (std::uint32_t at = begin; at < end;) {
    const std::size_t span = text_.span_at(at);
    const std::uint32_t stop = std::min(end, text_.span_ends[span]);
    const bool shows_hyphen = hyphen && stop == end;
    const std::string_view part = std::string_view(text_.text).substr(at, stop - at);
    at = stop;
    if (!shows_hyphen && part.find(kSoftHyphenBytes) == std::string_view::npos) {
      use(piece(span, part));
      continue;
    }
    std::string cleaned;
    append_without_soft_hyphens(cleaned, part);
    if (shows_hyphen) cleaned += kSoftHyphenBytes;
    if (!cleaned.empty()) use(piece(span, cleaned));
  }
}

std::vector<Piece> PieceShaper::shape(std::uint32_t begin, std::uint32_t end, bool hyphen) const {
  std::vector<Piece> pieces;
  for_each_piece(begin, end, hyphen, [&](const Piece& piece) { pieces.push_back(piece); });
  return pieces;
}

double PieceShaper::width(std::uint32_t begin, std::uint32_t end, bool hyphen) const {
  double width = 0;
  for_each_piece(begin, end, hyphen, [&](const Piece& piece) { width += piece.width; });
  return width;
}

Extent PieceShaper::space(std::uint32_t offset) const {
  const double width = piece(text_.span_at(offset), " ").width;
  return {width, width * kSpaceStretch, width * kSpaceShrink};
}

Extent PieceShaper::joint(std::uint32_t offset) const {
  return {0, spans_[text_.span_at(offset)].style.size * kJointStretch, 0};
}

}  // namespace quire::core::text
