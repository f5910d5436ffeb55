#include <zip.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "dataset/folder.hpp"
#include "dataset/source/row_stream.hpp"
#include "sheets/sheet_range.hpp"

using namespace quire::core;
using quire::test::said;
using quire::test::TemporaryFolder;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string kSheetNamespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const std::string kRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

void write_zip(const std::string& path, const Parts& parts) {
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(archive != nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, 0);
    REQUIRE(index >= 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);  // the fastest
  }
  REQUIRE(zip_close(archive) == 0);
}

/// A workbook with the sheets "Prices" and "Other", as office suites write it.
Parts workbook(const std::string& prices, const std::string& target = "worksheets/sheet1.xml") {
  const std::string part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" "
       "ContentType=\"" + part + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" +
           part + "worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" + part +
           "worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + part +
           "sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + part + "styles+xml\"/></Types>"},
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
      {"xl/sharedStrings.xml", "<sst " + kSheetNamespace + "><si><t>id</t></si><si><t>day</t></si><si><t>n</t></si><si>"
                               "<t>a</t></si><si><r><t>b</t></r><r><t>old</t></r></si><si><t>Prices of 2026</t></si></sst>"},
      {"xl/styles.xml", "<styleSheet " + kSheetNamespace + "><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-"
                        "mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"0 &quot;days&quot;\"/></numFmts><cellStyleXfs count=\"1\">"
                        "<xf numFmtId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                        "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet " + kSheetNamespace + ">" + prices + "</worksheet>"},
      {"xl/worksheets/sheet2.xml", "<worksheet " + kSheetNamespace +
                                       "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c></row>"
                                       "<row r=\"2\"><c r=\"A2\"><v>7</v></c></row></sheetData></worksheet>"}};
}

const std::string kHeader =
    "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c><c r=\"D3\" t=\"s\"><v>2</v></c></row>";

std::string sheet(const std::string& rows, const std::string& more = {}) {
  return "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>" + kHeader + rows + "</sheetData>" + more;
}

const std::string kColumns =
    "[tables.t.columns]\nid = { type = \"text\" }\nday = { type = \"date\" }\nn = { type = \"decimal\" }\n";

/// The rows as CSV, or what is wrong.
std::string read(const std::function<void(const std::string&)>& write, const std::string& name, const std::string& keys,
                 const std::string& columns = kColumns, const std::string& program = QUIRE_SHEETS) {
  const TemporaryFolder folder;
  write(folder.path() + "/" + name);
  Diagnostics diagnostics;
  const auto dataset =
      read_dataset(folder.write("dataset.toml", "[tables.t]\nfile = \"" + name + "\"\n" + keys + columns),
                   {{}, program, {}}, diagnostics);
  if (!dataset) return said(diagnostics, folder.path());
  CHECK(said(diagnostics, folder.path()) == "");
  std::string text;
  const TableView& table = dataset->tables()[0];
  for (std::size_t row = 0; row < table.row_count; ++row) {
    text += std::to_string(table.lines[row]) + ":";
    for (const ColumnView& column : table.columns) {
      text += " ";
      if (!column.has(row)) text += "-";
      else if (column.type == ColumnType::text) text += column.text(row);
      else if (column.type == ColumnType::date) text += iso_date(column.date(row));
      else text += std::to_string(column.decimal(row)).substr(0, 4);
    }
    text += "\n";
  }
  return text;
}

std::string xlsx(const std::string& prices, const std::string& keys = "range = \"B3:D\"\n",
                 const std::string& columns = kColumns) {
  return read([&](const std::string& path) { write_zip(path, workbook(prices)); }, "t.xlsx", keys, columns);
}

}  // namespace

TEST_CASE("a table of an .xlsx file", "[dataset][sheet]") {
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c><c r=\"C4\" s=\"1\"><v>46349</v></c><c r=\"D4\"><v>0.5</v></c></row>"
                   "<row r=\"6\"><c r=\"B6\" t=\"s\"><v>4</v></c><c r=\"C6\" s=\"2\"><v>45688</v></c><c r=\"D6\" s=\"3\"><v>2</v></c>"
                   "</row>")) == "4: a 2026-11-23 0.50\n6: bold 2025-01-31 2.00\n");
  CHECK(xlsx("<sheetData/>", "sheet = \"Other\"\n", "[tables.t.columns]\nn = { type = \"decimal\" }\n") == "2: 7.00\n");
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c></row>"), "header_row = 3\n") == "4: a - -\n");
}

TEST_CASE("formulas have their last result, errors none, merged cells one value", "[dataset][sheet]") {
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c><c r=\"D4\"><f>1+1</f>"
                   "<v>2</v></c></row><row r=\"5\"><c r=\"B5\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"D5\"><f>1+1</f></c><c r=\"C5\" "
                   "s=\"1\"><v>46349</v></c></row>")) == "4: x - 2.00\n5: - 2026-11-23 -\n");
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c><c r=\"D4\"><v>1</v></c></row><row r=\"5\"><c r=\"D5\"><v>2</v></c></row>",
                   "<mergeCells count=\"1\"><mergeCell ref=\"B4:B5\"/></mergeCells>")) == "4: a - 1.00\n5: a - 2.00\n");
}

TEST_CASE("what other programs than office suites write is read too", "[dataset][sheet]") {
  const std::string rows = sheet("<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>a &amp; </t><t xml:space=\"preserve\">b</t></is></c></row>");
  const auto write = [&](const std::string& path) { write_zip(path, workbook(rows, "/xl/worksheets/sheet1.xml")); };
  CHECK(read(write, "t.xlsx", "range = \"B3:D\"\n") == "4: a & b - -\n");
  // Cells without a text take none from the next.
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"/><c r=\"D4\"><v>1</v></c></row><row r=\"5\"><c r=\"B5\" t=\"inlineStr\"></c>"
                   "<c r=\"D5\"><v>2</v></c></row><row r=\"6\"><c r=\"B6\" t=\"inlineStr\"><is><t>x</t></is></c></row>")) ==
        "4: - - 1.00\n5: - - 2.00\n6: x - -\n");
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t='inlineStr'><is><t>x</t></is></c></row>")) ==
        "dataset.toml:1:9: error: table \"t\": \"t.xlsx\" has texts in cells that cannot be read: save it from a spreadsheet program\n");
  // A moment that rounds to midnight is the next day.
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"C4\" s=\"1\"><v>46348.999999</v></c></row>")) == "4: - 2026-11-23 -\n");
}

TEST_CASE("a table of an .ods file", "[dataset][sheet]") {
  const std::string content =
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
      "<table:table table:name=\"One\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>id</text:p>"
      "</table:table-cell><table:table-cell office:value-type=\"string\"><text:p>day</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"string\"><text:p>n</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-23\"><text:p>23.11.2026</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>0,5</text:p></table:table-cell>"
      "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
  const auto write = [&](const std::string& path) {
    write_zip(path, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
  };
  CHECK(read(write, "t.ods", "") == "2: a 2026-11-23 0.50\n");
}

TEST_CASE("what is wrong with a spreadsheet is said", "[dataset][sheet]") {
  const std::string place = "dataset.toml:1:9: error: table \"t\": \"t.xlsx\" ";
  const std::string rows = sheet("<row r=\"4\"><c r=\"C4\"><v>1.5</v></c><c r=\"D4\" t=\"s\"><v>3</v></c></row>");
  CHECK(xlsx(rows) == "t.xlsx:4:2: error: column \"day\": \"1.5\" is not a date\n"
                      "  hint: write an existing day as YYYY-MM-DD\n"
                      "t.xlsx:4:3: error: column \"n\": \"a\" is not a number\n");
  CHECK(xlsx(rows, "sheet = \"Pices\"\n") == place + "has no sheet \"Pices\"; it has \"Prices\", \"Other\"\n");
  CHECK(xlsx(rows, "range = \"D3:B\"\n") == place + "has no range \"D3:B\"\n");
  CHECK(xlsx(rows, "range = \"X1:Z9\"\n") == place + "has no rows in its sheet \"Prices\"\n");
  CHECK(xlsx(rows, "header = false\nheader_row = 3\n") ==
        "dataset.toml:3:10: error: \"header\" is false, and \"header_row\" names one\n");
  const auto text = [](const std::string& content) {
    return [content](const std::string& path) {
      TemporaryFolder folder;
      std::filesystem::copy_file(folder.write("x", content), path);
    };
  };
  CHECK(read(text("id,day,n\n"), "t.xlsx", "") == place + "is neither an .xlsx nor an .ods spreadsheet\n");
  CHECK(read(text("PK\3\4 and no more"), "t.xlsx", "") == place + "is damaged: Not a zip archive\n");
  CHECK(read(text(""), "t.xlsx", "") == place + "is neither an .xlsx nor an .ods spreadsheet\n");
  CHECK(read([](const std::string& path) { write_zip(path, {{"a.txt", "x"}}); }, "t.xlsx", "") ==
        place + "is neither an .xlsx nor an .ods spreadsheet\n");
  CHECK(read([](const std::string&) {}, "t.xlsx", "") == place + "does not exist\n");
  CHECK(read(text("x"), "t.xlsx", "", kColumns, "/nowhere/quire-sheets") ==
        place + "cannot be read without quire-sheets: No such file or directory\n");
}

TEST_CASE("a zip bomb is refused before it goes off", "[dataset][sheet]") {
  // It has to be packed first, which takes the time of this case.
  const std::string bomb(std::size_t{260} << 20, ' ');
  Parts parts = workbook(sheet(""));
  for (int i = 0; i < 4; ++i) parts.emplace_back("xl/media/" + std::to_string(i), bomb);
  CHECK(read([&](const std::string& path) { write_zip(path, parts); }, "t.xlsx", "") ==
        "dataset.toml:1:9: error: table \"t\": \"t.xlsx\" would unpack to more than 1 GB: it is too large, or made to be\n");
}

TEST_CASE("ranges of a sheet", "[dataset][sheet]") {
  const auto range = parse_sheet_range("b3:AA20");
  REQUIRE(range);
  CHECK(range->first_row == 2);
  CHECK(range->first_column == 1);
  CHECK(range->last_row == 19);
  CHECK(range->last_column == 26);
  CHECK(parse_sheet_range("A:C")->last_row == SheetRange::kOpen);
  for (const char* text : {"", ":", "A1", "A1:", "1:2", "A0:B1", "A1:B2:C3", "XFE1:XFE2", "A1:A1048577", "B1:A2", "A1 :B2"})
    CHECK_FALSE(parse_sheet_range(text));
}

TEST_CASE("messages of the program that reads sheets are not trusted", "[dataset][sheet]") {
  using namespace dataset_detail;
  std::string whole;
  const std::vector<Cell> names{Cell{std::string_view("id")}, Cell{}};
  const std::vector<Cell> row{Cell{std::int64_t{-1}}, Cell{Date{std::chrono::days{3}}}};
  append_cells(whole, RowMessage::names, 1, names);
  append_cells(whole, RowMessage::row, 2, row);
  append_text(whole, RowMessage::end, {});
  int rows = 0;
  const auto sound = [&](const std::string& bytes, std::size_t piece) {
    rows = 0;
    RowStreamReader reader({[](auto) {}, [&](std::uint32_t, auto cells) { rows += cells.size() == 2 ? 1 : 0; }, [](auto) {}});
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      if (!reader.read(std::string_view(bytes).substr(at, piece))) return false;
    return reader.ended();
  };
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, whole.size()}) {
    CHECK(sound(whole, piece));
    CHECK(rows == 1);
  }
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(sound(whole.substr(0, size), 64));
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const char byte : {'\0', '\5', '\377'}) {
      std::string changed = whole;
      changed[at] = byte;
      sound(changed, 64);  // ends, within its bounds
    }
}
