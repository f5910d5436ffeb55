#include <algorithm>

#include "base/utf8.hpp"
#include "layout/blocks.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kSpelledOut = 2;     // more sources are named by number only
constexpr std::size_t kLongestTitle = 90;  // characters

std::string shortened(const std::string& title) {
  if (count_code_points(title) <= kLongestTitle) return title;
  std::size_t end = 0;
  for (std::size_t n = 0; n < kLongestTitle; ++n) next_code_point(title, end);
  return title.substr(0, end) + "…";
}

class SourceLine {
 public:
  SourceLine(const TextSetting& how, TagId tag, const Setting& setting)
      : how_(how), tag_(tag), setting_(setting) {}

  std::vector<InlineSpan> run(std::vector<SourceIndex> sources) {
    const std::vector<Source>& all = setting_.document.sources;
    add(sources.size() == 1 ? "Source: " : "Sources: ");
    if (sources.size() <= kSpelledOut) {
      for (std::size_t i = 0; i < sources.size(); ++i) {
        add((i > 0 ? "; " : "") + shortened(all[sources[i]].title));
        Inline mark;
        mark.kind = Inline::Kind::citation;
        mark.source = sources[i];
        append(flatten({mark}, how_, tag_, setting_));
      }
    } else {
      std::sort(sources.begin(), sources.end());
      add_ranges(sources);
    }
    add(age_of(sources) + ".");
    return std::move(spans_);
  }

 private:
  /// ". Data as of 2026-11-23", or from the oldest row to the newest; nothing where no row says.
  std::string age_of(const std::vector<SourceIndex>& sources) const {
    std::optional<Date> oldest;
    std::optional<Date> newest;
    for (const SourceIndex index : sources) {
      const Source& source = setting_.document.sources[index];
      if (source.as_of && (!oldest || *source.as_of < *oldest)) oldest = source.as_of;
      const std::optional<Date> last = source.newest_as_of ? source.newest_as_of : source.as_of;
      if (last && (!newest || *newest < *last)) newest = last;
    }
    if (!newest) return {};
    if (oldest == newest) return ". Data as of " + iso_date(*newest);
    return ". Data as of " + iso_date(*oldest) + " to " + iso_date(*newest);
  }

  void append(std::vector<InlineSpan> spans) {
    for (InlineSpan& span : spans) spans_.push_back(std::move(span));
  }
  void add(const std::string& text) { append(flatten(inlines_of(text), how_, tag_, setting_)); }

  // "3, 7–12, 15", each range leading to its first entry.
  void add_ranges(const std::vector<SourceIndex>& sources) {
    for (std::size_t i = 0; i < sources.size();) {
      std::size_t end = i + 1;
      while (end < sources.size() && sources[end] == sources[end - 1] + 1) ++end;
      if (i > 0) add(", ");
      const std::string first = std::to_string(sources[i] + 1);
      InlineSpan range;
      range.text.text = end == i + 1 ? first : first + "–" + std::to_string(sources[end - 1] + 1);
      range.text.style = style_of(how_.role);
      range.color = setting_.theme.link;
      range.tag = setting_.tag(Tag::Role::link, tag_);
      range.target = source_key(sources[i]);
      range.description = "Source " + first;
      spans_.push_back(std::move(range));
      i = end;
    }
  }

  const TextSetting& how_;
  TagId tag_;
  const Setting& setting_;
  std::vector<InlineSpan> spans_;
};

}  // namespace

Frame source_frame(const std::string& note, const std::vector<SourceIndex>& sources, Points width,
                   TagId parent, const Setting& setting) {
  const TextSetting how{setting.theme.note, width};
  std::vector<Frame> lines;
  if (!note.empty()) {
    const TagId tag = setting.tag(Tag::Role::paragraph, parent);
    lines = set_text(note, how, tag, setting);
  }
  if (!sources.empty()) {
    const TagId tag = setting.tag(Tag::Role::paragraph, parent);
    for (Frame& line : set_lines(SourceLine(how, tag, setting).run(sources), how, setting))
      lines.push_back(std::move(line));
  }
  return stack(std::move(lines));
}

}  // namespace quire::core
