#include "pdf/font_objects.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace quire::core {

namespace {

constexpr std::string_view kSystemInfo =
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
constexpr double kDefaultWidth = 1000;  // an ideograph's: most of a Chinese font need no entry

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// `AAAAAB+Inter-Bold`: six letters from the font's number, fixed for equal input.
std::string subset_name(FontId id, const FontProgram& program) {
  std::string out = "AAAAAA+";
  for (std::size_t place = 6, rest = id; rest != 0; rest /= 26)
    out[--place] = static_cast<char>('A' + rest % 26);
  for (const char c : program.postscript_name)
    if (is_name_character(c)) out += c;
  return out;
}

std::string hex_code(const GlyphCodes& codes, std::uint16_t code) {
  std::string out = "<";
  if (!codes.is_one_byte()) append_hex(out, static_cast<unsigned char>(code >> 8));
  append_hex(out, static_cast<unsigned char>(code & 0xFF));
  return out + '>';
}

/// A CMap file (Adobe Technical Note 5014) of single codes; `line` gives what the code of an entry
/// stands for.
std::string cmap(const GlyphCodes& codes, std::string_view name, std::string_view type,
                 std::string_view operation,
                 const std::function<std::string(std::size_t)>& target) {
  constexpr std::size_t kLargestBlock = 100;  // set by the note
  std::string out =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n/CMapName/";
  out += std::string(name) + " def\n/CMapType " + std::string(type) +
         " def\n1 begincodespacerange\n" + (codes.is_one_byte() ? "<00><FF>" : "<0000><FFFF>") +
         "\nendcodespacerange\n";
  const std::vector<GlyphCodes::Entry>& entries = codes.entries();
  for (std::size_t start = 0; start < entries.size(); start += kLargestBlock) {
    const std::size_t end = std::min(entries.size(), start + kLargestBlock);
    out += std::to_string(end - start) + " begin" + std::string(operation) + "\n";
    for (std::size_t i = start; i < end; ++i)
      out += hex_code(codes, entries[i].code) + target(i) + "\n";
    out += "end" + std::string(operation) + "\n";
  }
  return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string to_unicode(const GlyphCodes& codes) {
  return cmap(codes, "Quire-Unicode", "2", "bfchar", [&](std::size_t entry) {
    return '<' + utf16_hex(codes.entries()[entry].text) + '>';
  });
}

ObjectId write_encoding(const EmbeddedFont& font, HaruDocument& document) {
  const std::string data = cmap(font.codes, "Quire-Codes", "1", "cidchar", [&](std::size_t entry) {
    return std::to_string(font.subset.cids[entry]);
  });
  return document.add_stream("/Type/CMap/CMapName/Quire-Codes" + std::string(kSystemInfo), data);
}

/// `[3[602.5 538]9[277]]`: widths by CID, neighbours in one list.
std::string width_array(const EmbeddedFont& font) {
  std::map<std::uint32_t, double> widths;
  for (std::size_t i = 0; i < font.subset.cids.size(); ++i)
    if (font.widths[i] != kDefaultWidth) widths[font.subset.cids[i]] = font.widths[i];
  std::string out = "[";
  std::optional<std::uint32_t> last;
  for (const auto& [cid, width] : widths) {
    if (last && cid == *last + 1) {
      out += ' ';
    } else {
      if (last) out += ']';
      out += std::to_string(cid) + '[';
    }
    append_number(out, width);
    last = cid;
  }
  if (last) out += ']';
  return out + ']';
}

ObjectId write_descriptor(const EmbeddedFont& font, const std::string& name,
                          HaruDocument& document) {
  const FontProgram& program = font.program;
  const std::string kind = program.is_cff ? "/Subtype/CIDFontType0C"
                                          : "/Length1 " + std::to_string(font.subset.bytes.size());
  const ObjectId file = document.add_stream(kind, font.subset.bytes);
  constexpr int kSymbolic = 4;  // glyphs by number, not by a standard Latin encoding
  constexpr int kItalic = 64;
  const auto whole = [](double value) { return std::to_string(std::lround(value)); };
  const std::string ascent = whole(program.metrics.ascent);
  const std::string descent = whole(-program.metrics.descent);
  std::string out = "/Type/FontDescriptor/FontName/" + name + "/Flags " +
                    std::to_string(kSymbolic + (program.italic_angle != 0 ? kItalic : 0)) +
                    "/FontBBox[-1000 " + descent + " 2000 " + ascent + "]/ItalicAngle ";
  append_number(out, program.italic_angle);
  out += "/Ascent " + ascent + "/Descent " + descent + "/CapHeight " +
         whole(program.metrics.cap_height) + "/StemV " + (program.bold ? "140" : "80") +
         (program.is_cff ? "/FontFile3 " : "/FontFile2 ") + reference(file);
  return document.add(std::move(out));
}

ObjectId write_font(FontId id, const EmbeddedFont& font, HaruDocument& document) {
  const std::string name = subset_name(id, font.program);
  const ObjectId descriptor = write_descriptor(font, name, document);
  std::string descendant = "/Type/Font/Subtype/";
  descendant += font.program.is_cff ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity";
  descendant += "/BaseFont/" + name + std::string(kSystemInfo) + "/DW 1000/W" + width_array(font) +
                "/FontDescriptor " + reference(descriptor);
  const ObjectId cid_font = document.add(std::move(descendant));
  const ObjectId encoding = write_encoding(font, document);
  const ObjectId unicode = document.add_stream("", to_unicode(font.codes));
  return document.add("/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding " +
                      reference(encoding) + "/DescendantFonts[" + reference(cid_font) +
                      "]/ToUnicode " + reference(unicode));
}

}  // namespace

std::string font_name(FontId font) { return "F" + std::to_string(font); }

std::string write_fonts(const EmbeddedFonts& fonts, HaruDocument& document) {
  if (fonts.fonts().empty()) return {};
  std::string out = "/Font<<";
  for (const auto& [id, font] : fonts.fonts())
    out += '/' + font_name(id) + ' ' + reference(write_font(id, font, document));
  return out + ">>";
}

}  // namespace quire::core
