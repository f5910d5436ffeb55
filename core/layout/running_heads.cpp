#include "base/sha256.hpp"
#include "layout/paginate.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

std::string legend_of(const Document& document) {
  std::string all_hashes;
  for (const DataTable& data : document.data) all_hashes += data.sha256;
  std::string legend = "† not checked against its source · n/k not known";
  if (document.changes && !document.changes->since.empty())
    legend += " · since " + document.changes->since + ": ▲ up ▼ down ◆ changed ✚ new ● same";
  if (!all_hashes.empty())
    legend.insert(0, "data " + sha256_hex(all_hashes).substr(0, kHashDigits) + " · ");
  return legend;
}

}  // namespace

RunningHeads::RunningHeads(const Document& document, const Theme& theme, std::size_t pages, Shaper& shaper)
    : theme_(theme),
      shaper_(shaper),
      pages_(pages),
      title_(document.title + " · " + document.edition),
      handling_((document.handling.empty() ? "" : document.handling + " · ") + "as of " + iso_date(document.as_of)),
      legend_(legend_of(document)) {}

void RunningHeads::add(Page& page, std::size_t number) const {
  const TextStyle style = style_of(theme_.note);
  const Rect live = live_area(page.size);
  const Points head = live.y + theme_.note.size;
  const Points foot = live.bottom() - 2;
  const Points rule = foot - theme_.note.size - 3;
  const auto put = [&](const std::string& text, Point at, Anchor anchor) {
    add_text(page.items, kArtifact, text, at, style, theme_.faint, shaper_, anchor);
  };
  if (number > 0) put(title_, {live.x, head}, Anchor::start);
  put(handling_, {live.right(), head}, Anchor::end);
  add_line(page.items, kArtifact, {live.x, rule}, {live.right(), rule}, {theme_.grid, 0.5, {}});
  put(legend_, {live.x, foot}, Anchor::start);
  put("page " + std::to_string(number + 1) + " of " + std::to_string(pages_), {live.right(), foot}, Anchor::end);
}

}  // namespace quire::core
