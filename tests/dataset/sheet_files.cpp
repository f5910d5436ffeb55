#include "dataset/sheet_files.hpp"

#include <zip.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

namespace quire::test {
namespace {

const std::string kSheetNamespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const std::string kRelations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace

const std::string kSheetColumns =
    "[tables.t.columns]\nid = { type = \"text\" }\nday = { type = \"date\" }\nn = { type = \"decimal\" }\n";

void write_zip(const std::string& path, const Parts& parts, Packing packing) {
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(archive != nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, 0);
    REQUIRE(index >= 0);
    // The fastest way to pack.
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
                             packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1);
  }
  REQUIRE(zip_close(archive) == 0);
}

std::string& part(Parts& parts, const std::string& name) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.first == name; });
  REQUIRE(found != parts.end());
  return found->second;
}

Parts workbook(const std::string& prices, const std::string& target) {
  const std::string part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
       "PartName=\"/xl/workbook.xml\" "
       "ContentType=\"" +
           part + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + part +
           "worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" + part +
           "worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + part +
           "sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + part +
           "styles+xml\"/></Types>"},
      {"_rels/.rels", kRelations + "<Relationship Id=\"rId1\" Type=\"" + kOffice +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook " + kSheetNamespace + " xmlns:r=\"" + kOffice +
                              "\"><sheets><sheet name=\"Prices\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Other\" "
                              "sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       kRelations + "<Relationship Id=\"rId1\" Type=\"" + kOffice + "/worksheet\" Target=\"" + target +
           "\"/><Relationship Id=\"rId2\" Type=\"" + kOffice +
           "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"" + kOffice +
           "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId4\" Type=\"" + kOffice +
           "/styles\" Target=\"styles.xml\"/></Relationships>"},
      {"xl/sharedStrings.xml",
       "<sst " + kSheetNamespace +
           "><si><t>id</t></si><si><t>day</t></si><si><t>n</t></si><si>"
           "<t>a</t></si><si><r><t>b</t></r><r><t>old</t></r></si><si><t>Prices of 2026</t></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet " + kSheetNamespace +
           "><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-"
           "mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"0 &quot;days&quot;\"/></numFmts><cellStyleXfs count=\"1\">"
           "<xf numFmtId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
           "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet " + kSheetNamespace + ">" + prices + "</worksheet>"},
      {"xl/worksheets/sheet2.xml", "<worksheet " + kSheetNamespace +
                                       "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c></row>"
                                       "<row r=\"2\"><c r=\"A2\"><v>7</v></c></row></sheetData></worksheet>"}};
}

std::string sheet(const std::string& rows, const std::string& more) {
  const std::string names =
      "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c><c r=\"D3\" "
      "t=\"s\"><v>2</v></c></row>";
  return "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>" + names + rows + "</sheetData>" + more;
}

Parts open_document(const std::string& tables, const std::string& styles) {
  const std::string names = "urn:oasis:names:tc:opendocument:xmlns:";
  return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
          {"META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"" + names + "manifest:1.0\"/>"},
          {"content.xml",
           "<office:document-content xmlns:office=\"" + names + "office:1.0\" xmlns:table=\"" + names +
               "table:1.0\" xmlns:text=\"" + names + "text:1.0\" xmlns:style=\"" + names +
               "style:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
               "<office:automatic-styles>" +
               styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
               "</office:spreadsheet></office:body></office:document-content>"}};
}

std::string read_sheet(const std::function<void(const std::string&)>& write, const std::string& name,
                       const std::string& keys, const std::string& columns, const std::string& program) {
  const TemporaryFolder folder;
  write(folder.path() + "/" + name);
  core::Diagnostics diagnostics;
  const auto dataset =
      core::read_dataset(folder.write("dataset.toml", "[tables.t]\nfile = \"" + name + "\"\n" + keys + columns),
                         {{}, program, {}}, diagnostics);
  if (!dataset) return said(diagnostics, folder.path());
  CHECK(said(diagnostics, folder.path()) == "");
  std::string text;
  const core::TableView& table = dataset->tables()[0];
  for (std::size_t row = 0; row < table.row_count; ++row) {
    text += std::to_string(table.lines[row]) + ":";
    for (const core::ColumnView& column : table.columns) {
      text += " ";
      if (!column.has(row))
        text += "-";
      else if (column.type == core::ColumnType::text)
        text += column.text(row);
      else if (column.type == core::ColumnType::date)
        text += core::iso_date(column.date(row));
      else
        text += std::to_string(column.decimal(row)).substr(0, 4);
    }
    text += "\n";
  }
  return text;
}

std::string read_sheet(const Parts& parts, const std::string& name, const std::string& keys,
                       const std::string& columns) {
  return read_sheet([&](const std::string& path) { write_zip(path, parts); }, name, keys, columns);
}

std::string xlsx(const std::string& prices, const std::string& keys, const std::string& columns) {
  return read_sheet(workbook(prices), "t.xlsx", keys, columns);
}

std::string about(const std::string& file, const std::string& what) {
  return "dataset.toml:1:9: error: table \"t\": \"" + file + "\" " + what + "\n";
}

}  // namespace quire::test
