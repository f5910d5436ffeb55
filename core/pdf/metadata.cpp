#include "pdf/metadata.hpp"

#include "base/utf8.hpp"
#include "pdf/icc_profile.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

constexpr std::string_view kProducer = "Quire 0.1.0";

/// `utf8`, already title_text, as character data or attribute value. U+FFFE and U+FFFF are no
/// characters of XML.
std::string xml(std::string_view utf8) {
  std::string out;
  for (std::size_t position = 0; position < utf8.size();) {
    const char32_t c = next_code_point(utf8, position);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case 0xFFFE:
      case 0xFFFF:
        append_utf8(out, kReplacementCharacter);
        break;
      default:
        append_utf8(out, c);
    }
  }
  return out;
}

std::string alternatives(std::string_view property, const std::string& text) {
  if (text.empty()) return {};
  const std::string name = "dc:" + std::string(property);
  return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(text) +
         "</rdf:li></rdf:Alt></" + name + ">\n";
}

/// PDF/A knows no pdfuaid: a schema that it does not know must describe itself (ISO
/// 19005-2, 6.6.2.3.3).
constexpr std::string_view kExtensionSchema =
    R"(<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

}  // namespace

std::string xmp_packet(const Layout& layout) {
  const std::string date = iso_date(layout.date) + "T00:00:00Z";
  const std::string author = title_text(layout.author);
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\"\n"
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
      " pdfaid:part=\"";
  // PDF/A-2 takes no attachments but other PDF/A files; PDF/A-3 is the same with any.
  out += layout.attachments.empty() ? "2" : "3";
  out += "\" pdfaid:conformance=\"A\" pdfuaid:part=\"1\"\n";
  out += " pdf:Producer=\"" + std::string(kProducer) + "\" xmp:CreateDate=\"" + date +
         "\" xmp:ModifyDate=\"" + date + "\">\n" + alternatives("title", title_text(layout.title)) +
         alternatives("description", title_text(layout.subject));
  if (!author.empty())
    out += "<dc:creator><rdf:Seq><rdf:li>" + xml(author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  out += "</rdf:Description>\n";
  out += kExtensionSchema;
  return out + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

void write_metadata(const Layout& layout, HaruDocument& document) {
  document.set_info("Producer", kProducer);
  document.set_info("CreationDate", pdf_date(layout.date));
  document.set_info("ModDate", pdf_date(layout.date));
  document.set_info("Title", title_text(layout.title));
  if (!layout.subject.empty()) document.set_info("Subject", title_text(layout.subject));
  if (!layout.author.empty()) document.set_info("Author", title_text(layout.author));

  // Readable by tools that know nothing of PDF, so not compressed.
  document.set_catalog_object(
      "Metadata", document.add_stream_as_is("/Type/Metadata/Subtype/XML", xmp_packet(layout)));
  const ObjectId profile = document.add_stream("/N 3", srgb_profile());
  document.set_catalog_list(
      "OutputIntents",
      {document.add("/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                    "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
                    reference(profile))});
  document.set_catalog_text("Lang", title_text(layout.language));
  document.set_catalog_object("MarkInfo", document.add("/Marked true"));
  document.set_catalog_object("ViewerPreferences", document.add("/DisplayDocTitle true"));
}

}  // namespace quire::core
