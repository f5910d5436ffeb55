#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "layout/frame.hpp"
#include "pdf/file_writer.hpp"
#include "pdf/haru_document.hpp"

namespace quire::core {

/// The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8), built while the pages are
/// written: an element joins its parent when the first content of it, or of something in it, shows.
/// An element that never shows is left out; but all cells of a table row that shows are in, because
/// a row must keep its columns.
class StructureTree {
 public:
  /// `tags` are Layout::tags, parents before their children (is_well_formed).
  StructureTree(const std::vector<Tag>& tags, const std::vector<Size>& page_sizes,
                const std::vector<ObjectId>& pages, HaruDocument& document);

  /// Each tag's parent stands before it, and the first two are what frame.hpp says.
  static bool is_well_formed(const std::vector<Tag>& tags);

  /// Whether the tag, or one that it is in, is decoration.
  bool is_artifact(TagId tag) const;

  /// The standard structure type: "P".
  std::string_view type(TagId tag) const;

  /// Content of `tag` begins on `page`; returns its number there (MCID).
  int add_content(TagId tag, std::size_t page);

  /// `tag` covers `area` of `page`: figures in it or around it grow.
  void cover(TagId tag, std::size_t page, const Rect& area);

  /// A link annotation belongs to `tag`; returns what its /StructParent must be.
  int add_annotation(TagId tag, std::size_t page, ObjectId annotation);

  ObjectId root() const { return root_; }

  /// Numbers the elements from the document's next number on and writes them straight into the file: there may be
  /// hundreds of thousands, and libharu keeps what it knows. After everything else was added to the document, and
  /// before that is written.
  void write(FileWriter& file);

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  /// What stands in an element, in a list of its own within `kids_`.
  struct Kid {
    enum class Kind : std::uint8_t { content, element, annotation };
    Kind kind = Kind::content;
    std::uint32_t number = 0;  // content id, tag or object
    std::uint32_t page = 0;    // not of elements
    std::uint32_t next = kNone;
  };
  struct Element {
    std::uint32_t order = 0;  // from 1, in which it joined the tree; 0: it did not
    std::uint32_t first_kid = kNone;
    std::uint32_t last_kid = kNone;
    std::uint32_t page = kNone;       // of its first content
    std::uint32_t first_cell = kNone;  // rows
    std::uint32_t next_cell = kNone;   // cells
  };
  /// What a figure covers on the page where it begins.
  struct Cover {
    std::size_t page = 0;
    Rect area;
  };

  void attach(TagId tag);
  void attach_one(TagId tag);
  void add_kid(TagId tag, Kid kid);
  ObjectId object(TagId tag) const { return first_object_ + elements_[tag].order - 1; }
  std::string entries(TagId tag) const;
  std::string attributes(TagId tag) const;
  std::string kids(const Element& element) const;
  std::string parent_tree() const;
  std::string id_tree() const;
  bool has_annotation(TagId tag) const;

  const std::vector<Tag>& tags_;
  const std::vector<Size>& page_sizes_;
  const std::vector<ObjectId>& pages_;
  HaruDocument& document_;
  ObjectId root_ = 0;
  ObjectId first_object_ = 0;      // of the first element
  std::uint32_t joined_ = 0;       // elements in the tree
  std::vector<Element> elements_;  // by tag
  std::vector<Kid> kids_;
  std::map<TagId, Cover> covers_;
  std::vector<std::vector<TagId>> page_content_;  // by page, then content id
  std::vector<TagId> annotations_;                // their keys follow the pages'
};

}  // namespace quire::core
