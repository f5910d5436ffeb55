#include "edition/change_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace quire::core::edition_detail {
namespace {

constexpr std::size_t kTogether = 3;  // from so many on, figures that one thing gained are one line

/// What happened before what was counted anew because of it: states that changed and things that came up, then numbers,
/// then what left the page.
int rank(const ChangeLine& line) {
  const FigureChange& moved = *line.change;
  switch (moved.change.kind) {
    case ChangeClass::changed:
      // A date mostly moves because a state did.
      if (moved.either().value.kind == Value::Kind::date) return 4;
      return moved.change.difference ? 3 : 0;
    case ChangeClass::became_known:
    case ChangeClass::became_unknown: return 2;
    case ChangeClass::added: return line.figures > 1 ? 1 : 5;
    case ChangeClass::removed: return 6;
    case ChangeClass::immaterial:
    case ChangeClass::unchanged: break;
  }
  return 7;
}

/// Sort key: rank, then the larger move or the more figures first, then the key.
std::tuple<int, double, std::string_view> order_of(const ChangeLine& line) {
  const FigureChange& moved = *line.change;
  const double size = line.figures > 1 ? static_cast<double>(line.figures)
                                       : moved.change.percent.value_or(moved.change.difference ? 1e9 : 0);
  return {rank(line), -std::abs(size), moved.either().value.key};
}

bool comes_or_goes(ChangeClass kind) {
  return kind == ChangeClass::added || kind == ChangeClass::removed ||
         kind == ChangeClass::became_known || kind == ChangeClass::became_unknown;
}

}  // namespace

std::vector<ChangeLine> change_lines(const std::vector<FigureChange>& figures) {
  // Whichever plugins say it: a chip that two of them show is one thing.
  using Group = std::pair<std::string, ChangeClass>;
  const auto group_of = [](const FigureChange& moved) {
    return Group{moved.either().object, moved.change.kind};
  };
  std::map<Group, std::size_t> sizes;
  for (const FigureChange& moved : figures) ++sizes[group_of(moved)];
  std::map<Group, bool> written;
  std::vector<ChangeLine> lines;
  for (const FigureChange& moved : figures) {
    if (moved.change.kind == ChangeClass::immaterial) continue;
    const Group group = group_of(moved);
    const std::size_t together = sizes[group];
    if (!comes_or_goes(moved.change.kind) || together < kTogether || moved.either().object.empty())
      lines.push_back({&moved, 1});
    else if (!std::exchange(written[group], true))
      lines.push_back({&moved, together});
  }
  std::sort(lines.begin(), lines.end(), [](const ChangeLine& a, const ChangeLine& b) {
    return order_of(a) < order_of(b);
  });
  return lines;
}

std::string object_of(const Figure& figure) {
  if (!figure.object.empty()) return figure.object;
  std::string words;
  for (const char c : figure.value.key.str()) words += c == '/' ? std::string(" · ") : std::string(1, c == '_' ? ' ' : c);
  return words;
}

std::string field_of(const ChangeLine& line) {
  if (line.figures > 1) return std::to_string(line.figures) + " figures";
  return line.change->either().field;
}

std::string size_of(const FigureChange& moved) {
  if (!moved.change.difference) return {};
  const double difference = *moved.change.difference;
  const std::string sign = difference > 0 ? "+" : "";
  const Value& now = moved.after->value;
  if (now.unit == "%")
    return sign + format_number(difference, std::max(now.decimals, std::abs(difference) < 10 ? 1 : 0)) +
           "\u00A0pp";
  if (!moved.change.percent) {
    Value by = now;
    by.low = by.high = difference;
    return sign + format(by);
  }
  const double percent = *moved.change.percent;
  return sign + format_number(percent, std::abs(percent) < 10 ? 1 : 0) + "\u00A0%";
}

}  // namespace quire::core::edition_detail
