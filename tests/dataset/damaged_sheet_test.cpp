#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "dataset/folder.hpp"
#include "dataset/sheet_files.hpp"
#include "sheets/workbook.hpp"
#include "support/replace.hpp"

using namespace quire::test;

namespace {

const std::string kRange = "range = \"B3:D\"\n";
const std::string kSheet = "xl/worksheets/sheet1.xml";

std::string rows_of_numbers() {
  std::string rows;
  for (int row = 4; row < 200; ++row) {
    const std::string number = std::to_string(row);
    rows += "<row r=\"" + number + "\"><c r=\"B" + number + "\" t=\"s\"><v>3</v></c><c r=\"D" + number + "\"><v>" +
            std::to_string(row * 7919 % 1000) + "</v></c></row>";
  }
  return sheet(rows);
}

Parts with_sheet(const std::string& xml) {
  Parts parts = workbook({});
  part(parts, kSheet) = xml;
  return parts;
}

/// The file's bytes after a change.
std::string read_changed(const Parts& parts, Packing packing, const std::function<void(std::string&)>& change) {
  const TemporaryFolder folder;
  write_zip(folder.path() + "/x", parts, packing);
  std::string bytes = read_file(folder.path() + "/x");
  change(bytes);
  const std::string file = folder.write("changed", bytes);
  return read_sheet([&](const std::string& path) { std::filesystem::copy_file(file, path); }, "t.xlsx", kRange);
}

std::string damaged(const std::string& how) { return about("t.xlsx", "is damaged: " + how); }

}  // namespace

TEST_CASE("XML that is cut off or broken gives no rows", "[dataset][sheet]") {
  const std::string place = ", line 1 of its part \"" + kSheet + "\"";
  Parts parts = workbook(rows_of_numbers());
  const std::string whole = part(parts, kSheet);
  const auto cut = [&](std::size_t length) {
    return read_sheet(with_sheet(whole.substr(0, length)), "t.xlsx", kRange);
  };
  CHECK(cut(whole.size() - 1) == damaged("unclosed token" + place));
  CHECK(cut(whole.find("<row r=\"100\"")) == damaged("no element found" + place));
  CHECK(cut(0) == damaged("no element found" + place));
  CHECK(read_sheet(with_sheet(whole + "<<>>"), "t.xlsx", kRange) == damaged("not well-formed (invalid token)" + place));
  CHECK(read_sheet(with_sheet("<a>\n<b></a>"), "t.xlsx", kRange) ==
        damaged("mismatched tag, line 2 of its part \"" + kSheet + "\""));
  CHECK(read_sheet(with_sheet("<a>&bogus;</a>"), "t.xlsx", kRange) == damaged("undefined entity" + place));
}

TEST_CASE("XML that is made to do harm is refused", "[dataset][sheet]") {
  const std::string place = ", line 1 of its part \"" + kSheet + "\"";
  CHECK(read_sheet(with_sheet("<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>"),
                   "t.xlsx", kRange) == about("t.xlsx", "declares a document type, which no spreadsheet does" + place));
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK(read_sheet(with_sheet(deep), "t.xlsx", kRange) == about("t.xlsx", "is nested more than 256 deep" + place));
}

TEST_CASE("parts that are missing are damage, those that are not needed may be anything", "[dataset][sheet]") {
  Parts parts = workbook(rows_of_numbers());
  for (auto& [name, content] : parts)
    if (name == "xl/sharedStrings.xml") name = "xl/elsewhere.xml";
  CHECK(read_sheet(parts, "t.xlsx", kRange) == damaged("it has no part \"xl/sharedStrings.xml\""));
  Parts other = workbook(sheet("<row r=\"4\"><c r=\"D4\"><v>1</v></c></row>"));
  part(other, "xl/worksheets/sheet2.xml") = "no XML";
  CHECK(read_sheet(other, "t.xlsx", kRange) == "4: - - 1.00\n");
}

TEST_CASE("bytes of a file that changed are noticed", "[dataset][sheet]") {
  const Parts parts = workbook(rows_of_numbers());
  CHECK(read_changed(parts, Packing::stored, [](std::string& bytes) {
          replace_first(bytes, "<v>676</v>", "<v>677</v>");
        }) == damaged("its part \"" + kSheet + "\" cannot be unpacked: CRC error"));
  CHECK(read_changed(parts, Packing::deflated, [](std::string& bytes) { bytes.resize(bytes.size() - 40); }) ==
        damaged("Not a zip archive"));
  std::string sound = read_sheet(parts, "t.xlsx", kRange);
  REQUIRE(sound.starts_with("4: a - 676"));
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    const std::string said = read_changed(parts, Packing::deflated, [&](std::string& bytes) {
      bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
    });
    if (said != sound) CHECK(said.find("error: ") != std::string::npos);  // never other rows
  }
}

TEST_CASE("two parts of one name are refused", "[dataset][sheet]") {
  Parts parts = workbook(rows_of_numbers());
  parts.emplace_back("xl/worksheets/sheet3.xml", "<worksheet/>");
  CHECK(read_changed(parts, Packing::stored, [](std::string& bytes) {
          for (int i = 0; i < 2; ++i) replace_first(bytes, "xl/worksheets/sheet3.xml", kSheet);
        }) == damaged("File already exists"));
}

TEST_CASE("an old or encrypted spreadsheet says what to do", "[dataset][sheet]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("old", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more");
  CHECK(read_sheet([&](const std::string& path) { std::filesystem::copy_file(file, path); }, "t.xlsx", "") ==
        about("t.xlsx", "is an .xls file or has a password: save it as .xlsx without one"));
}

TEST_CASE("any XML is read or refused", "[dataset][sheet]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/x";
  std::mt19937 random(5);
  const auto mutate = [&](Parts parts, const std::string& name) {
    const std::string whole = part(parts, name);
    for (int i = 0; i < 150; ++i) {
      Parts changed = parts;
      std::string& text = part(changed, name);
      for (int change = 0; change < 3; ++change) {
        const std::size_t at = random() % text.size();
        // A piece from elsewhere keeps more of it well-formed than a byte does.
        if (random() % 2 == 0)
          text[at] = "0123456789<>\"/=ABn: "[random() % 20];
        else
          text.replace(at, random() % 8, whole.substr(random() % whole.size(), random() % 40));
      }
      write_zip(path, changed, Packing::stored);
      try {
        quire::core::read_workbook(read_file(path), {});
      } catch (const std::exception& refused) {
        CHECK(std::string(refused.what()) != "");
      }
    }
  };
  const Parts xlsx = workbook(rows_of_numbers());
  for (const char* name : {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                           "xl/_rels/workbook.xml.rels"})
    mutate(xlsx, name);
  mutate(open_document(
             "<table:table table:name=\"One\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
             "office:value-type=\"float\" office:value=\"2\" "
             "table:number-columns-spanned=\"2\"/><table:covered-table-cell "
             "table:number-columns-repeated=\"3\" office:value-type=\"date\" "
             "office:date-value=\"2025-01-02\"/><table:table-cell>"
             "<text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell></table:table-row></table:table>"),
         "content.xml");
}
