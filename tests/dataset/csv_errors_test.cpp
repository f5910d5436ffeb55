#include <algorithm>
#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

using quire::test::complaints;
using quire::test::one_table;

namespace {

std::string of_csv(const std::string& columns, const std::string& csv) {
  return complaints(one_table(columns), {{"t.csv", csv}});
}

// One column "c" of that type, with one cell.
std::string of_cell(const std::string& column, const std::string& cell) {
  return of_csv("c = { " + column + " }\n", "c\n" + cell + "\n");
}

}  // namespace

TEST_CASE("numbers that are none, or too large", "[dataset][csv]") {
  CHECK(of_cell("type = \"integer\"", "12a") ==
        "t.csv:2:1: error: column \"c\": \"12a\" is not an integer\n");
  for (const char* cell : {"1.0", "+1", " 1", "1 ", "0x1", "--1", "1e3"}) {
    CHECK(of_cell("type = \"integer\"", cell) ==
          "t.csv:2:1: error: column \"c\": \"" + std::string(cell) + "\" is not an integer\n");
  }
  CHECK(of_cell("type = \"integer\"", "9223372036854775808") ==
        "t.csv:2:1: error: column \"c\": \"9223372036854775808\" does not fit an integer\n"
        "  hint: the range is -9223372036854775808 to 9223372036854775807\n");
  for (const char* cell : {"inf", "nan", "-inf", "infinity", "n/k", "1.2.3", "0x1p3", "1 000"})
    CHECK(of_cell("type = \"decimal\"", cell) ==
          "t.csv:2:1: error: column \"c\": \"" + std::string(cell) + "\" is not a number\n");
  CHECK(of_cell("type = \"decimal\"", "1e309") ==
        "t.csv:2:1: error: column \"c\": \"1e309\" is beyond the range of a decimal number\n");
}

TEST_CASE("dates, booleans and lists that are none", "[dataset][csv]") {
  CHECK(of_cell("type = \"date\"", "2025-02-30") ==
        "t.csv:2:1: error: column \"c\": \"2025-02-30\" is not a date\n"
        "  hint: write an existing day as YYYY-MM-DD\n");
  CHECK(of_cell("type = \"boolean\"", "TRUE") ==
        "t.csv:2:1: error: column \"c\": \"TRUE\" is not a boolean\n  hint: write true\n");
  CHECK(of_cell("type = \"boolean\"", "no") ==
        "t.csv:2:1: error: column \"c\": \"no\" is not a boolean\n  hint: write false\n");
  CHECK(of_cell("type = \"boolean\"", "maybe") ==
        "t.csv:2:1: error: column \"c\": \"maybe\" is not a boolean\n  hint: write true or "
        "false\n");
  CHECK(of_cell("type = \"list\"", "a;;b") ==
        "t.csv:2:1: error: column \"c\": \"a;;b\" has an empty item\n"
        "  hint: items are divided by \";\", with none at the end\n");
}

TEST_CASE("values outside what the column allows", "[dataset][csv]") {
  CHECK(of_cell("type = \"integer\", min = 0", "-1") ==
        "t.csv:2:1: error: column \"c\": \"-1\" is less than the minimum 0\n");
  CHECK(of_cell("type = \"decimal\", max = 0.5", "0.5000001") ==
        "t.csv:2:1: error: column \"c\": \"0.5000001\" is more than the maximum 0.5\n");
  CHECK(of_cell("type = \"date\", min = 2015-01-01", "2014-12-31") ==
        "t.csv:2:1: error: column \"c\": \"2014-12-31\" is less than the minimum 2015-01-01\n");
  CHECK(of_cell("type = \"text\", allowed = [\"vendor\", \"reported\"]", "vendr") ==
        "t.csv:2:1: error: column \"c\": \"vendr\" is not allowed\n"
        "  hint: did you mean \"vendor\"?\n");
  CHECK(of_cell("type = \"list\", allowed = [\"vendor\", \"reported\"]", "vendor; guess") ==
        "t.csv:2:1: error: column \"c\": \"guess\" is not allowed\n"
        "  hint: allowed: \"vendor\", \"reported\"\n");
  CHECK(of_cell("type = \"integer\", min = 0, max = 3", "0") == "");
  CHECK(of_cell("type = \"integer\", min = 0, max = 3", "3") == "");
  // As a double it would be equal to the maximum.
  CHECK(of_cell("type = \"integer\", max = 9007199254740992", "9007199254740993") ==
        "t.csv:2:1: error: column \"c\": \"9007199254740993\" is more than the maximum "
        "9007199254740992\n");
}

TEST_CASE("missing values and repeated keys", "[dataset][csv]") {
  CHECK(
      of_csv("id = { type = \"text\", key = true }\nn = { type = \"integer\", required = true }\n",
             "id,n\na,1\n,2\nb,\na,4\n") ==
      "t.csv:3:1: error: column \"id\" is required, found nothing\n"
      "t.csv:4:3: error: column \"n\" is required, found nothing\n"
      "t.csv:5:1: error: column \"id\": key \"a\" is already in line 2\n");
  // 01 and 1 are the same integer.
  CHECK(of_csv("id = { type = \"integer\", key = true }\n", "id\n1\n2\n01\n") ==
        "t.csv:4:1: error: column \"id\": key \"1\" is already in line 2\n");
}

TEST_CASE("rows and quotes out of shape", "[dataset][csv]") {
  const std::string columns = "a = { type = \"text\" }\nb = { type = \"text\" }\n";
  CHECK(of_csv(columns, "a,b\n1\n1,2,3\n\n1,2\n") ==
        "t.csv:2:1: error: the row has 1 field, the header 2\n"
        "t.csv:3:1: error: the row has 3 fields, the header 2\n"
        "t.csv:4:1: error: the row has 1 field, the header 2\n");
  CHECK(of_csv(columns, "a,b\n1,\"two\nthree\n") ==
        "t.csv:2:3: error: this quote is never closed\n");
  CHECK(of_csv(columns, "a,b\n1,tw\"o\n") ==
        "t.csv:2:5: error: quote inside an unquoted field\n"
        "  hint: put the whole field in quotes and double those inside it\n");
  CHECK(of_csv(columns, "a,b\n\"1\"x,2\n") ==
        "t.csv:2:4: error: text after the closing quote of a field\n"
        "  hint: double a quote that belongs to the text\n");
  CHECK(of_csv(columns, "a,b\n1\r2,3\n") ==
        "t.csv:2:2: error: carriage return without a line feed\n"
        "  hint: end lines with LF or CRLF, and put fields that hold line ends in quotes\n");
}

TEST_CASE("columns of file and manifest must agree", "[dataset][csv]") {
  CHECK(of_csv("vendor = { type = \"text\" }\nmodel = { type = \"text\" }\n",
               "vendro,model,model,x\na,b,c,d\n") ==
        "t.csv:1:1: error: column \"vendro\" is not declared in table \"t\"\n"
        "  hint: did you mean \"vendor\"?\n"
        "t.csv:1:14: error: column \"model\" occurs twice\n"
        "t.csv:1:20: error: column \"x\" is not declared in table \"t\"\n"
        "dataset.toml:4:1: error: column \"vendor\" is not in \"t.csv\"\n"
        "  hint: did you mean \"vendro\"?\n");
  CHECK(of_csv("a = { type = \"text\" }\n", "\xEF\xBB\xBF") ==
        "t.csv:1:1: error: the file has no header line\n");
}

TEST_CASE("bytes that are no text", "[dataset][csv]") {
  const std::string columns = "a = { type = \"text\" }\nb = { type = \"text\" }\n";
  CHECK(of_csv(columns, "a,b\né,x\xFFy\n") ==
        "t.csv:2:3: error: column \"b\": \"x\uFFFDy\" is not valid UTF-8\n"
        "  hint: save the file as UTF-8\n");
  CHECK(of_csv(columns, std::string("a,b\n1,x\0y\n", 10)) ==
        "t.csv:2:3: error: column \"b\": \"x\uFFFDy\" contains a NUL character\n");
}

TEST_CASE("columns of errors count characters, lines those inside quotes", "[dataset][csv]") {
  const std::string columns = "a = { type = \"text\" }\nb = { type = \"integer\" }\n";
  CHECK(of_csv(columns,
               "\xEF\xBB\xBF"
               "a,b\r\n日本é,x\r\n") ==
        "t.csv:2:5: error: column \"b\": \"x\" is not an integer\n");
  CHECK(of_csv(columns, "a,b\n\"one\ntwo\",x\nthree,y\n") ==
        "t.csv:3:6: error: column \"b\": \"x\" is not an integer\n"
        "t.csv:4:7: error: column \"b\": \"y\" is not an integer\n");
  CHECK(of_csv("b = { type = \"integer\" }\nx = { type = \"integer\" }\n", "b,\"x\"\ny,z\n") ==
        "t.csv:2:1: error: column \"b\": \"y\" is not an integer\n"
        "t.csv:2:3: error: column \"x\": \"z\" is not an integer\n");
}

TEST_CASE("of many errors a hundred are shown and the rest counted", "[dataset][csv]") {
  const auto lines_of = [](int rows) {
    std::string csv = "c\n";
    for (int i = 0; i < rows; ++i) csv += "x\n";
    return of_csv("c = { type = \"integer\" }\n", csv);
  };
  const std::string hundred = lines_of(100);
  CHECK(std::count(hundred.begin(), hundred.end(), '\n') == 100);
  CHECK(hundred.find("more") == std::string::npos);
  CHECK(lines_of(101) == hundred + "t.csv: error: 1 more error in this file\n");
  CHECK(lines_of(5000) == hundred + "t.csv: error: 4900 more errors in this file\n");
}

TEST_CASE("a table's file that cannot be read", "[dataset][csv]") {
  const std::string columns = "a = { type = \"text\" }\n";
  CHECK(complaints(one_table(columns)) ==
        "dataset.toml:1:9: error: table \"t\": \"t.csv\" does not exist\n");
  CHECK(of_csv(columns, "") == "dataset.toml:1:9: error: table \"t\": \"t.csv\" is empty\n");
  CHECK(complaints(one_table(columns), {{"t.csv/x", "y"}}) ==
        "dataset.toml:1:9: error: table \"t\": \"t.csv\" is a folder, not a file\n");
}
