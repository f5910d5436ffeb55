#include "pdf/attachments.hpp"

#include <algorithm>

#include "pdf/syntax.hpp"

namespace quire::core {
namespace {

/// A media type as a name object: a slash must be written as its code.
std::string media_type_name(const std::string& type) {
  std::string name = "/";
  for (const char c : type) name += c == '/' ? std::string("#2F") : std::string(1, c);
  return name;
}

ObjectId add_file(const Attachment& attachment, Date date, HaruDocument& document) {
  const ObjectId file = document.add_stream(
      "/Type/EmbeddedFile/Subtype" + media_type_name(attachment.media_type) + "/Params<</Size " +
          std::to_string(attachment.bytes.size()) + "/ModDate(" + pdf_date(date) + ")>>",
      attachment.bytes);
  const std::string name = text_string(attachment.name);
  return document.add("/Type/Filespec/F" + name + "/UF" + name + "/Desc" +
                      text_string(title_text(attachment.description)) + "/AFRelationship/Data/EF<</F " +
                      reference(file) + "/UF " + reference(file) + ">>");
}

}  // namespace

void write_attachments(const Layout& layout, HaruDocument& document) {
  if (layout.attachments.empty()) return;
  std::vector<const Attachment*> sorted;  // a name tree's names stand in order
  for (const Attachment& attachment : layout.attachments) sorted.push_back(&attachment);
  std::sort(sorted.begin(), sorted.end(),
            [](const Attachment* a, const Attachment* b) { return a->name < b->name; });
  std::vector<ObjectId> files;
  std::string names;
  for (const Attachment* attachment : sorted) {
    files.push_back(add_file(*attachment, layout.date, document));
    names += text_string(attachment->name) + reference(files.back());
  }
  document.set_catalog_list("AF", files);
  document.set_catalog_object("Names", document.add("/EmbeddedFiles<</Names[" + names + "]>>"));
}

}  // namespace quire::core
