#include "pdf/links.hpp"

#include <algorithm>
#include <iterator>

#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

constexpr std::string_view kSchemes[] = {"http", "https", "mailto"};

bool may_stand_in_url(unsigned char c) {
  constexpr std::string_view kNever = "\"<>\\^`{|}";
  return c > ' ' && c < 0x7F && kNever.find(static_cast<char>(c)) == std::string_view::npos;
}

/// `/A<<…>>` or `/Dest[…]`; empty, after a warning, when there is no such place.
std::string target(const LinkArea& link, std::size_t page_index, const PageTargets& targets,
                   Diagnostics& diagnostics) {
  const std::string where = "page " + std::to_string(page_index + 1) + ": ";
  if (!link.url.empty()) {
    const std::optional<std::string> url = safe_url(link.url);
    if (url) return "/A<</S/URI/URI" + literal_string(*url) + ">>";
    diagnostics.warn("pdf.link-scheme", {},
                     where + "link to " + quote(link.url) + " left out",
                     "links begin with http:, https: or mailto:");
    return {};
  }
  if (link.page >= targets.objects.size()) {
    diagnostics.warn("pdf.link-page", {},
                     where + "link to page " + std::to_string(link.page + 1) + " left out",
                     "the last page is " + std::to_string(targets.objects.size()));
    return {};
  }
  std::string out = "/Dest[" + reference(targets.objects[link.page]) + "/XYZ null ";
  append_number(out, targets.sizes[link.page].height - link.y, 0);
  return out + " null]";
}

}  // namespace

std::optional<std::string> safe_url(std::string_view url) {
  std::string scheme(url.substr(0, url.find(':')));
  if (scheme.size() == url.size()) return std::nullopt;
  for (char& c : scheme)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (std::find(std::begin(kSchemes), std::end(kSchemes), scheme) == std::end(kSchemes))
    return std::nullopt;
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (may_stand_in_url(byte)) {
      out += c;
    } else {
      out += '%';
      append_hex(out, byte);
    }
  }
  return out;
}

std::vector<ObjectId> write_links(const Page& page, std::size_t page_index,
                                  const PageTargets& targets, StructureTree& tree,
                                  HaruDocument& document, Diagnostics& diagnostics) {
  std::vector<ObjectId> out;
  for (const LinkArea& link : page.links) {
    if (tree.is_artifact(link.tag)) {
      // Every link stands in the structure tree (ISO 14289-1, 7.18.5), decoration never does.
      diagnostics.warn("pdf.link-decoration", {},
                       "page " + std::to_string(page_index + 1) + ": link in decoration left out");
      continue;
    }
    const std::string to = target(link, page_index, targets, diagnostics);
    if (to.empty()) continue;
    const ObjectId annotation = document.reserve();
    // /F 4: printed, not hidden. /Contents is what a screen reader says (ISO 14289-1, 7.18.5).
    std::string entries = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
    for (const Points edge : {link.area.x, page.size.height - link.area.bottom(), link.area.right(),
                              page.size.height - link.area.y}) {
      append_number(entries, edge);
      entries += ' ';
    }
    entries.back() = ']';
    std::string description = link.description.empty() ? link.url : link.description;
    if (description.empty()) description = "page " + std::to_string(link.page + 1);
    entries += "/P " + reference(targets.objects[page_index]) + "/Contents" +
               text_string(title_text(description)) + to;
    entries +=
        "/StructParent " + std::to_string(tree.add_annotation(link.tag, page_index, annotation));
    document.define(annotation, std::move(entries));
    out.push_back(annotation);
  }
  return out;
}

}  // namespace quire::core
