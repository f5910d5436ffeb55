#include "text/font_face.hpp"

#include <hb-ot.h>

#include <array>
#include <cmath>

namespace quire::core::text {
namespace {

std::string postscript_name_of(hb_face_t* face) {
  std::array<char, 128> name{};
  unsigned size = name.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  return {name.data(), size};
}

FaceHandle open_face(const std::filesystem::path& path, std::string_view postscript_name) {
  const BlobHandle blob(hb_blob_create_from_file(path.c_str()));
  const unsigned count = hb_face_count(blob.get());
  for (unsigned i = 1; i < count; ++i) {
    FaceHandle face(hb_face_create(blob.get(), i));
    if (postscript_name_of(face.get()) == postscript_name) return face;
  }
  return FaceHandle(hb_face_create(blob.get(), 0));
}

FontMetrics metrics_of(hb_font_t* font, double per_unit) {
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font, &extents);
  hb_position_t cap_height = 0;
  hb_position_t x_height = 0;
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_X_HEIGHT, &x_height);
  return {extents.ascender * per_unit, -extents.descender * per_unit, cap_height * per_unit,
          x_height * per_unit};
}

FontProgram program_of(hb_face_t* face, hb_font_t* font) {
  FontProgram program;
  program.postscript_name = postscript_name_of(face);
  const BlobHandle cff(hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')));
  program.is_cff = hb_blob_get_length(cff.get()) != 0;
  program.units_per_em = hb_face_get_upem(face);
  program.metrics = metrics_of(font, 1000 / program.units_per_em);
  hb_font_get_nominal_glyph(font, U' ', &program.space);
  // Inter-BoldItalic 4.0 has the sign wrong; no font of ours leans left.
  program.italic_angle = 0 - std::abs(hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE));
  program.bold = hb_style_get_value(font, HB_STYLE_TAG_WEIGHT) >= 600;
  return program;
}

}  // namespace

FontFace::FontFace(const std::filesystem::path& path, std::string_view postscript_name)
    : face_(open_face(path, postscript_name)), font_(hb_font_create(face_.get())) {
  hb_face_make_immutable(face_.get());
  hb_font_make_immutable(font_.get());
  program_ = program_of(face_.get(), font_.get());
}

}  // namespace quire::core::text
