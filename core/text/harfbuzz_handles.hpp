#pragma once

#include <hb-subset.h>
#include <hb.h>

#include <memory>

namespace quire::core::text {

template <auto destroy>
struct HarfBuzzDelete {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};

using BlobHandle = std::unique_ptr<hb_blob_t, HarfBuzzDelete<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, HarfBuzzDelete<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, HarfBuzzDelete<hb_font_destroy>>;
using BufferHandle = std::unique_ptr<hb_buffer_t, HarfBuzzDelete<hb_buffer_destroy>>;
using SubsetInputHandle =
    std::unique_ptr<hb_subset_input_t, HarfBuzzDelete<hb_subset_input_destroy>>;
using SubsetPlanHandle = std::unique_ptr<hb_subset_plan_t, HarfBuzzDelete<hb_subset_plan_destroy>>;

}  // namespace quire::core::text
