#include "sheets/rich_text.hpp"
#include "sheets/xlsx_parts.hpp"
#include "sheets/xml_parser.hpp"

namespace quire::core {
namespace {

class SharedTexts final : public XmlHandler {
 public:
  explicit SharedTexts(Workbook& book) : book_(book) {}

  void start(const XmlElement& element) override {
    if (element.depth() > kItem) text_.start(element.name());
  }
  void end(std::string_view name, int depth) override {
    if (depth > kItem) text_.end(name);
    if (depth == kItem && name == "si") book_.add_text(text_.take());
  }
  void text(std::string_view piece) override { text_.text(piece); }

 private:
  static constexpr int kItem = 1;  // within <sst>

  Workbook& book_;
  RichText text_;
};

}  // namespace

void read_shared_texts(const ZipPackage& package, const std::string& part, Workbook& book) {
  SharedTexts texts(book);
  parse_xml(package, part, texts);
}

}  // namespace quire::core
