#include "dataset/source/csv_scanner.hpp"

#include <catch2/catch.hpp>
#include <random>

using quire::core::dataset_detail::CsvField;
using quire::core::dataset_detail::CsvScanner;

namespace {

using Records = std::vector<std::vector<std::string>>;

Records scan(std::string_view csv) {
  Records records;
  for (CsvScanner scanner(csv); scanner.next();) {
    REQUIRE(scanner.faults().empty());
    records.emplace_back();
    for (const CsvField& field : scanner.fields()) records.back().emplace_back(field.text);
  }
  return records;
}

std::string write(const Records& records, const std::string& line_end) {
  std::string csv;
  for (const auto& record : records) {
    for (std::size_t i = 0; i < record.size(); ++i) {
      csv += i == 0 ? "\"" : ",\"";
      for (const char c : record[i]) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
      csv += '"';
    }
    csv += line_end;
  }
  return csv;
}

}  // namespace

TEST_CASE("records and fields", "[dataset][scanner]") {
  CHECK(scan("") == Records{});
  CHECK(scan("\n") == Records{{""}});
  CHECK(scan("a") == Records{{"a"}});
  CHECK(scan("a,") == Records{{"a", ""}});
  CHECK(scan(",\n,") == Records{{"", ""}, {"", ""}});
  CHECK(scan("a,b\r\nc,d\r\n") == Records{{"a", "b"}, {"c", "d"}});
  CHECK(scan("a, b \n") == Records{{"a", " b "}});
}

TEST_CASE("quoted fields", "[dataset][scanner]") {
  CHECK(scan(R"("a,b","c""d","")") == Records{{"a,b", "c\"d", ""}});
  CHECK(scan("\"a\nb\",c\n") == Records{{"a\nb", "c"}});
  CHECK(scan("\"a\r\nb\"\r\nc\r\n") == Records{{"a\r\nb"}, {"c"}});
  CHECK(scan(R"("""")") == Records{{"\""}});
  CHECK(scan(R"("a""","""b")") == Records{{"a\"", "\"b"}});
}

TEST_CASE("lines and offsets", "[dataset][scanner]") {
  CsvScanner scanner("a\n\"b\n\nc\",d\r\ne\n");
  REQUIRE(scanner.next());
  CHECK(scanner.line() == 1);
  REQUIRE(scanner.next());
  CHECK(scanner.line() == 2);
  CHECK(scanner.offset() == 2);
  CHECK(scanner.fields()[1].offset == 9);
  REQUIRE(scanner.next());
  CHECK(scanner.line() == 5);
  CHECK(scanner.offset() == 12);
  CHECK_FALSE(scanner.next());
}

TEST_CASE("any content survives writing and scanning", "[dataset][scanner][property]") {
  std::mt19937 random(1);
  const std::string_view alphabet("a,\"\n\r;x\0 \xC3\xA9\xFF", 12);
  for (int i = 0; i < 2000; ++i) {
    Records records(1 + random() % 4);
    const std::size_t width = 1 + random() % 4;
    for (auto& record : records) {
      record.resize(width);
      for (std::string& field : record)
        for (std::size_t n = random() % 8; n > 0; --n)
          field += alphabet[random() % alphabet.size()];
    }
    const std::string csv = write(records, i % 2 == 0 ? "\n" : "\r\n");
    if (scan(csv) != records) FAIL(csv);
  }
}
