#include <hb-ot.h>

#include <catch2/catch.hpp>

#include "text/cff.hpp"
#include "text/font_library.hpp"

using namespace quire::core;

namespace {

std::unique_ptr<FontLibrary> fonts() {
  Diagnostics diagnostics;
  auto library = FontLibrary::open({}, diagnostics);
  REQUIRE(library);
  return library;
}

std::vector<std::uint32_t> ids_of(const GlyphRun& run) {
  std::vector<std::uint32_t> ids;
  for (const GlyphRun::Glyph& glyph : run.glyphs) ids.push_back(glyph.id);
  return ids;
}

using Path = std::vector<float>;

void put_point(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
  static_cast<Path*>(path)->insert(static_cast<Path*>(path)->end(), {x, y});
}

void put_curve(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x1, float y1, float x2,
               float y2, float x, float y, void*) {
  static_cast<Path*>(path)->insert(static_cast<Path*>(path)->end(), {x1, y1, x2, y2, x, y});
}

/// All points of a glyph's outline.
Path outline(hb_face_t* face, std::uint32_t glyph) {
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(functions, put_point, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions, put_point, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions, put_curve, nullptr, nullptr);
  hb_font_t* font = hb_font_create(face);
  Path path;
  hb_font_get_glyph_shape(font, glyph, functions, &path);
  hb_font_destroy(font);
  hb_draw_funcs_destroy(functions);
  return path;
}

hb_face_t* open_file(const char* file, unsigned index) {
  hb_blob_t* blob = hb_blob_create_from_file(file);
  hb_face_t* face = hb_face_create(blob, index);
  hb_blob_destroy(blob);
  return face;
}

/// A face out of a bare CFF table and the other tables of `original` that outlines need.
hb_face_t* face_of(const std::string& cff, hb_face_t* original, unsigned glyph_count) {
  hb_face_t* face = hb_face_builder_create();
  const auto add = [&](hb_tag_t tag, hb_blob_t* blob) {
    hb_face_builder_add_table(face, tag, blob);
    hb_blob_destroy(blob);
  };
  const auto bytes = [](const std::string& text) {
    return hb_blob_create(text.data(), static_cast<unsigned>(text.size()), HB_MEMORY_MODE_DUPLICATE,
                          nullptr, nullptr);
  };
  add(HB_TAG('C', 'F', 'F', ' '), bytes(cff));
  add(HB_TAG('h', 'e', 'a', 'd'), hb_face_reference_table(original, HB_TAG('h', 'e', 'a', 'd')));
  const std::string maxp{
      0, 0, 0x50, 0, static_cast<char>(glyph_count >> 8), static_cast<char>(glyph_count)};
  add(HB_TAG('m', 'a', 'x', 'p'), bytes(maxp));
  hb_blob_t* file = hb_face_reference_blob(face);
  hb_face_destroy(face);
  hb_face_t* made = hb_face_create(file, 0);
  hb_blob_destroy(file);
  return made;
}

}  // namespace

TEST_CASE("a subset of Inter is small and draws the same glyphs", "[text][fonts]") {
  const auto library = fonts();
  const GlyphRun& run = library->shape("H20 ≥ AV", {.size = 10}).runs.at(0);
  const std::vector<std::uint32_t> ids = ids_of(run);

  const FontSubset subset = library->subset(run.font, ids);

  CHECK_FALSE(subset.cid_keyed);
  CHECK(subset.bytes.size() < 2500);
  REQUIRE(subset.glyph_ids.size() == ids.size());
  CHECK(subset.cids == subset.glyph_ids);
  hb_face_t* original = open_file("/usr/share/fonts/opentype/inter/Inter-Regular.otf", 0);
  hb_face_t* made = face_of(subset.bytes, original, 8);
  for (std::size_t i = 0; i < ids.size(); ++i)
    CHECK(outline(made, subset.glyph_ids[i]) == outline(original, ids[i]));
  CHECK(outline(made, subset.glyph_ids[0]).size() > 10);
  hb_face_destroy(made);
  hb_face_destroy(original);
}

TEST_CASE("a subset of Noto keeps the original ids as CIDs", "[text][fonts]") {
  const auto library = fonts();
  const GlyphRun& run = library->shape("阿里巴巴芯片", {.size = 10}).runs.at(0);
  const std::vector<std::uint32_t> ids = ids_of(run);

  const FontSubset subset = library->subset(run.font, ids);

  CHECK(subset.cid_keyed);
  CHECK(subset.bytes.size() < 4000);
  CHECK(subset.cids == ids);
  CHECK(*std::max_element(subset.glyph_ids.begin(), subset.glyph_ids.end()) == 5);
  CHECK(subset.glyph_ids[2] == subset.glyph_ids[3]);
  hb_face_t* original = open_file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2);
  hb_face_t* made = face_of(subset.bytes, original, 6);
  for (std::size_t i = 0; i < ids.size(); ++i)
    CHECK(outline(made, subset.glyph_ids[i]) == outline(original, ids[i]));
  hb_face_destroy(made);
  hb_face_destroy(original);
}

TEST_CASE("the same glyphs give the same bytes, unknown ones the missing glyph", "[text][fonts]") {
  const auto library = fonts();
  const FontSubset once = library->subset(0, {40, 5, 70, 5});
  CHECK(library->subset(0, {40, 5, 70, 5}).bytes == once.bytes);
  CHECK(once.glyph_ids == std::vector<std::uint32_t>{2, 1, 3, 1});
  CHECK(library->subset(0, {0, 65000}).glyph_ids == std::vector<std::uint32_t>{0, 0});
  CHECK_FALSE(library->subset(0, {}).bytes.empty());
}

TEST_CASE("a damaged CFF table has no CIDs", "[text][fonts]") {
  const auto library = fonts();
  const FontId chinese = library->shape("芯", {.size = 10}).runs.at(0).font;
  const std::string good = library->subset(chinese, {9481, 9482}).bytes;
  REQUIRE(text::read_cids(good) == std::vector<std::uint32_t>{0, 9481, 9482});
  CHECK_FALSE(text::read_cids("").has_value());
  for (std::size_t size = 0; size < 60; ++size)
    CHECK_FALSE(text::read_cids(std::string_view(good).substr(0, size)).has_value());
}
