#include <csv.h>

#include <catch2/catch.hpp>
#include <random>

#include "dataset/source/csv_structure.hpp"
#include "dataset/source/regular_scanner.hpp"
#include "dataset/source/slab_reader.hpp"
#include "support/golden.hpp"

using namespace quire::core::dataset_detail;
using quire::test::TemporaryFolder;

namespace {

using Records = std::vector<std::vector<std::string>>;

struct Cut {
  Records records;
  std::vector<std::uint32_t> lines;
  std::vector<std::pair<CsvFault, std::size_t>> faults;  // with the offset in the whole text
  bool regular = true;
};

template <class Scanner>
void scan(Scanner& scanner, std::size_t offset, Cut& cut) {
  while (scanner.next()) {
    cut.records.emplace_back();
    for (const CsvField& field : scanner.fields()) cut.records.back().emplace_back(field.text);
    cut.lines.push_back(scanner.line());
    for (const CsvScanner::Fault& fault : scanner.faults()) cut.faults.emplace_back(fault.kind, offset + fault.offset);
  }
}

Cut in_one(const std::string& text) {
  Cut cut;
  CsvScanner scanner(text);
  scan(scanner, 0, cut);
  return cut;
}

Cut in_slabs(const std::filesystem::path& file, std::size_t size) {
  Cut cut;
  CsvInput input(file, "");
  SlabReader reader(input, ',', size);
  std::size_t offset = 0;
  for (Slab slab; reader.next(slab); offset += slab.size) {
    cut.regular = cut.regular && slab.regular;
    if (slab.regular) {
      RegularScanner scanner(slab.text(), slab.line, ',');
      scan(scanner, offset, cut);
    } else {
      CsvScanner scanner(slab.text(), slab.line);
      scan(scanner, offset, cut);
    }
  }
  CHECK(input.problem() == "");
  return cut;
}

std::string random_text(std::mt19937& random, bool regular) {
  static const std::vector<std::string> kAny{"a", ",", ",", "\n", "\r\n", "\"", "\"\"", "\r", "é", "longer text"};
  static const std::vector<std::string> kWhole{"a", ",", "\n", "\r\n", ",\"q\",", ",\"a \"\"b\"\"\n,\r\",", "longer text"};
  const std::vector<std::string>& tokens = regular ? kWhole : kAny;
  std::string text = "x";
  const std::size_t length = random() % 120;
  for (std::size_t i = 0; i < length; ++i) text += tokens[random() % tokens.size()];
  // A quoted field must be the whole field.
  for (std::size_t at = 0; regular && (at = text.find(",\"", at)) != std::string::npos; ++at)
    if (at + 2 == text.size()) text += "\"";
  return text;
}

// What libcsv, in its strict mode, makes of the text; nothing where it refuses it.
std::optional<Records> by_libcsv(const std::string& text) {
  struct Sink {
    Records records{{}};
  } sink;
  csv_parser parser;
  REQUIRE(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0);
  csv_set_space_func(&parser, [](unsigned char) { return 0; });  // spaces are part of a field
  // Line feeds alone end a record; it would also take a carriage return for one.
  csv_set_term_func(&parser, [](unsigned char c) { return c == '\n' ? 1 : 0; });
  const auto on_field = [](void* bytes, std::size_t size, void* to) {
    static_cast<Sink*>(to)->records.back().emplace_back(static_cast<const char*>(bytes), size);
  };
  const auto on_record = [](int, void* to) { static_cast<Sink*>(to)->records.emplace_back(); };
  const bool good = csv_parse(&parser, text.data(), text.size(), on_field, on_record, &sink) == text.size() &&
                    csv_fini(&parser, on_field, on_record, &sink) == 0;
  csv_free(&parser);
  sink.records.pop_back();
  for (auto& record : sink.records)
    if (record.empty()) record.emplace_back();  // an empty line has one field, an empty one
  if (!good) return {};
  return sink.records;
}

}  // namespace

TEST_CASE("slabs of any size hold the records of the whole text", "[dataset][slabs]") {
  const TemporaryFolder folder;
  std::mt19937 random(21);
  int regular = 0;
  for (int i = 0; i < 600; ++i) {
    const std::string text = random_text(random, i % 2 == 0);
    const auto file = folder.write("t.csv", text);
    const Cut whole = in_one(text);
    for (const std::size_t size : {1, 7, 64, 100, 100'000}) {
      const Cut cut = in_slabs(file, size);
      INFO("slabs of " << size << ": " << text);
      REQUIRE(cut.records == whole.records);
      REQUIRE(cut.lines == whole.lines);
      REQUIRE(cut.faults == whole.faults);
      // A text without faults is scanned the quick way.
      REQUIRE(cut.regular == whole.faults.empty());
      regular += cut.regular ? 1 : 0;
    }
  }
  CHECK(regular > 300);
}

TEST_CASE("libcsv splits regular text the same way", "[dataset][slabs]") {
  const TemporaryFolder folder;
  std::mt19937 random(22);
  int compared = 0;
  for (int i = 0; i < 600; ++i) {
    std::string text;
    for (const char c : random_text(random, true))
      if (c != '\r') text += c;  // libcsv keeps them in the field
    if (!text.ends_with('\n')) text += '\n';
    const std::optional<Records> theirs = by_libcsv(text);
    const Cut ours = in_slabs(folder.write("t.csv", text), 100'000);
    if (theirs.has_value() != ours.faults.empty()) FAIL((theirs ? "only ours has faults: " : "only theirs has faults: ") << text);
    if (!theirs) continue;
    if (*theirs != ours.records) FAIL(text);
    ++compared;
  }
  CHECK(compared > 300);
}

TEST_CASE("a record that does not end is cut at a limit", "[dataset][slabs]") {
  const TemporaryFolder folder;
  const auto file = folder.write("t.csv", "a\n\"" + std::string(SlabReader::kLongestRecord + 1000, 'x'));
  CsvInput input(file, "");
  SlabReader reader(input, ',');
  Slab slab;
  REQUIRE(reader.next(slab));
  CHECK(slab.text() == "a\n");
  REQUIRE(reader.next(slab));
  CHECK(slab.cut);
  CHECK(slab.line == 2);
}
