#include "sheets/cell_text.hpp"
#include "sheets/xlsx_parts.hpp"
#include "sheets/xml_parser.hpp"

namespace quire::core {
namespace {

/// Of all styles, which number format a cell has. Those of named and of conditional styles stand in other lists.
class NumberFormats final : public XmlHandler {
 public:
  explicit NumberFormats(Workbook& book) : book_(book) {}

  void start(const XmlElement& element) override {
    if (element.depth() == 1) list_ = element.name();
    if (element.depth() != 2) return;
    const std::uint32_t id = read_count(element.attribute("numFmtId").value_or("0")).value_or(0);
    if (list_ == "numFmts" && element.name() == "numFmt")
      book_.format_codes[id] = element.attribute("formatCode").value_or("");
    if (list_ == "cellXfs" && element.name() == "xf") book_.formats.push_back(id);
  }
  void end(std::string_view, int) override {}

 private:
  Workbook& book_;
  std::string list_;
};

}  // namespace

void read_number_formats(const ZipPackage& package, const std::string& part, Workbook& book) {
  NumberFormats formats(book);
  parse_xml(package, part, formats);
}

}  // namespace quire::core
