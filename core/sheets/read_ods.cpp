// All of an .ods file that matters here stands in one part: styles, which say what is hidden, then one table after
// another.
#include <array>
#include <set>
#include <stdexcept>

#include "sheets/ods_names.hpp"
#include "sheets/ods_table.hpp"
#include "sheets/workbook_formats.hpp"
#include "sheets/xml_parser.hpp"
#include "sheets/zip_package.hpp"

namespace quire::core {
namespace {

constexpr const char* kContent = "content.xml";
constexpr const char* kManifest = "META-INF/manifest.xml";

class OdsContent final : public XmlHandler {
 public:
  OdsContent(Workbook& book, std::string_view sheet) : book_(book), wanted_(sheet) {}

  void start(const XmlElement& element) override {
    if (skipped_ >= 0) return;
    bool inside = false;
    switch (place_) {
      case Place::file: inside = start_in_file(element); break;
      case Place::book: inside = element.is(kOdsTable, "table") && begin_sheet(element); break;
      case Place::table: inside = start_in_table(element); break;
      case Place::row: inside = start_in_row(element); break;
      case Place::cell: inside = start_in_cell(element); break;
      case Place::paragraph: inside = table_->text().start(element); break;
    }
    if (!inside) skipped_ = element.depth();
  }

  void end(std::string_view, int depth) override {
    if (skipped_ >= 0) {
      if (depth == skipped_) skipped_ = kNothing;
      return;
    }
    if (place_ == Place::file || depth != begun_at_[index(place_)]) return;
    if (place_ == Place::cell) table_->end_cell();
    if (place_ == Place::row) table_->end_row();
    place_ = static_cast<Place>(index(place_) - 1);
  }

  void text(std::string_view piece) override {
    if (place_ == Place::paragraph && skipped_ < 0) table_->text().add(piece);
  }

 private:
  enum class Place : std::uint8_t { file, book, table, row, cell, paragraph };
  static constexpr int kNothing = -1;

  static std::size_t index(Place place) { return static_cast<std::size_t>(place); }
  bool enter(Place place, const XmlElement& element) {
    place_ = place;
    begun_at_[index(place)] = element.depth();
    return true;
  }

  bool start_in_file(const XmlElement& element) {
    if (element.is(kOds, "spreadsheet")) return enter(Place::book, element);
    if (element.is(kOdsStyle, "style")) style_ = element.attribute(kOdsStyle, "name").value_or("");
    if (element.is(kOdsStyle, "table-properties") && element.attribute(kOdsTable, "display") == "false")
      hidden_styles_.insert(style_);
    return true;
  }

  bool begin_sheet(const XmlElement& element) {
    Sheet& sheet = book_.sheets.emplace_back();
    sheet.name = element.attribute(kOdsTable, "name").value_or("");
    sheet.hidden = hidden_styles_.count(std::string(element.attribute(kOdsTable, "style-name").value_or(""))) != 0;
    if (table_ || book_.find(wanted_) != &sheet) return false;
    // Sheets that follow may move it, but only after its end.
    table_.emplace(book_, sheet);
    return enter(Place::table, element);
  }

  bool start_in_table(const XmlElement& element) {
    if (element.space() != kOdsTable) return false;
    if (element.name() == "table-row") return table_->begin_row(element), enter(Place::row, element);
    return element.name() == "table-row-group" || element.name() == "table-header-rows" ||
           element.name() == "table-rows";
  }

  bool start_in_row(const XmlElement& element) {
    if (!element.is(kOdsTable, "table-cell") && !element.is(kOdsTable, "covered-table-cell")) return false;
    table_->begin_cell(element);
    return enter(Place::cell, element);
  }

  // Comments and pictures may have paragraphs, too.
  bool start_in_cell(const XmlElement& element) {
    if (element.space() != kOdsText) return false;
    if (element.name() != "p" && element.name() != "h") return true;
    table_->text().begin_paragraph();
    return enter(Place::paragraph, element);
  }

  Workbook& book_;
  std::string_view wanted_;
  std::string style_;
  std::set<std::string> hidden_styles_;
  std::optional<OdsTable> table_;
  Place place_ = Place::file;
  std::array<int, 6> begun_at_{};
  int skipped_ = kNothing;  // the depth of an element that does not matter, while in it
};

class EncryptionCheck final : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.is(kOdsManifest, "encryption-data")) throw std::runtime_error("is encrypted");
  }
  void end(std::string_view, int) override {}
};

bool is_ods(const ZipPackage& package) {
  constexpr std::string_view kType = "application/vnd.oasis.opendocument.spreadsheet";
  return package.has("mimetype") && package.beginning_of("mimetype", kType.size()) == kType;
}

}  // namespace

std::optional<Workbook> read_ods(const ZipPackage& package, std::string_view sheet) {
  if (!is_ods(package)) return {};
  EncryptionCheck check;
  if (package.has(kManifest)) parse_xml(package, kManifest, check);
  Workbook book;
  OdsContent content(book, sheet);
  parse_xml(package, kContent, content);
  return book;
}

}  // namespace quire::core
