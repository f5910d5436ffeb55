#include <catch2/catch.hpp>

#include "dataset/sheet_files.hpp"
#include "support/replace.hpp"

using namespace quire::test;

namespace {

/// A cell of the first column as text, "-" where it is unknown, or what is wrong. `rest` is what follows in its tag:
/// ` t="b"><v>1</v>`.
std::string cell(const std::string& rest, const std::function<void(Parts&)>& change = {}) {
  Parts parts = workbook(sheet("<row r=\"4\"><c r=\"B4\"" + rest + "</c><c r=\"D4\"><v>1</v></c></row>"));
  if (change) change(parts);
  std::string said = read_sheet(parts, "t.xlsx", "range = \"B3:D\"\n");
  if (said.starts_with("4: ") && said.ends_with(" - 1.00\n")) return said.substr(3, said.size() - 11);
  return said;
}

std::string refused(const std::string& what) { return about("t.xlsx", "has " + what); }

const std::string kNoDay = "\" in cell B4, which is formatted as a date, but is no existing day before the year 10000";

}  // namespace

TEST_CASE("a table of an .xlsx file", "[dataset][sheet]") {
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c><c r=\"C4\" s=\"1\"><v>46349</v></c><c "
                   "r=\"D4\"><v>0.5</v></c></row>"
                   "<row r=\"6\"><c r=\"B6\" t=\"s\"><v>4</v></c><c r=\"C6\" s=\"2\"><v>45688</v></c><c r=\"D6\" "
                   "s=\"3\"><v>2</v></c>"
                   "</row>")) == "4: a 2026-11-23 0.50\n6: bold 2025-01-31 2.00\n");
  CHECK(xlsx("<sheetData/>", "sheet = \"Other\"\n", "[tables.t.columns]\nn = { type = \"decimal\" }\n") == "2: 7.00\n");
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c></row>"), "header_row = 3\n") == "4: a - -\n");
}

TEST_CASE("formulas have their last result, errors none, merged cells one value", "[dataset][sheet]") {
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c><c "
                   "r=\"D4\"><f>1+1</f>"
                   "<v>2</v></c></row><row r=\"5\"><c r=\"B5\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c "
                   "r=\"D5\"><f>1+1</f></c><c r=\"C5\" "
                   "s=\"1\"><v>46349</v></c></row>")) == "4: x - 2.00\n5: - 2026-11-23 -\n");
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c><c r=\"D4\"><v>1</v></c></row><row r=\"5\"><c "
                   "r=\"D5\"><v>2</v></c></row>",
                   "<mergeCells count=\"1\"><mergeCell ref=\"B4:B5\"/></mergeCells>")) == "4: a - 1.00\n5: a - 2.00\n");
}

TEST_CASE("numbers of an .xlsx file are what they say", "[dataset][sheet]") {
  for (const char* number : {"0.30000000000000004", "-1.5", "1e-05", "28415.936669394814", "1.7976931348623157e+308"})
    CHECK(cell(std::string("><v>") + number + "</v>") == number);
  CHECK(cell("><v>\n 5 </v>") == "5");
  CHECK(cell("><v>5<!-- no -->6</v>") == "56");
  for (const char* text : {"12abc", "1,5", "0x10", "+5", "--5", "1e", "1.2.3", "nan", "INF", "1 2"})
    CHECK(cell(std::string("><v>") + text + "</v>") ==
          refused("\"" + std::string(text) + "\" in cell B4, which is not a number"));
  for (const char* text : {"1e400", "-1E-400"})
    CHECK(cell(std::string("><v>") + text + "</v>") ==
          refused("\"" + std::string(text) + "\" in cell B4, which is out of the range of a 64-bit number"));
}

TEST_CASE("each type of cell of an .xlsx file", "[dataset][sheet]") {
  CHECK(cell(" t=\"n\"><v>2</v>") == "2");
  CHECK(cell(" t=\"b\"><v>1</v>") == "true");
  CHECK(cell(" t=\"b\"><f>1=2</f><v>0</v>") == "false");
  CHECK(cell(" t=\"b\"><v>2</v>") == refused("\"2\" in cell B4, which is neither true nor false"));
  CHECK(cell(" t=\"e\"><v>#N/A</v>") == "-");
  CHECK(cell(" t=\"inlineStr\"><is><t>#N/A</t></is>") == "#N/A");  // a text, not an error
  CHECK(cell(" t=\"d\"><v>2025-01-02</v>") == "2025-01-02");
  CHECK(cell(" t=\"d\"><v>2025-01-02T03:04:05Z</v>") == "2025-01-02T03:04:05");
  CHECK(cell(" t=\"d\"><v>08:30:00</v>") == "08:30:00");
  CHECK(cell(" t=\"d\"><v>2025-02-30</v>") == refused("\"2025-02-30\" in cell B4, which is not a date"));
  CHECK(cell(" t=\"s\"><v>6</v>") == refused("\"6\" in cell B4, which is the number of no text"));
  CHECK(cell(" t=\"s\"><v>-1</v>") == refused("\"-1\" in cell B4, which is the number of no text"));
  CHECK(cell(" t=\"q\"><v>1</v>") == refused("\"q\" in cell B4, which is no type of cell"));
}

TEST_CASE("formulas of every kind have their last result, or none", "[dataset][sheet]") {
  CHECK(cell("><f t=\"array\" ref=\"B4\">SUM(1*7)</f><v>7</v>") == "7");
  CHECK(cell(" cm=\"1\"><f t=\"array\" ref=\"B4:B5\">_xlfn.UNIQUE(A2:A3)</f><v>7</v>") == "7");
  CHECK(cell("><f t=\"shared\" si=\"0\"/><v>7</v>") == "7");
  CHECK(cell("><f t=\"dataTable\" ref=\"B4:B4\" dt2D=\"0\" dtr=\"0\" r1=\"A1\"/><v>7</v>") == "7");
  CHECK(cell(" t=\"str\"><f>\"a\"</f><v> a  b </v>") == " a  b ");
  CHECK(cell(" t=\"str\"><f>\"\"</f><v></v>") == "-");
  CHECK(cell("><f>1+1</f>") == "-");
  CHECK(cell("><f>1+1</f><v/>") == "-");
}

TEST_CASE("texts of an .xlsx file are whole", "[dataset][sheet]") {
  const auto shared = [](const std::string& items) {
    return cell(" t=\"s\"><v>3</v>", [&](Parts& parts) {
      replace_first(part(parts, "xl/sharedStrings.xml"), "<si><t>a</t></si>", "<si>" + items + "</si>");
    });
  };
  CHECK(shared("<t>plain</t>") == "plain");
  CHECK(shared("<r><rPr><b/></rPr><t xml:space=\"preserve\">ri </t></r><r><t>ch</t></r>") == "ri ch");
  CHECK(shared("<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/>") == "東京");
  CHECK(shared("<t><![CDATA[a<b]]>&amp;&#x4e2d;</t>") == "a<b&中");
  CHECK(shared("<t>a_x0041_b_x005F_x0041_ _xD83D__xDE00_ _xD83D_ _x004_</t>") == "aAb_x0041_ 😀 _xD83D_ _x004_");
  CHECK(shared("<t>line1_x000D_\nline2</t>") == "line1\r\nline2");
  const std::string inlined = " t=\"inlineStr\"><is>";
  CHECK(cell(inlined + "<t>a &amp; </t><t xml:space=\"preserve\">b</t></is>") == "a & b");
  CHECK(cell(inlined + "<r><t>ab</t></r><r><t>c_x0064_</t></r><rPh><t>no</t></rPh></is>") == "abcd");
  CHECK(cell(" t='inlineStr'><is><t>x</t></is>") == "x");
  CHECK(cell(" t=\"str\"><v>a_x0041_</v>") == "aA");
}

TEST_CASE("cells without a text take none from the next", "[dataset][sheet]") {
  CHECK(xlsx(sheet(
            "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"/><c r=\"D4\"><v>1</v></c></row><row r=\"5\"><c r=\"B5\" "
            "t=\"inlineStr\"></c>"
            "<c r=\"D5\"><v>2</v></c></row><row r=\"6\"><c r=\"B6\" t=\"inlineStr\"><is><t>x</t></is></c></row>")) ==
        "4: - - 1.00\n5: - - 2.00\n6: x - -\n");
}

TEST_CASE("numbers are days as Excel counts them", "[dataset][sheet]") {
  const auto day = [](const std::string& number) { return cell(" s=\"1\"><v>" + number + "</v>"); };
  CHECK(day("1") == "1900-01-01");
  CHECK(day("59") == "1900-02-28");
  CHECK(day("61") == "1900-03-01");
  CHECK(day("2958465") == "9999-12-31");
  CHECK(day("45000.5") == "2023-03-15T12:00:00");
  CHECK(day("45000.999999999") == "2023-03-16");  // a moment that rounds to midnight is the next day
  for (const char* number : {"0", "-1", "60", "60.5", "2958466", "1e+10"})
    CHECK(day(number) == refused("\"" + std::string(number) + kNoDay));
  const auto from_1904 = [](const std::string& number) {
    return cell(" s=\"1\"><v>" + number + "</v>", [](Parts& parts) {
      replace_first(part(parts, "xl/workbook.xml"), "<sheets>", "<workbookPr date1904=\"true\"/><sheets>");
    });
  };
  CHECK(from_1904("0") == "1904-01-01");
  CHECK(from_1904("60") == "1904-03-01");
  CHECK(from_1904("44562") == "2026-01-02");
  CHECK(from_1904("2957003") == "9999-12-31");
  CHECK(from_1904("2957004") == refused("\"2957004" + kNoDay));
  // What is wrong outside of the range is no matter of the table.
  CHECK(xlsx(sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c><c r=\"Z4\" s=\"1\"><v>60</v></c></row>")) ==
        "4: a - -\n");
}

TEST_CASE("number formats say what is a day", "[dataset][sheet]") {
  const auto shown = [](const std::string& id, const std::string& code) {
    return cell(" s=\"1\"><v>45000</v>", [&](Parts& parts) {
      std::string& styles = part(parts, "xl/styles.xml");
      replace_first(styles, "<xf numFmtId=\"14\"/>", "<xf numFmtId=\"" + id + "\"/>");
      if (!code.empty())
        replace_first(styles, "</numFmts>", "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + code + "\"/></numFmts>");
      // Of conditional styles, with a number of another one.
      replace_first(styles, "</styleSheet>",
                    "<dxfs><dxf><numFmt numFmtId=\"" + id + "\" formatCode=\"0.0\"/></dxf></dxfs></styleSheet>");
    });
  };
  for (const char* id : {"14", "15", "16", "17", "22", "27", "36", "57"}) CHECK(shown(id, "") == "2023-03-15");
  for (const char* id : {"0", "2", "9", "18", "20", "45", "49"}) CHECK(shown(id, "") == "45000");
  for (const char* code : {"mmm\\ yyyy", "[$-407]d/m", "DD.MM.YY;@"}) CHECK(shown("170", code) == "2023-03-15");
  for (const char* code : {"[Red]0.00", "0 &quot;days&quot;", "[h]:mm", "0\\d", "0_y", "General"})
    CHECK(shown("170", code) == "45000");
}

TEST_CASE("cells and rows without an address follow the ones before", "[dataset][sheet]") {
  const std::string columns = "[tables.t.columns]\nid = { type = \"text\" }\nn = { type = \"decimal\" }\n";
  const auto text = [](const std::string& what) { return "<c t=\"inlineStr\"><is><t>" + what + "</t></is></c>"; };
  const std::string names = "<sheetData><row>" + text("id") + text("n") + "</row>";
  CHECK(xlsx(names + "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\">" + text("b") + "</row><row>" + text("c") +
                 "<c/><c/><c r=\"B6\"><v>3</v></c></row></sheetData>",
             "", columns) == "2: 1 2.00\n5: b -\n6: c 3.00\n");
  // Rows may stand in any order, but none twice.
  CHECK(xlsx(names + "<row r=\"4\">" + text("d") + "</row><row r=\"3\">" + text("c") + "</row></sheetData>", "",
             columns) == "3: c -\n4: d -\n");
  const auto damaged = [&](const std::string& rows) { return xlsx(names + rows + "</sheetData>", "", columns); };
  CHECK(damaged("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>") ==
        about("t.xlsx", "is damaged: it has the cell A2 twice"));
  CHECK(damaged("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>") ==
        about("t.xlsx", "is damaged: cell A3 stands in row 2"));
  for (const char* row : {"0", "-5", "1048577", "99999999999", "x"})
    CHECK(damaged("<row r=\"" + std::string(row) + "\"/>") ==
          about("t.xlsx", "is damaged: it has a row \"" + std::string(row) + "\""));
  for (const char* place : {"A0", "XFE2", "2", "A2B", ""})
    CHECK(damaged("<row r=\"2\"><c r=\"" + std::string(place) + "\"/></row>") ==
          about("t.xlsx", "is damaged: it has a cell \"" + std::string(place) + "\""));
}

TEST_CASE("merged cells are whole ranges", "[dataset][sheet]") {
  const std::string rows = sheet(
      "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c><c r=\"D4\"><v>1</v></c></row><row r=\"5\"><c "
      "r=\"D5\"><v>2</v></c></row>",
      "<mergeCells><mergeCell ref=\"REF\"/></mergeCells>");
  const auto merged = [&](const std::string& range) {
    std::string all = rows;
    return replace_first(all, "REF", range), xlsx(all);
  };
  CHECK(merged("B4:B1048576") == "4: a - 1.00\n5: a - 2.00\n");
  CHECK(merged("B4") == "4: a - 1.00\n5: - - 2.00\n");
  for (const char* range : {"B5:B4", "ZZZZ1:1", "", "B4:"})
    CHECK(merged(range) == refused("merged cells at \"" + std::string(range) + "\", which is no range"));
}

TEST_CASE("the parts of an .xlsx file are those that it names", "[dataset][sheet]") {
  const std::string rows = sheet("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>3</v></c></row>");
  const std::string range = "range = \"B3:D\"\n";
  for (const char* target :
       {"/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml", "../xl/worksheets/SHEET1.xml"})
    CHECK(read_sheet(workbook(rows, target), "t.xlsx", range) == "4: a - -\n");
  Parts renamed = workbook(rows, "cells.bin");
  for (auto& [name, content] : renamed)
    if (name == "xl/worksheets/sheet1.xml") name = "xl/cells.bin";
  CHECK(read_sheet(renamed, "t.xlsx", range) == "4: a - -\n");
  // Prefixes are only names of namespaces; other encodings only another way to write.
  Parts prefixed = workbook({});
  part(prefixed, "xl/worksheets/sheet1.xml") =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x:worksheet "
      "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>n</x:t></x:is></x:c></x:row><x:row><x:c "
      "t=\"inlineStr\"><x:is><x:t>\xE9</x:t>"
      "</x:is></x:c></x:row></x:sheetData></x:worksheet>";
  CHECK(read_sheet(prefixed, "t.xlsx", "", "[tables.t.columns]\nn = { type = \"text\" }\n") == "2: é\n");
  // The strict form of the standard.
  Parts strict = workbook(rows);
  replace_first(part(strict, "xl/workbook.xml"), "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships");
  CHECK(read_sheet(strict, "t.xlsx", range) == "4: a - -\n");
  CHECK(read_sheet(workbook(rows, "nowhere.xml"), "t.xlsx", range) ==
        about("t.xlsx", "is damaged: it has no part \"xl/nowhere.xml\""));
  Parts loose = workbook(rows);
  replace_first(part(loose, "xl/workbook.xml"), "r:id=\"rId1\"", "r:id=\"rId9\"");
  CHECK(read_sheet(loose, "t.xlsx", range) == about("t.xlsx", "is damaged: it has no part for its sheet \"Prices\""));
  Parts letter = workbook(rows);
  part(letter, "xl/workbook.xml") = "<document/>";
  CHECK(read_sheet(letter, "t.xlsx", range) == about("t.xlsx", "is neither an .xlsx nor an .ods spreadsheet"));
}

TEST_CASE("sheets stand in the workbook's order, and hidden ones are asked for by name", "[dataset][sheet]") {
  const std::string columns = "[tables.t.columns]\nn = { type = \"decimal\" }\n";
  Parts parts = workbook(sheet("<row r=\"4\"><c r=\"D4\"><v>1</v></c></row>"));
  std::string& list = part(parts, "xl/workbook.xml");
  replace_first(list, "sheetId=\"1\"", "sheetId=\"1\" state=\"veryHidden\"");
  CHECK(read_sheet(parts, "t.xlsx", "", columns) == "2: 7.00\n");
  CHECK(read_sheet(parts, "t.xlsx", "sheet = \"Prices\"\nheader_row = 3\n", columns) == "4: 1.00\n");
  replace_first(list, "sheetId=\"2\"", "sheetId=\"2\" state=\"hidden\"");
  CHECK(read_sheet(parts, "t.xlsx", "", columns) == refused("hidden sheets only; it has \"Prices\", \"Other\""));
  // A sheet that is a chart has no cells.
  Parts chart = workbook("no cells");
  replace_first(part(chart, "xl/_rels/workbook.xml.rels"), "/worksheet\"", "/chartsheet\"");
  CHECK(read_sheet(chart, "t.xlsx", "", columns) == "2: 7.00\n");
}
