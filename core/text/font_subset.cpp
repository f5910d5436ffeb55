#include "text/font_subset.hpp"

#include <stdexcept>

#include "text/cff.hpp"

namespace quire::core::text {
namespace {

constexpr hb_tag_t kCff = HB_TAG('C', 'F', 'F', ' ');

// Just what draws glyphs. Without the character map and the layout tables, planning the subset of a
// face of 65 000 glyphs takes 0.03 ms instead of 3: there is no closure to compute.
FaceHandle outlines_of(hb_face_t* face) {
  FaceHandle outlines(hb_face_builder_create());
  for (const hb_tag_t tag :
       {kCff, HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x')}) {
    const BlobHandle table(hb_face_reference_table(face, tag));
    if (hb_blob_get_length(table.get()) != 0)
      hb_face_builder_add_table(outlines.get(), tag, table.get());
  }
  return outlines;
}

SubsetPlanHandle plan_subset(hb_face_t* face, const std::vector<std::uint32_t>& glyph_ids) {
  const SubsetInputHandle input(hb_subset_input_create_or_fail());
  if (!input) return nullptr;
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyph_ids) hb_set_add(wanted, glyph);
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return SubsetPlanHandle(hb_subset_plan_create_or_fail(face, input.get()));
}

std::string bytes_of(const BlobHandle& blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob.get(), &size);
  return {data, size};
}

}  // namespace

FontSubset subset_font(const FontFace& face, const std::vector<std::uint32_t>& glyph_ids) {
  const FaceHandle outlines = outlines_of(face.face());
  const SubsetPlanHandle plan = plan_subset(outlines.get(), glyph_ids);
  const FaceHandle made(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!made) throw std::runtime_error("no subset of " + face.program().postscript_name);

  FontSubset subset;
  const bool cff = face.program().is_cff;
  subset.bytes = bytes_of(BlobHandle(cff ? hb_face_reference_table(made.get(), kCff)
                                         : hb_face_reference_blob(made.get())));
  const auto cids = cff ? read_cids(subset.bytes) : std::nullopt;
  subset.cid_keyed = cids.has_value();
  const hb_map_t* new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint32_t glyph : glyph_ids) {
    const hb_codepoint_t mapped = hb_map_get(new_ids, glyph);
    const std::uint32_t id = mapped == HB_MAP_VALUE_INVALID ? 0 : mapped;
    subset.glyph_ids.push_back(id);
    subset.cids.push_back(cids && id < cids->size() ? (*cids)[id] : id);
    subset.advances.push_back(hb_font_get_glyph_h_advance(face.font(), glyph) * 1000.0 /
                              face.program().units_per_em);
  }
  return subset;
}

}  // namespace quire::core::text
