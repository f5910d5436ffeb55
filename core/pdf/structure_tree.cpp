#include "pdf/structure_tree.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

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
  for (TagId tag = static_cast<TagId>(tags.size()) - 1; tag > kRootTag; --tag) {
    if (!is_cell(tags[tag].role)) continue;
    Element& row = elements_[tags[tag].parent];
    elements_[tag].next_cell = std::exchange(row.first_cell, tag);
  }
  elements_[kRootTag].order = ++joined_;
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
  for (; elements_[tag].order == 0; tag = tags_[tag].parent) path.push_back(tag);
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    // A cell has come with its row.
    if (elements_[*step].order == 0) attach_one(*step);
  }
}

void StructureTree::attach_one(TagId tag) {
  elements_[tag].order = ++joined_;
  add_kid(tags_[tag].parent, {Kid::Kind::element, tag, 0});
  if (tags_[tag].role != Role::row) return;
  for (TagId cell = elements_[tag].first_cell; cell != kNone; cell = elements_[cell].next_cell) attach_one(cell);
}

void StructureTree::add_kid(TagId tag, Kid kid) {
  const auto number = static_cast<std::uint32_t>(kids_.size());
  kids_.push_back(kid);
  Element& element = elements_[tag];
  (element.first_kid == kNone ? element.first_kid : kids_[element.last_kid].next) = number;
  element.last_kid = number;
  if (kid.kind != Kid::Kind::element && element.page == kNone) element.page = kid.page;
}

int StructureTree::add_content(TagId tag, std::size_t page) {
  attach(tag);
  const std::size_t id = page_content_[page].size();
  page_content_[page].push_back(tag);
  add_kid(tag, {Kid::Kind::content, static_cast<std::uint32_t>(id), static_cast<std::uint32_t>(page)});
  return static_cast<int>(id);
}

void StructureTree::cover(TagId tag, std::size_t page, const Rect& area) {
  for (; tag > kRootTag; tag = tags_[tag].parent) {
    if (tags_[tag].role != Role::figure) continue;
    const auto [cover, is_new] = covers_.try_emplace(tag, Cover{page, area});
    if (!is_new && cover->second.page == page) cover->second.area = united(cover->second.area, area);
  }
}

int StructureTree::add_annotation(TagId tag, std::size_t page, ObjectId annotation) {
  attach(tag);
  add_kid(tag, {Kid::Kind::annotation, annotation, static_cast<std::uint32_t>(page)});
  annotations_.push_back(tag);
  return static_cast<int>(pages_.size() + annotations_.size() - 1);
}

bool StructureTree::has_annotation(TagId tag) const {
  for (std::uint32_t kid = elements_[tag].first_kid; kid != kNone; kid = kids_[kid].next)
    if (kids_[kid].kind == Kid::Kind::annotation) return true;
  return false;
}

std::string StructureTree::kids(const Element& element) const {
  std::string out;
  for (std::uint32_t next = element.first_kid; next != kNone; next = kids_[next].next) {
    const Kid& kid = kids_[next];
    if (!out.empty()) out += ' ';
    switch (kid.kind) {
      case Kid::Kind::element:
        out += reference(object(kid.number));
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
  std::string out;
  if (const auto cover = covers_.find(tag); cover != covers_.end()) {
    const Rect& area = cover->second.area;
    const Points height = page_sizes_[cover->second.page].height;
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
  out += "/P " + reference(tag == kRootTag ? root_ : object(source.parent));
  if (element.page != kNone) out += "/Pg " + reference(pages_[element.page]);
  if (!source.alt.empty()) out += "/Alt" + text_string(title_text(source.alt));
  if (!source.language.empty()) out += "/Lang" + text_string(title_text(source.language));
  if (source.role == Role::note) out += "/ID" + note_id(tag);
  out += attributes(tag);
  if (element.first_kid != kNone) out += "/K[" + kids(element) + ']';
  return out;
}

std::string StructureTree::parent_tree() const {
  std::string out = "/Nums[";
  for (std::size_t page = 0; page < page_content_.size(); ++page) {
    out += std::to_string(page) + '[';
    for (const TagId tag : page_content_[page]) out += reference(object(tag)) + ' ';
    if (out.back() == ' ') out.pop_back();
    out += ']';
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i)
    out += std::to_string(pages_.size() + i) + ' ' + reference(object(annotations_[i])) + ' ';
  return out + ']';
}

std::string StructureTree::id_tree() const {
  std::string out;
  for (TagId tag = 0; tag < tags_.size(); ++tag)
    if (tags_[tag].role == Role::note && elements_[tag].order != 0)
      out += note_id(tag) + reference(object(tag)) + ' ';
  return out;
}

void StructureTree::write(FileWriter& file) {
  first_object_ = document_.next_id();
  ObjectId next = first_object_ + joined_;
  const auto add = [&](const std::string& entries) {
    file.add(next, "<<" + entries + ">>");
    return reference(next++);
  };
  for (TagId tag = kRootTag; tag < tags_.size(); ++tag)
    if (elements_[tag].order != 0) file.add(object(tag), "<<" + entries(tag) + ">>");
  std::string root = "/Type/StructTreeRoot/K " + reference(object(kRootTag)) + "/ParentTree " + add(parent_tree()) +
                     "/ParentTreeNextKey " + std::to_string(pages_.size() + annotations_.size());
  if (const std::string ids = id_tree(); !ids.empty()) root += "/IDTree " + add("/Names[" + ids + ']');
  document_.define(root_, std::move(root));
}

}  // namespace quire::core
