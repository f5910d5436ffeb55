#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "quire/abi.h"

/// What a section may be built of: the comments of `quire/abi.h` as tables, for every host that takes
/// one, and for `quire/testing.hpp`. A plugin has no need of it. Elements and attributes are the ABI's
/// numbers; element 0 is the section itself. Unknown numbers fit nowhere.
namespace quire::grammar {

enum class AttributeType : std::uint8_t { none, text, integer, number, value };

using Set = std::uint64_t;  // bit n: element or attribute n

constexpr Set set_of(std::initializer_list<int> members) {
  Set set = 0;
  for (int member : members) set |= Set{1} << member;
  return set;
}

inline constexpr int kSection = 0;
inline constexpr Set kBlockParents = set_of({kSection, QUIRE_CALLOUT});
inline constexpr Set kInlineParents =
    set_of({QUIRE_HEADING, QUIRE_PARAGRAPH, QUIRE_ITEM, QUIRE_CELL, QUIRE_JUDGMENT, QUIRE_HIGHLIGHT,
            QUIRE_STRONG, QUIRE_EMPHASIS, QUIRE_LINK, QUIRE_FOOTNOTE});

struct Rule {
  std::string_view name;
  Set parents;
  Set attributes;
};

inline constexpr std::array kRules = {
    Rule{"section", 0, set_of({QUIRE_TITLE})},
    Rule{"heading", kBlockParents, set_of({QUIRE_LEVEL, QUIRE_KEY})},
    Rule{"paragraph", kBlockParents, set_of({QUIRE_ROLE})},
    Rule{"list", kBlockParents, set_of({QUIRE_ORDERED})},
    Rule{"list item", set_of({QUIRE_LIST}), 0},
    Rule{"table", kBlockParents,
         set_of({QUIRE_KEY, QUIRE_TITLE, QUIRE_SUBTITLE, QUIRE_NOTE, QUIRE_SPAN})},
    Rule{"table column", set_of({QUIRE_TABLE}),
         set_of({QUIRE_TITLE, QUIRE_UNIT, QUIRE_ALIGN, QUIRE_LABEL, QUIRE_KIND})},
    Rule{"table row", set_of({QUIRE_TABLE}), set_of({QUIRE_KEY, QUIRE_EMPHASIZED})},
    Rule{"table cell", set_of({QUIRE_ROW}), set_of({QUIRE_MARK})},
    Rule{"chart", kBlockParents,
         set_of({QUIRE_KIND, QUIRE_KEY, QUIRE_TITLE, QUIRE_SUBTITLE, QUIRE_NOTE, QUIRE_ALT,
                 QUIRE_SPAN})},
    Rule{"axis", set_of({QUIRE_CHART}),
         set_of({QUIRE_WHICH, QUIRE_TITLE, QUIRE_UNIT, QUIRE_SCALE, QUIRE_MINIMUM, QUIRE_MAXIMUM})},
    Rule{"series", set_of({QUIRE_CHART}), set_of({QUIRE_TITLE, QUIRE_KEY})},
    Rule{"point", set_of({QUIRE_SERIES}),
         set_of({QUIRE_LABEL, QUIRE_X, QUIRE_Y, QUIRE_STATE, QUIRE_EMPHASIZED, QUIRE_X_BEFORE,
                 QUIRE_Y_BEFORE})},
    Rule{"threshold", set_of({QUIRE_CHART}),
         set_of({QUIRE_WHICH, QUIRE_AT, QUIRE_FROM, QUIRE_TO, QUIRE_TITLE})},
    Rule{"callout", kBlockParents, set_of({QUIRE_KIND, QUIRE_TITLE})},
    Rule{"key figures", kBlockParents, 0},
    Rule{"figure", set_of({QUIRE_KEY_FIGURES, QUIRE_HIGHLIGHT}),
         set_of({QUIRE_LABEL, QUIRE_Y, QUIRE_NOTE})},
    Rule{"judgment", kBlockParents | set_of({QUIRE_HIGHLIGHT}),
         set_of({QUIRE_KEY, QUIRE_LIKELIHOOD, QUIRE_CONFIDENCE, QUIRE_BECAUSE, QUIRE_ALTERNATIVE,
                 QUIRE_CHANGE_MIND})},
    Rule{"image", kBlockParents, set_of({QUIRE_KIND, QUIRE_DATA, QUIRE_ALT, QUIRE_TITLE})},
    Rule{"highlight", set_of({kSection}), set_of({QUIRE_KIND, QUIRE_DATE})},
    Rule{"strong text", kInlineParents, 0},
    Rule{"emphasis", kInlineParents, 0},
    Rule{"code", kInlineParents, 0},
    Rule{"link", kInlineParents & ~set_of({QUIRE_LINK}), set_of({QUIRE_TARGET})},
    Rule{"reference", kInlineParents & ~set_of({QUIRE_LINK}), set_of({QUIRE_TARGET})},
    Rule{"region", set_of({QUIRE_CHART}),
         set_of({QUIRE_TITLE, QUIRE_FROM, QUIRE_TO, QUIRE_BOTTOM, QUIRE_TOP})},
    Rule{"node", set_of({QUIRE_CHART}),
         set_of({QUIRE_KEY, QUIRE_LABEL, QUIRE_LEVEL, QUIRE_EMPHASIZED})},
    Rule{"edge", set_of({QUIRE_CHART}), set_of({QUIRE_ORIGIN, QUIRE_TARGET, QUIRE_Y, QUIRE_STATE})},
    Rule{"listing", kBlockParents, 0},
    Rule{"trend", set_of({QUIRE_CELL, QUIRE_FIGURE}), 0},
    Rule{"term", set_of({kSection}), set_of({QUIRE_LABEL, QUIRE_NOTE})},
    Rule{"footnote", set_of({QUIRE_PARAGRAPH, QUIRE_ITEM, QUIRE_CELL}), 0},
    Rule{"method", set_of({kSection}), set_of({QUIRE_LABEL, QUIRE_TITLE, QUIRE_NOTE, QUIRE_LIMITS})},
};
static_assert(kRules.size() == QUIRE_METHOD + 1);

inline constexpr Set kTextParents = kInlineParents | set_of({QUIRE_CODE, QUIRE_LISTING});

inline constexpr Set kIntegers =
    set_of({QUIRE_LEVEL, QUIRE_ORDERED, QUIRE_SPAN, QUIRE_EMPHASIZED, QUIRE_DATE});
inline constexpr Set kNumbers = set_of({QUIRE_MINIMUM, QUIRE_MAXIMUM, QUIRE_AT, QUIRE_FROM, QUIRE_TO,
                                 QUIRE_BOTTOM, QUIRE_TOP});
inline constexpr Set kValues = set_of({QUIRE_X, QUIRE_Y, QUIRE_X_BEFORE, QUIRE_Y_BEFORE});

constexpr bool contains(Set set, std::int64_t member) {
  return member >= 0 && member < 64 && (set >> member & 1) != 0;
}

constexpr AttributeType attribute_type(std::int64_t attribute) {
  if (attribute < QUIRE_TITLE || attribute > QUIRE_LIMITS) return AttributeType::none;
  if (contains(kIntegers, attribute)) return AttributeType::integer;
  if (contains(kNumbers, attribute)) return AttributeType::number;
  if (contains(kValues, attribute)) return AttributeType::value;
  return AttributeType::text;
}

constexpr bool is_element(std::int64_t element) {
  return element > kSection && element < static_cast<std::int64_t>(kRules.size());
}

constexpr bool may_stand_in(std::int64_t element, std::int64_t parent) {
  return is_element(element) && contains(kRules[static_cast<std::size_t>(element)].parents, parent);
}

constexpr bool takes_attribute(std::int64_t element, std::int64_t attribute) {
  return (element == kSection || is_element(element)) &&
         contains(kRules[static_cast<std::size_t>(element)].attributes, attribute);
}

/// Whether it goes to a page of its own, not between the blocks of its section.
constexpr bool stands_apart(std::int64_t element) {
  return contains(set_of({QUIRE_HIGHLIGHT, QUIRE_TERM, QUIRE_METHOD}), element);
}

constexpr bool takes_text(std::int64_t element) { return contains(kTextParents, element); }
constexpr bool takes_citations(std::int64_t element) { return contains(kInlineParents, element); }
constexpr bool takes_values(std::int64_t element) {
  return takes_citations(element) || element == QUIRE_TREND;
}

/// "table", "key figures", "section": for messages.
constexpr std::string_view element_name(std::int64_t element) {
  if (element != kSection && !is_element(element)) return "unknown element";
  return kRules[static_cast<std::size_t>(element)].name;
}

/// As the ABI writes it, "X_BEFORE"; empty for none.
constexpr std::string_view attribute_name(std::int64_t attribute) {
  constexpr std::array<std::string_view, QUIRE_LIMITS> kNames{
      "TITLE",       "SUBTITLE", "NOTE",   "KEY",      "LEVEL",    "ROLE",       "ORDERED",    "SPAN",
      "UNIT",        "ALIGN",    "EMPHASIZED", "MARK", "KIND",     "ALT",        "WHICH",      "SCALE",
      "MINIMUM",     "MAXIMUM",  "LABEL",  "X",        "Y",        "STATE",      "AT",         "FROM",
      "TO",          "LIKELIHOOD", "CONFIDENCE", "BECAUSE", "ALTERNATIVE", "CHANGE_MIND", "DATA", "TARGET",
      "DATE",        "BOTTOM",   "TOP",    "X_BEFORE", "Y_BEFORE", "ORIGIN",     "LIMITS"};
  const bool there = attribute >= QUIRE_TITLE && attribute <= QUIRE_LIMITS;
  return there ? kNames[static_cast<std::size_t>(attribute - QUIRE_TITLE)] : std::string_view();
}

/// Digits after the point, or -1 for three significant digits. A double has no more than 17.
constexpr bool is_possible_decimals(std::int64_t decimals) { return decimals >= -1 && decimals <= 17; }

/// Ordered and bounded on one side at least: an interval without a bound is unknown.
inline bool is_possible_interval(double low, double high) {
  return low <= high && (std::isfinite(low) || std::isfinite(high)) &&
         !(std::isinf(low) && low > 0) && !(std::isinf(high) && high < 0);
}

/// Days since 1970-01-01, years 1 to 9999: four digits and a calendar.
constexpr bool is_possible_day(std::int64_t day) { return day >= -719162 && day <= 2932896; }

}  // namespace quire::grammar
