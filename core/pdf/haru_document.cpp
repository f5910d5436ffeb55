// The only file that knows libharu, and more of it than its documentation promises: the layout of
// its dictionaries, their write hooks, its object table. All of that is in the headers it installs
// and did not change from 2.3.0 to 2.4.6. What must hold is asserted below.
#include "pdf/haru_document.hpp"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <type_traits>
#include <utility>


namespace quire::core {

namespace {

static_assert(std::is_same_v<decltype(HPDF_Dict_Rec::write_fn), HPDF_Dict_OnWriteFunc>);
static_assert(std::is_same_v<decltype(HPDF_Dict_Rec::after_write_fn), HPDF_Dict_AfterWriteFunc>);
static_assert(std::is_same_v<decltype(HPDF_Dict_Rec::free_fn), HPDF_Dict_FreeFunc>);
static_assert(std::is_same_v<decltype(HPDF_Dict_Rec::attr), void*>);
static_assert(std::is_same_v<decltype(HPDF_XrefEntry_Rec::obj), void*>);
static_assert(std::is_same_v<decltype(HPDF_PageAttr_Rec::contents), HPDF_Dict>);
static_assert(std::is_same_v<decltype(HPDF_Doc_Rec::xref), HPDF_Xref>);
static_assert(offsetof(HPDF_Dict_Rec, header) == 0, "objects are told apart by their header");

constexpr HPDF_UINT32 kObjectIdMask = 0x00FFFFFF;  // the bits above are libharu's flags

// Arrays end at 32767 items: page tree nodes of this many let a document have millions of pages.
constexpr HPDF_UINT kPagesPerNode = 1000;

// libharu's lists grow by a fixed block; with its 1024 a table of a million objects is copied a
// thousand times.
constexpr HPDF_UINT kTableBlock = 1 << 16;

constexpr HPDF_UINT kScratchBlock = 1 << 16;  // bytes

/// What a dictionary of ours writes. Owned by the dictionary (`attr`), freed by `free_raw`.
struct RawBody {
  std::string entries;
  std::string data;
  bool is_stream = false;
  HPDF_Stream out = nullptr;  // while it is being written
};

HPDF_STATUS write_bytes(HPDF_Stream out, std::string_view bytes) noexcept {
  return HPDF_Stream_Write(out, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

// The hooks run inside libharu's C frames: nothing may be thrown from them.
HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream out) noexcept {
  auto* body = static_cast<RawBody*>(dict->attr);
  body->out = out;
  HPDF_STATUS status = write_bytes(out, body->entries);
  if (status == HPDF_OK && body->is_stream) {
    char length[32];
    std::snprintf(length, sizeof length, "/Length %zu", body->data.size());
    status = write_bytes(out, length);
  }
  return status;
}

HPDF_STATUS write_raw_stream(HPDF_Dict dict) noexcept {
  const auto* body = static_cast<const RawBody*>(dict->attr);
  if (!body->is_stream) return HPDF_OK;
  HPDF_STATUS status = write_bytes(body->out, "\nstream\n");
  if (status == HPDF_OK) status = write_bytes(body->out, body->data);
  if (status == HPDF_OK) status = write_bytes(body->out, "\nendstream");
  return status;
}

void free_raw(HPDF_Dict dict) noexcept {
  delete static_cast<RawBody*>(dict->attr);
  dict->attr = nullptr;
}

bool is_raw(HPDF_Dict dict) { return dict->write_fn == write_raw; }

// Of a page's own content stream: its bytes were compressed by us, so libharu must not filter them.
HPDF_STATUS write_flate_filter(HPDF_Dict, HPDF_Stream out) noexcept {
  return write_bytes(out, "/Filter/FlateDecode");
}

/// The first error libharu reports; later ones follow from it.
struct Failure {
  HPDF_STATUS code = HPDF_OK;
  HPDF_STATUS detail = 0;
};

void record_error(HPDF_STATUS code, HPDF_STATUS detail, void* user) noexcept {
  auto* failure = static_cast<Failure*>(user);
  if (failure->code == HPDF_OK) *failure = {code, detail};
}

bool has_stream(void* object) {
  const auto* header = static_cast<const HPDF_Obj_Header*>(object);
  if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT) return false;
  const auto dict = static_cast<HPDF_Dict>(object);
  return dict->stream != nullptr ||
         (is_raw(dict) && static_cast<const RawBody*>(dict->attr)->is_stream);
}

}  // namespace

struct HaruDocument::Impl {
  explicit Impl(Deflater& deflater_for_streams) : deflater(deflater_for_streams) {}

  Deflater& deflater;
  // What is still being compressed, and where it belongs.
  std::vector<std::pair<HPDF_Dict, Deflater::Ticket>> streams;
  std::vector<std::pair<HPDF_Dict, Deflater::Ticket>> page_contents;
  Failure failure;
  HPDF_Doc pdf = nullptr;
  HPDF_Stream scratch = nullptr;  // objects are written here to become text

  ~Impl() {
    if (scratch != nullptr) HPDF_Stream_Free(scratch);
    if (pdf != nullptr) HPDF_Free(pdf);
  }

  [[noreturn]] void fail(const char* operation) const {
    char code[64];
    std::snprintf(code, sizeof code, " (error 0x%04lX, detail %lu)",
                  static_cast<unsigned long>(failure.code),
                  static_cast<unsigned long>(failure.detail));
    throw HaruError("libharu could not " + std::string(operation) + code);
  }

  void check(HPDF_STATUS status, const char* operation) const {
    if (status != HPDF_OK) fail(operation);
  }

  template <typename T>
  T* check(T* made, const char* operation) const {
    if (made == nullptr) fail(operation);
    return made;
  }

  static ObjectId id_of(const HPDF_Dict dict) { return dict->header.obj_id & kObjectIdMask; }

  void* object(ObjectId id) const {
    return check(HPDF_Xref_GetEntry(pdf->xref, id), "find an object")->obj;
  }
  HPDF_Dict dict(ObjectId id) const { return static_cast<HPDF_Dict>(object(id)); }

  ObjectId add_raw(std::string entries, std::string data, bool is_stream) {
    auto body =
        std::make_unique<RawBody>(RawBody{std::move(entries), std::move(data), is_stream, nullptr});
    const HPDF_Dict dict = check(HPDF_Dict_New(pdf->mmgr), "make a dictionary");
    dict->attr = body.release();
    dict->write_fn = write_raw;
    dict->after_write_fn = write_raw_stream;
    dict->free_fn = free_raw;
    // A refused object is freed by HPDF_Xref_Add.
    check(HPDF_Xref_Add(pdf->xref, dict), "number an object");
    return id_of(dict);
  }

  void set_text(HPDF_Dict target, const char* key, std::string_view utf8) {
    // A "binary" is a string written in hex digits: no content can end it, and unlike libharu's own
    // text strings it is not limited to the Basic Multilingual Plane.
    std::string bytes = text_bytes(utf8);
    check(HPDF_Dict_Add(target, key,
                        check(HPDF_Binary_New(pdf->mmgr, reinterpret_cast<HPDF_BYTE*>(bytes.data()),
                                              static_cast<HPDF_UINT>(bytes.size())),
                              "make a string")),
          "add a text");
  }

  HPDF_Array new_array() const { return check(HPDF_Array_New(pdf->mmgr), "make an array"); }

  std::string written(void* object) {
    HPDF_MemStream_FreeData(scratch);
    check(HPDF_Obj_WriteValue(object, scratch, nullptr), "write an object");
    std::string out;
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(scratch); ++i) {
      HPDF_UINT length = 0;
      const HPDF_BYTE* bytes = check(HPDF_MemStream_GetBufPtr(scratch, i, &length), "read back");
      out.append(reinterpret_cast<const char*>(bytes), length);
    }
    return out;
  }
};

HaruDocument::HaruDocument(Deflater& deflater) : impl_(std::make_unique<Impl>(deflater)) {
  impl_->pdf = impl_->check(HPDF_New(record_error, &impl_->failure), "start a document");
  impl_->pdf->pdf_version = HPDF_VER_17;
  impl_->pdf->xref->entries->items_per_block = kTableBlock;
  impl_->check(HPDF_SetPagesConfiguration(impl_->pdf, kPagesPerNode), "set up the page tree");
  impl_->scratch =
      impl_->check(HPDF_MemStream_New(impl_->pdf->mmgr, kScratchBlock), "make a stream");
}

HaruDocument::~HaruDocument() = default;

ObjectId HaruDocument::reserve() { return impl_->add_raw({}, {}, false); }

void HaruDocument::define(ObjectId id, std::string entries) {
  static_cast<RawBody*>(impl_->dict(id)->attr)->entries = std::move(entries);
}

ObjectId HaruDocument::add(std::string entries) {
  return impl_->add_raw(std::move(entries), {}, false);
}

ObjectId HaruDocument::add_stream(std::string entries, std::string data) {
  const ObjectId id = impl_->add_raw(std::move(entries) + "/Filter/FlateDecode", {}, true);
  impl_->streams.emplace_back(impl_->dict(id), impl_->deflater.add(std::move(data)));
  return id;
}

ObjectId HaruDocument::add_stream_as_is(std::string entries, std::string data) {
  return impl_->add_raw(std::move(entries), std::move(data), true);
}

ObjectId HaruDocument::add_page(Size size) {
  const HPDF_Page page = impl_->check(HPDF_AddPage(impl_->pdf), "add a page");
  impl_->check(HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(size.width)), "set a page's width");
  impl_->check(HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(size.height)),
               "set a page's height");
  return Impl::id_of(page);
}

void HaruDocument::finish_page(ObjectId id, PageParts parts) {
  const HPDF_Dict page = impl_->dict(id);
  const HPDF_Dict contents = static_cast<HPDF_PageAttr>(page->attr)->contents;
  contents->filter = HPDF_STREAM_FILTER_NONE;
  contents->write_fn = write_flate_filter;
  impl_->page_contents.emplace_back(contents, impl_->deflater.add(std::move(parts.content)));

  impl_->check(HPDF_Dict_Add(page, "Resources", impl_->object(parts.resources)), "add resources");
  impl_->check(HPDF_Dict_AddNumber(page, "StructParents", parts.struct_parents), "number a page");
  // Tab follows the structure tree (ISO 14289-1, 7.18.3).
  impl_->check(HPDF_Dict_AddName(page, "Tabs", "S"), "set a page's tab order");
  if (parts.annotations.empty()) return;
  const HPDF_Array annotations = impl_->new_array();
  impl_->check(HPDF_Dict_Add(page, "Annots", annotations), "add annotations");
  for (const ObjectId annotation : parts.annotations)
    impl_->check(HPDF_Array_Add(annotations, impl_->object(annotation)), "add an annotation");
}

void HaruDocument::set_catalog_object(const char* key, ObjectId value) {
  impl_->check(HPDF_Dict_Add(impl_->pdf->catalog, key, impl_->object(value)), "fill the catalog");
}

void HaruDocument::set_catalog_list(const char* key, const std::vector<ObjectId>& values) {
  const HPDF_Array list = impl_->new_array();
  impl_->check(HPDF_Dict_Add(impl_->pdf->catalog, key, list), "fill the catalog");
  for (const ObjectId value : values)
    impl_->check(HPDF_Array_Add(list, impl_->object(value)), "fill the catalog");
}

void HaruDocument::set_catalog_text(const char* key, std::string_view utf8) {
  impl_->set_text(impl_->pdf->catalog, key, utf8);
}

void HaruDocument::set_info(const char* key, std::string_view utf8) {
  // Makes the dictionary.
  if (impl_->pdf->info == nullptr)
    impl_->check(HPDF_SetInfoAttr(impl_->pdf, HPDF_INFO_PRODUCER, "Quire"), "set the producer");
  impl_->set_text(impl_->pdf->info, key, utf8);
}

ObjectId HaruDocument::add_bookmark(ObjectId parent, std::string_view title, ObjectId page,
                                    Points y) {
  impl_->check(HPDF_SetPageMode(impl_->pdf, HPDF_PAGE_MODE_USE_OUTLINE), "show the bookmarks");
  const HPDF_Outline outline = impl_->check(
      HPDF_CreateOutline(impl_->pdf, parent == 0 ? nullptr : impl_->dict(parent), "-", nullptr),
      "make a bookmark");
  // 2.3.0 gives items the type of the outline's root; items have none.
  impl_->check(HPDF_Dict_RemoveElement(outline, "Type"), "make a bookmark");
  impl_->set_text(outline, "Title", title);

  // [page /XYZ null y null]: the reader's zoom stays, which HPDF_Destination_SetXYZ cannot say.
  const HPDF_Array destination = impl_->new_array();
  impl_->check(HPDF_Dict_Add(outline, "Dest", destination), "point a bookmark");
  impl_->check(HPDF_Array_Add(destination, impl_->object(page)), "point a bookmark");
  impl_->check(HPDF_Array_AddName(destination, "XYZ"), "point a bookmark");
  impl_->check(HPDF_Array_Add(destination, HPDF_Null_New(impl_->pdf->mmgr)), "point a bookmark");
  const double whole = std::isfinite(y) ? std::clamp(std::round(y), 0.0, 32767.0) : 0;
  impl_->check(HPDF_Array_AddNumber(destination, static_cast<HPDF_INT32>(whole)),
               "point a bookmark");
  impl_->check(HPDF_Array_Add(destination, HPDF_Null_New(impl_->pdf->mmgr)), "point a bookmark");
  return Impl::id_of(outline);
}

ObjectId HaruDocument::next_id() const { return impl_->pdf->xref->entries->count; }

ObjectId HaruDocument::catalog() const { return Impl::id_of(impl_->pdf->catalog); }

ObjectId HaruDocument::info() const { return Impl::id_of(impl_->pdf->info); }

void HaruDocument::write(FileWriter& file) {
  for (const auto& [stream, ticket] : impl_->streams)
    static_cast<RawBody*>(stream->attr)->data = impl_->deflater.take(ticket);
  for (const auto& [contents, ticket] : impl_->page_contents)
    impl_->check(write_bytes(contents->stream, impl_->deflater.take(ticket)), "store a page's content");
  for (ObjectId id = 1; id < next_id(); ++id) {
    void* object = impl_->object(id);
    const std::string body = impl_->written(object);
    if (has_stream(object))
      file.add_stream(id, body);
    else
      file.add(id, body);
  }
  impl_->check(impl_->failure.code, "write the document");
}

}  // namespace quire::core
