#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "pdf/deflater.hpp"
#include "pdf/file_writer.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

/// libharu refused something. Thrown after its C frames have returned, caught by write_pdf.
struct HaruError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The PDF document under construction, in libharu's object table: its catalog, page tree, info
/// dictionary and outlines, and next to them our own objects, of which libharu knows the number
/// and a hook that writes them.
///
/// Entries are the inside of a dictionary, without `<<` and `>>`. Every function throws HaruError.
class HaruDocument {
 public:
  explicit HaruDocument(Deflater& deflater);
  ~HaruDocument();
  HaruDocument(const HaruDocument&) = delete;
  HaruDocument& operator=(const HaruDocument&) = delete;

  /// A dictionary to be defined later, so that others can refer to it now.
  ObjectId reserve();
  void define(ObjectId id, std::string entries);
  ObjectId add(std::string entries);

  /// A stream to be compressed.
  ObjectId add_stream(std::string entries, std::string data);
  /// A stream whose bytes stay as they are; `entries` name their filter, if any.
  ObjectId add_stream_as_is(std::string entries, std::string data);

  ObjectId add_page(Size size);
  struct PageParts {
    std::string content;  // operators, not compressed
    ObjectId resources = 0;
    std::vector<ObjectId> annotations;
    int struct_parents = 0;
  };
  void finish_page(ObjectId page, PageParts parts);

  void set_catalog_object(const char* key, ObjectId value);
  void set_catalog_list(const char* key, const std::vector<ObjectId>& values);
  void set_catalog_text(const char* key, std::string_view utf8);
  void set_info(const char* key, std::string_view utf8);

  /// Opens the file with the bookmarks showing. `parent` is another bookmark's number, or 0. `y`
  /// counts from the page's bottom.
  ObjectId add_bookmark(ObjectId parent, std::string_view title, ObjectId page, Points y);

  /// The number behind the last one given out. Objects that libharu need not know can have it and those after it,
  /// once nothing more is added here.
  ObjectId next_id() const;

  /// Everything, as text; once.
  void write(FileWriter& file);
  ObjectId catalog() const;
  /// The info dictionary; `set_info` has made it.
  ObjectId info() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quire::core
