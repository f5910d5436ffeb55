#pragma once

#include <filesystem>
#include <string_view>

#include "text/font_library.hpp"
#include "text/harfbuzz_handles.hpp"

namespace quire::core::text {

/// One font, mapped from its file; pages of it are read when they are touched.
class FontFace {
 public:
  /// The face called `postscript_name` in the file, else the file's first. A damaged file gives a
  /// face without characters.
  FontFace(const std::filesystem::path& path, std::string_view postscript_name);

  bool has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font_.get(), character, &glyph) != 0;
  }

  hb_face_t* face() const { return face_.get(); }
  hb_font_t* font() const { return font_.get(); }
  const FontProgram& program() const { return program_; }

 private:
  FaceHandle face_;
  FontHandle font_;  // in font units
  FontProgram program_;
};

}  // namespace quire::core::text
