#pragma once

#include <hb.h>

namespace quire::core::text {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kZeroWidthSpace = 0x200B;

/// What Unicode calls default ignorable: format controls and variation selectors, which act on
/// their neighbours and never show. HarfBuzz hides the same.
constexpr bool is_ignorable(char32_t c) {
  return c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180F) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

inline hb_unicode_general_category_t category_of(char32_t c) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

inline bool is_ideograph(char32_t c) {
  return hb_unicode_script(hb_unicode_funcs_get_default(), c) == HB_SCRIPT_HAN;
}

/// Whether `c` is drawn on the character before it.
inline bool is_mark(char32_t c) {
  const hb_unicode_general_category_t category = category_of(c);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

inline bool is_letter(char32_t c) {
  switch (category_of(c)) {
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
      return true;
    default:
      return false;
  }
}

/// Ideographs, kana, hangul and the punctuation set among them: a line may end between any two.
constexpr bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x31FF) ||
         (c >= 0x3200 && c <= 0x9FFF) || (c >= 0xA960 && c <= 0xA97F) ||
         (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace quire::core::text
