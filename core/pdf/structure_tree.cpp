#include "pdf/structure_tree.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "pdf/extent.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

using Role = Tag::Role;

std::string_view standard_type(Role role) {
  switch (role) {
    case Role::artifact:
      return "Artifact";
    case Role::document:
      return "Document";
    case Role::section:
      return "Sect";
    case Role::h1:
      return "H1";
    case Role::h2:
      return "H2";
    case Role::h3:
      return "H3";
    case Role::paragraph:
      return "P";
    case Role::list:
      return "L";
    case Role::list_item:
      return "LI";
    case Role::label:
      return "Lbl";
    case Role::list_body:
      return "LBody";
    case Role::table:
      return "Table";
    case Role::caption:
      return "Caption";
    case Role::table_head:
      return "THead";
    case Role::table_body:
      return "TBody";
    case Role::row:
      return "TR";
    case Role::head_cell:
      return "TH";
    case Role::cell:
      return "TD";
    case Role::figure:
      return "Figure";
    case Role::link:
      return "Link";
    case Role::span:
      return "Span";
    case Role::note:
      return "Note";
    case Role::block_quote:
      return "BlockQuote";
    case Role::contents:
      return "TOC";
    case Role::contents_item:
      return "TOCI";
    case Role::reference:
      return "Reference";
  }
  return "Span";
}

bool is_cell(Role role) { return role == Role::cell || role == Role::head_cell; }

/// Padded, so that the order of the strings, which the ID tree asks for, is that of the numbers.
std::string note_id(TagId tag) {
  char id[24];
  std::snprintf(id, sizeof id, "(note-%010u)", static_cast<unsigned>(tag));
  return id;
}

}  // namespace

StructureTree::StructureTree(const std::vector<Tag>& tags, const std::vector<Size>& page_sizes,
                             const std::vector<ObjectId>& pages, HaruDocument& document)
    : tags_(tags),
      page_sizes_(page_sizes),
      pages_(pages),
      document_(document),
      root_(document.reserve()),
      elements_(tags.size()),
      page_content_(pages.size()) {
  for (TagId tag = kRootTag + 1; tag < tags.size(); ++tag)
    if (is_cell(tags[tag].role)) elements_[tags[tag].parent].cells.push_back(tag);
  elements_[kRootTag].object = document_.reserve();
}

bool StructureTree::is_well_formed(const std::vector<Tag>& tags) {
  if (tags.size() <= kRootTag || tags[kArtifact].role != Role::artifact ||
      tags[kRootTag].role != Role::document)
    return false;
  for (TagId tag = kRootTag + 1; tag < tags.size(); ++tag)
    if (tags[tag].parent >= tag) return false;
  return true;
}

bool StructureTree::is_artifact(TagId tag) const {
  while (tag > kRootTag && tags_[tag].role != Role::artifact) tag = tags_[tag].parent;
  return tags_[tag].role == Role::artifact;
}

std::string_view StructureTree::type(TagId tag) const { return standard_type(tags_[tag].role); }

void StructureTree::attach(TagId tag) {
  std::vector<TagId> path;
  for (; elements_[tag].object == 0; tag = tags_[tag].parent) path.push_back(tag);
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    // A cell has come with its row.
    if (elements_[*step].object == 0) attach_one(*step);
  }
}

void StructureTree::attach_one(TagId tag) {
  elements_[tag].object = document_.reserve();
  elements_[tags_[tag].parent].kids.push_back({Kid::Kind::element, tag, 0});
  if (tags_[tag].role != Role::row) return;
  for (const TagId cell : elements_[tag].cells) attach_one(cell);
}

int StructureTree::add_content(TagId tag, std::size_t page) {
  attach(tag);
  const std::size_t id = page_content_[page].size();
  page_content_[page].push_back(tag);
  Element& element = elements_[tag];
  element.kids.push_back({Kid::Kind::content, static_cast<std::uint32_t>(id), page});
  if (!element.page) element.page = page;
  return static_cast<int>(id);
}

void StructureTree::cover(TagId tag, std::size_t page, const Rect& area) {
  for (; tag > kRootTag; tag = tags_[tag].parent) {
    if (tags_[tag].role != Role::figure) continue;
    Element& figure = elements_[tag];
    if (!figure.area_page) figure.area_page = page;
    if (*figure.area_page == page) figure.area = figure.area ? united(*figure.area, area) : area;
  }
}

int StructureTree::add_annotation(TagId tag, std::size_t page, ObjectId annotation) {
  attach(tag);
  Element& element = elements_[tag];
  element.kids.push_back({Kid::Kind::annotation, annotation, page});
  if (!element.page) element.page = page;
  annotations_.push_back(tag);
  return static_cast<int>(pages_.size() + annotations_.size() - 1);
}

bool StructureTree::has_annotation(TagId tag) const {
  const std::vector<Kid>& kids = elements_[tag].kids;
  return std::any_of(kids.begin(), kids.end(),
                     [](const Kid& kid) { return kid.kind == Kid::Kind::annotation; });
}

std::string StructureTree::kids(const Element& element) const {
  std::string out;
  for (const Kid& kid : element.kids) {
    if (!out.empty()) out += ' ';
    switch (kid.kind) {
      case Kid::Kind::element:
        out += reference(elements_[kid.number].object);
        break;
      case Kid::Kind::annotation:
        out += "<</Type/OBJR/Pg " + reference(pages_[kid.page]) + "/Obj " + reference(kid.number) +
               ">>";
        break;
      case Kid::Kind::content:
        // A bare number is content of the element's own page.
        out += kid.page == element.page ? std::to_string(kid.number)
                                        : "<</Type/MCR/Pg " + reference(pages_[kid.page]) +
                                              "/MCID " + std::to_string(kid.number) + ">>";
        break;
    }
  }
  return out;
}

std::string StructureTree::attributes(TagId tag) const {
  const Element& element = elements_[tag];
  std::string out;
  if (tags_[tag].role == Role::figure && element.area) {
    const Rect& area = *element.area;
    const Points height = page_sizes_[*element.area_page].height;
    out += "/A<</O/Layout/Placement/Block/BBox[";
    for (const Points edge : {area.x, height - area.bottom(), area.right(), height - area.y}) {
      append_number(out, edge);
      out += ' ';
    }
    out.back() = ']';
    out += ">>";
  }
  if (!is_cell(tags_[tag].role)) return out;
  std::string table;
  if (tags_[tag].role == Role::head_cell && tags_[tag].scope != Tag::Scope::none)
    table += tags_[tag].scope == Tag::Scope::row ? "/Scope/Row" : "/Scope/Column";
  if (tags_[tag].column_span > 1) table += "/ColSpan " + std::to_string(tags_[tag].column_span);
  return table.empty() ? out : out + "/A<</O/Table" + table + ">>";
}

std::string StructureTree::entries(TagId tag) const {
  const Tag& source = tags_[tag];
  const Element& element = elements_[tag];
  // A link whose target was refused is no link any more.
  const bool is_dead_link = source.role == Role::link && !has_annotation(tag);
  std::string out = "/Type/StructElem/S/";
  out += is_dead_link ? "Span" : standard_type(source.role);
  out += "/P " + reference(tag == kRootTag ? root_ : elements_[source.parent].object);
  if (element.page) out += "/Pg " + reference(pages_[*element.page]);
  if (!source.alt.empty()) out += "/Alt" + text_string(title_text(source.alt));
  if (!source.language.empty()) out += "/Lang" + text_string(title_text(source.language));
  if (source.role == Role::note) out += "/ID" + note_id(tag);
  out += attributes(tag);
  if (!element.kids.empty()) out += "/K[" + kids(element) + ']';
  return out;
}

std::string StructureTree::parent_tree() const {
  std::string out = "/Nums[";
  for (std::size_t page = 0; page < page_content_.size(); ++page) {
    out += std::to_string(page) + '[';
    for (const TagId tag : page_content_[page]) out += reference(elements_[tag].object) + ' ';
    if (out.back() == ' ') out.pop_back();
    out += ']';
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i)
    out += std::to_string(pages_.size() + i) + ' ' + reference(elements_[annotations_[i]].object) +
           ' ';
  return out + ']';
}

std::string StructureTree::id_tree() const {
  std::string out;
  for (TagId tag = 0; tag < tags_.size(); ++tag)
    if (tags_[tag].role == Role::note && elements_[tag].object != 0)
      out += note_id(tag) + reference(elements_[tag].object) + ' ';
  return out;
}

ObjectId StructureTree::finish() {
  for (TagId tag = kRootTag; tag < tags_.size(); ++tag)
    if (elements_[tag].object != 0) document_.define(elements_[tag].object, entries(tag));
  std::string root = "/Type/StructTreeRoot/K " + reference(elements_[kRootTag].object) +
                     "/ParentTree " + reference(document_.add(parent_tree())) +
                     "/ParentTreeNextKey " + std::to_string(pages_.size() + annotations_.size());
  if (const std::string ids = id_tree(); !ids.empty())
    root += "/IDTree " + reference(document_.add("/Names[" + ids + ']'));
  document_.define(root_, std::move(root));
  return root_;
}

}  // namespace quire::core
