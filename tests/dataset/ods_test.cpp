#include <catch2/catch.hpp>

#include "dataset/sheet_files.hpp"
#include "support/replace.hpp"

using namespace quire::test;

namespace {

std::string text(const std::string& what) {
  return "<table:table-cell office:value-type=\"string\"><text:p>" + what + "</text:p></table:table-cell>";
}
std::string row(const std::string& cells, const std::string& attributes = {}) {
  return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}
std::string table(const std::string& rows, const std::string& attributes = "table:name=\"One\"") {
  return "<table:table " + attributes + ">" + rows + "</table:table>";
}
const std::string kNames = row(text("id") + text("n"));
const std::string kColumns = "[tables.t.columns]\nid = { type = \"text\" }\nn = { type = \"text\" }\n";

std::string ods(const std::string& tables, const std::string& keys = {}, const std::string& columns = kColumns) {
  return read_sheet(open_document(tables), "t.ods", keys, columns);
}
std::string rows(const std::string& xml) { return ods(table(kNames + xml)); }
std::string refused(const std::string& what) { return about("t.ods", what); }

/// The second cell of a row, "-" where it is unknown, or what is wrong.
std::string cell(const std::string& xml) {
  const std::string said = rows(row(text("a") + xml));
  return said.starts_with("2: a ") ? said.substr(5, said.size() - 6) : said;
}
std::string value(const std::string& type, const std::string& attribute, const std::string& what,
                  const std::string& more = {}) {
  return cell("<table:table-cell office:value-type=\"" + type + "\" office:" + attribute + "=\"" + what + "\" " + more +
              "><text:p>shown</text:p></table:table-cell>");
}
std::string string_cell(const std::string& content) {
  return cell("<table:table-cell office:value-type=\"string\">" + content + "</table:table-cell>");
}

}  // namespace

TEST_CASE("a table of an .ods file", "[dataset][sheet]") {
  const std::string date =
      "<table:table-cell office:value-type=\"date\" "
      "office:date-value=\"2026-11-23\"><text:p>23.11.2026</text:p></table:table-cell>";
  const std::string number =
      "<table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>0,5</text:p></table:table-cell>";
  CHECK(ods(table(row(text("id") + text("day") + text("n")) + row(text("a") + date + number)), "", kSheetColumns) ==
        "2: a 2026-11-23 0.50\n");
}

TEST_CASE("each type of cell of an .ods file", "[dataset][sheet]") {
  CHECK(value("float", "value", "28415.936669394814") == "28415.936669394814");
  CHECK(value("percentage", "value", "0.25") == "0.25");
  CHECK(value("currency", "value", "12.5", "office:currency=\"EUR\"") == "12.5");
  CHECK(value("boolean", "boolean-value", "true") == "true");
  CHECK(value("date", "date-value", "1850-01-02") == "1850-01-02");
  CHECK(value("date", "date-value", "2025-01-02T03:04:05.000000000") == "2025-01-02T03:04:05");
  CHECK(value("time", "time-value", "PT12H30M00S") == "12:30:00");
  CHECK(value("time", "time-value", "-PT36H00M59.9S") == "-36:01:00");
  CHECK(value("string", "string-value", " x  y ") == " x  y ");
  CHECK(cell("<table:table-cell><text:p>b</text:p></table:table-cell>") == "b");
  CHECK(cell("<table:table-cell table:formula=\"of:=1+1\"/>") == "-");
  CHECK(value("float", "value", "1e400") ==
        refused("has \"1e400\" in cell B2, which is out of the range of a 64-bit number"));
  CHECK(value("float", "value", "") == refused("has \"\" in cell B2, which is not a number"));
  CHECK(value("boolean", "boolean-value", "yes") == refused("has \"yes\" in cell B2, which is neither true nor false"));
  CHECK(value("date", "date-value", "2025-02-30") == refused("has \"2025-02-30\" in cell B2, which is not a date"));
  CHECK(value("date", "date-value", "0000-01-01") == refused("has \"0000-01-01\" in cell B2, which is not a date"));
  CHECK(value("time", "time-value", "12:30") == refused("has \"12:30\" in cell B2, which is not a time"));
  CHECK(value("fraction", "value", "1") == refused("has \"fraction\" in cell B2, which is no type of cell"));
}

TEST_CASE("formulas of an .ods file that are errors are unknown", "[dataset][sheet]") {
  const auto result = [](const std::string& attributes, const std::string& shown) {
    return cell("<table:table-cell " + attributes + "><text:p>" + shown + "</text:p></table:table-cell>");
  };
  CHECK(result("table:formula=\"of:=&quot;x&quot;\" office:value-type=\"string\" office:string-value=\"xy\"", "xy") ==
        "xy");
  CHECK(result("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#N/A") == "-");
  CHECK(result("office:value-type=\"float\" office:value=\"0\" calcext:value-type=\"error\"", "#DIV/0!") == "-");
  // As programs write it that do not mark errors.
  CHECK(result("table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"", "#DIV/0!") == "-");
  CHECK(result("table:formula=\"of:=x\" office:value-type=\"string\"", "Err:508") == "-");
  CHECK(result("office:value-type=\"string\"", "#N/A") == "#N/A");
}

TEST_CASE("texts of an .ods file are whole", "[dataset][sheet]") {
  CHECK(string_cell("<text:p>a</text:p><text:p/><text:p>b</text:p>") == "a\n\nb");
  CHECK(string_cell("<text:p>a<text:s text:c=\"2\"/>b<text:s/><text:tab/>c<text:line-break/>d</text:p>") ==
        "a  b \tc\nd");
  CHECK(string_cell("<text:p>a<text:span>b</text:span> <text:a xmlns:l=\"x\" l:href=\"y\">c</text:a></text:p>") ==
        "ab c");
  CHECK(string_cell("<text:p>\n  a \t\n b</text:p>") == "a b");
  CHECK(
      string_cell("<office:annotation><text:p>NOTE</text:p></"
                  "office:annotation><text:p>a<office:annotation><text:p>NOTE</text:p>"
                  "</office:annotation>b</text:p><draw:frame xmlns:draw=\"x\"><text:p>PICTURE</text:p></draw:frame>") ==
      "ab");
  CHECK(string_cell("<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>トウ</text:ruby-text></"
                    "text:ruby></text:p>") == "東京");
  CHECK(string_cell("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>") == "a");
}

TEST_CASE("rows and cells of an .ods file may stand for many", "[dataset][sheet]") {
  const std::string last = row(text("z") + text("1"));
  CHECK(rows(row(text("a") + text("b"), "table:number-rows-repeated=\"3\"") + last) ==
        "2: a b\n3: a b\n4: a b\n5: z 1\n");
  CHECK(rows(row("<table:table-cell table:number-columns-repeated=\"2\" "
                 "office:value-type=\"string\"><text:p>r</text:p></table:table-cell>")) == "2: r r\n");
  CHECK(rows(row("<table:table-cell/>", "table:number-rows-repeated=\"5\"") + last) == "7: z 1\n");
  // What a spreadsheet program writes below and beside the last cell.
  CHECK(rows(row(text("a") + "<table:table-cell table:number-columns-repeated=\"16383\"/>") +
             row("<table:table-cell table:number-columns-repeated=\"16384\"/>",
                 "table:number-rows-repeated=\"1048574\"")) == "2: a -\n");
  CHECK(rows(row("<table:table-cell table:number-columns-repeated=\"4000000000\"/>",
                 "table:number-rows-repeated=\"4000000000\"")) == "");
  for (const char* count : {"0", "-3", "x", "99999999999"})
    CHECK(rows(row(text("a"), "table:number-rows-repeated=\"" + std::string(count) + "\"")) ==
          refused("is damaged: its number-rows-repeated is \"" + std::string(count) + "\""));
  const std::string outside = refused("has values outside of what a sheet may have: 1048576 rows, 16384 columns");
  CHECK(rows(row(text("a"), "table:number-rows-repeated=\"1048576\"")) == outside);
  CHECK(rows(row("<table:table-cell table:number-columns-repeated=\"16384\"/>" + text("a"))) == outside);
  CHECK(rows(row("<table:table-cell table:number-columns-repeated=\"16384\" "
                 "office:value-type=\"string\"><text:p>r</text:p></table:table-cell>",
                 "table:number-rows-repeated=\"100000\"")) ==
        refused("has more than 32000000 cells: it is too large, or made to be"));
}

TEST_CASE("merged cells of an .ods file have one value", "[dataset][sheet]") {
  const auto spanned = [](int columns, int rows) {
    return "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"" + std::to_string(columns) +
           "\" table:number-rows-spanned=\"" + std::to_string(rows) + "\"><text:p>G</text:p></table:table-cell>";
  };
  CHECK(rows(row(spanned(1, 2) + text("1")) + row("<table:covered-table-cell/>" + text("2"))) == "2: G 1\n3: G 2\n");
  CHECK(rows(row(spanned(2, 1) + "<table:covered-table-cell/>")) == "2: G G\n");
  CHECK(rows(row(spanned(2, 1) + "<table:covered-table-cell/>", "table:number-rows-repeated=\"2\"")) ==
        "2: G G\n3: G G\n");
  CHECK(rows(row("<table:covered-table-cell table:number-columns-repeated=\"1\"/>" + text("1"))) == "2: - 1\n");
  CHECK(rows(row(spanned(1, 2000000000) + text("1"))) == "2: G 1\n");
}

TEST_CASE("rows of an .ods file stand in groups, and sheets may be hidden", "[dataset][sheet]") {
  const std::string head = "<table:table-header-rows>" + kNames + "</table:table-header-rows>";
  CHECK(ods(table("<table:table-column/><table:shapes><table:table>" + row(text("no")) +
                  "</table:table></table:shapes>" + head + "<table:table-row-group><table:table-rows>" +
                  row(text("a") + text("b")) + "</table:table-rows><table:table-row-group>" +
                  row(text("c") + text("d")) + "</table:table-row-group></table:table-row-group>")) ==
        "2: a b\n3: c d\n");
  const std::string hidden =
      "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
      "table:display=\"false\"/></style:style>"
      "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
      "table:display=\"true\"/></style:style>";
  const std::string both = table(kNames + row(text("a") + text("b")), "table:name=\"One\" table:style-name=\"ta1\"") +
                           table(kNames + row(text("c") + text("d")), "table:name=\"Two\" table:style-name=\"ta2\"");
  const Parts parts = open_document(both, hidden);
  CHECK(read_sheet(parts, "t.ods", "", kColumns) == "2: c d\n");
  CHECK(read_sheet(parts, "t.ods", "sheet = \"One\"\n", kColumns) == "2: a b\n");
  CHECK(read_sheet(parts, "t.ods", "sheet = \"Six\"\n", kColumns) ==
        refused("has no sheet \"Six\"; it has \"One\", \"Two\""));
}

TEST_CASE("an .ods file with a password says so", "[dataset][sheet]") {
  Parts parts = open_document(table(kNames));
  replace_first(part(parts, "META-INF/manifest.xml"), "/>",
                "><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>");
  part(parts, "content.xml") = "\x93\x12 not XML";
  CHECK(read_sheet(parts, "t.ods", "", kColumns) == refused("is encrypted"));
}
