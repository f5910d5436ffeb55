#include <catch2/catch.hpp>
#include <filesystem>

#include "dataset/folder.hpp"
#include "dataset/sheet_files.hpp"
#include "dataset/source/row_stream.hpp"
#include "sheets/sheet_range.hpp"

using namespace quire::core;
using namespace quire::test;

TEST_CASE("what is wrong with a spreadsheet is said", "[dataset][sheet]") {
  const std::string rows = sheet("<row r=\"4\"><c r=\"C4\"><v>1.5</v></c><c r=\"D4\" t=\"s\"><v>3</v></c></row>");
  CHECK(xlsx(rows) == "t.xlsx:4:2: error: column \"day\": \"1.5\" is not a date\n"
                      "  hint: write an existing day as YYYY-MM-DD\n"
                      "t.xlsx:4:3: error: column \"n\": \"a\" is not a number\n");
  CHECK(xlsx(rows, "sheet = \"Pices\"\n") == about("t.xlsx", "has no sheet \"Pices\"; it has \"Prices\", \"Other\""));
  CHECK(xlsx(rows, "range = \"D3:B\"\n") == about("t.xlsx", "has no range \"D3:B\""));
  CHECK(xlsx(rows, "range = \"X1:Z9\"\n") == about("t.xlsx", "has no rows in its sheet \"Prices\""));
  CHECK(xlsx(rows, "header = false\nheader_row = 3\n") ==
        "dataset.toml:3:10: error: \"header\" is false, and \"header_row\" names one\n");
  const auto text = [](const std::string& content) {
    return [content](const std::string& path) {
      TemporaryFolder folder;
      std::filesystem::copy_file(folder.write("x", content), path);
    };
  };
  CHECK(read_sheet(text("id,day,n\n"), "t.xlsx", "") == about("t.xlsx", "is neither an .xlsx nor an .ods spreadsheet"));
  CHECK(read_sheet(text("PK\3\4 and no more"), "t.xlsx", "") == about("t.xlsx", "is damaged: Not a zip archive"));
  CHECK(read_sheet(text(""), "t.xlsx", "") == about("t.xlsx", "is neither an .xlsx nor an .ods spreadsheet"));
  CHECK(read_sheet([](const std::string& path) { write_zip(path, {{"a.txt", "x"}}); }, "t.xlsx", "") ==
        about("t.xlsx", "is neither an .xlsx nor an .ods spreadsheet"));
  CHECK(read_sheet([](const std::string&) {}, "t.xlsx", "") == about("t.xlsx", "does not exist"));
  CHECK(read_sheet(text("x"), "t.xlsx", "", kSheetColumns, "/nowhere/quire-sheets") ==
        about("t.xlsx", "cannot be read without quire-sheets: No such file or directory"));
}

TEST_CASE("a zip bomb is refused before it goes off", "[dataset][sheet]") {
  // It has to be packed first, which takes the time of this case.
  const std::string bomb(std::size_t{260} << 20, ' ');
  Parts parts = workbook(sheet(""));
  for (int i = 0; i < 4; ++i) parts.emplace_back("xl/media/" + std::to_string(i), bomb);
  CHECK(read_sheet([&](const std::string& path) { write_zip(path, parts); }, "t.xlsx", "") ==
        about("t.xlsx", "would unpack to more than 1 GB: it is too large, or made to be"));
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
