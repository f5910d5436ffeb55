// What a worker sends, byte by byte as libFuzzer likes it: whatever it is, it is a section, or a reason why there
// is none. With QUIRE_FUZZ_PAGES the section is laid out as well.
#include <cstdlib>
#include <string>

#include "host/decode_section.hpp"
#include "host/stream.hpp"
#ifdef QUIRE_FUZZ_PAGES
#include "layout/layout.hpp"
#include "support/fake_shaper.hpp"
#endif

using namespace quire::core;

namespace {

/// A table of three rows whose provenance the sections may cite.
const TableView& small_table() {
  static constexpr std::byte kAll{7};
  static constexpr std::int32_t kEnds[] = {0, 6, 11};
  static constexpr std::int32_t kCodes[] = {0, 1, 0};
  static constexpr std::int32_t kDays[] = {20'000, 20'100, -1};
  static constexpr std::uint32_t kLines[] = {2, 3, 4};
  static const TableView table = [] {
    TableView made;
    made.name = "chips";
    made.file = "chips.csv";
    made.row_count = 3;
    made.lines = kLines;
    made.provenance = {"source", "source", "as_of", "source", "source", {}};
    ColumnView source;
    source.name = "source";
    source.validity = {&kAll, 1};
    source.values = std::as_bytes(std::span(kCodes));
    source.dictionary_offsets = kEnds;
    source.dictionary_bytes = "a pageother";
    ColumnView as_of;
    as_of.name = "as_of";
    as_of.type = ColumnType::date;
    as_of.validity = {&kAll, 1};
    as_of.values = std::as_bytes(std::span(kDays));
    made.columns = {source, as_of};
    return made;
  }();
  return table;
}

#ifdef QUIRE_FUZZ_PAGES
void lay_out_section(Section section, const SourceBook& sources) {
  Document document;
  document.title = "Fuzz";
  document.sections.push_back(std::move(section));
  document.sources = sources.sources();
  quire::test::FakeShaper shaper;
  Diagnostics diagnostics;
  lay_out(document, {}, {}, shaper, diagnostics);
}
#endif

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string stream = make_stream({reinterpret_cast<const char*>(data), size});
  SourceBook sources;
  Limits limits;
  limits.output = 1 << 20;
  DecodedSection decoded = decode_section(stream, {&small_table()}, {"omitted"}, limits, sources);
  // No section goes without a reason, and no reason stands beside one.
  if (!decoded.failure.empty() && !decoded.section.blocks.empty()) std::abort();
#ifdef QUIRE_FUZZ_PAGES
  if (decoded.failure.empty()) lay_out_section(std::move(decoded.section), sources);
#endif
  return 0;
}
