// The parts of an .xlsx file name one another: the package the workbook, the workbook its sheets, texts and styles.
#include <algorithm>
#include <stdexcept>

#include "base/diagnostic.hpp"
#include "sheets/relationships.hpp"
#include "sheets/rich_text.hpp"
#include "sheets/workbook_formats.hpp"
#include "sheets/xlsx_parts.hpp"
#include "sheets/xml_parser.hpp"
#include "sheets/zip_package.hpp"

namespace quire::core {
namespace {

/// The sheets of a workbook in their order, and from which day it counts.
class SheetList final : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.depth() == 0 && element.name() != "workbook")
      throw std::runtime_error("is neither an .xlsx nor an .ods spreadsheet");
    if (element.depth() == 1) in_list_ = element.name() == "sheets";
    if (element.depth() == 1 && element.name() == "workbookPr") {
      const std::string_view from_1904 = element.attribute("date1904").value_or("0");
      if (from_1904 == "1" || from_1904 == "true" || from_1904 == "on") book_.day_system = DaySystem::from_1904;
    }
    if (element.depth() == 2 && in_list_ && element.name() == "sheet") add_sheet(element);
  }
  void end(std::string_view, int) override {}

  /// Leaves out charts, macros and dialogs, which have no cells.
  Workbook take_book(const std::vector<Relationship>& parts) {
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      const auto part =
          std::find_if(parts.begin(), parts.end(), [&](const Relationship& one) { return one.id == ids_[i]; });
      if (part != parts.end() && part->type != "worksheet") continue;
      book_.sheets.push_back(std::move(sheets_[i]));
      parts_.push_back(part == parts.end() ? std::string() : part->part);
    }
    return std::move(book_);
  }
  /// Of each sheet of the book; empty where the file does not say it.
  const std::vector<std::string>& parts() const { return parts_; }

 private:
  void add_sheet(const XmlElement& element) {
    Sheet& sheet = sheets_.emplace_back();
    sheet.name = without_escapes(element.attribute("name").value_or(""));
    const std::string_view state = element.attribute("state").value_or("visible");
    sheet.hidden = state == "hidden" || state == "veryHidden";
    auto id = element.attribute(kOfficeRelations, "id");
    if (!id) id = element.attribute(kStrictOfficeRelations, "id");
    ids_.emplace_back(id.value_or(""));
  }

  bool in_list_ = false;
  Workbook book_;
  std::vector<Sheet> sheets_;
  std::vector<std::string> ids_;
  std::vector<std::string> parts_;
};

std::string part_of_type(const std::vector<Relationship>& parts, std::string_view type) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Relationship& one) { return one.type == type; });
  return found == parts.end() ? std::string() : found->part;
}

}  // namespace

std::optional<Workbook> read_xlsx(const ZipPackage& package, std::string_view sheet) {
  const std::string workbook = part_of_type(read_relationships(package, {}), "officeDocument");
  if (!workbook.ends_with(".xml")) return {};  // the binary .xlsb, too
  SheetList list;
  parse_xml(package, workbook, list);
  const std::vector<Relationship> parts = read_relationships(package, workbook);
  Workbook book = list.take_book(parts);
  Sheet* const wanted = book.find(sheet);
  if (wanted == nullptr) return book;
  const std::string& cells = list.parts()[static_cast<std::size_t>(wanted - book.sheets.data())];
  if (cells.empty()) throw std::runtime_error("is damaged: it has no part for its sheet " + quote(wanted->name));
  if (const std::string texts = part_of_type(parts, "sharedStrings"); !texts.empty())
    read_shared_texts(package, texts, book);
  if (const std::string styles = part_of_type(parts, "styles"); !styles.empty())
    read_number_formats(package, styles, book);
  read_xlsx_cells(package, cells, book, *wanted);
  return book;
}

}  // namespace quire::core
