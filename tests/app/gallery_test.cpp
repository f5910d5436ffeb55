#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "app/quire_program.hpp"
#include "document/document.hpp"

using namespace quire::test;
using quire::core::Chart;
using Json = nlohmann::json;

namespace {

const std::string kGallery = QUIRE_SOURCE_DIR "/samples/gallery.toml";

/// Each value that `key` has anywhere in the tree.
void collect(const Json& json, const std::string& key, std::set<std::string>& found) {
  if (json.is_object() && json.contains(key) && json[key].is_string())
    found.insert(json[key].get<std::string>());
  if (json.is_structured())
    for (const Json& child : json) collect(child, key, found);
}

}  // namespace

TEST_CASE("the gallery shows every block and every kind of chart, and warns of nothing", "[gallery]") {
  const ProgramResult result = run_quire({"build", kGallery, "--dump", "document"});
  REQUIRE(result.exit_code == 0);
  CHECK(result.err == "");
  const Json document = Json::parse(result.out);
  std::set<std::string> blocks;
  std::set<std::string> kinds;
  collect(document["sections"], "block", blocks);
  collect(document["sections"], "kind", kinds);
  for (const char* block : {"heading", "paragraph", "list", "listing", "table", "chart", "callout",
                            "key_figures", "judgment", "image"}) {
    CAPTURE(block);
    CHECK(blocks.count(block) == 1);
  }
  CHECK(document["sections"][0]["terms"][0]["word"] == "HHI");
  CHECK(result.out.find("\"trend\"") != std::string::npos);
  for (const std::string_view kind : Chart::kKindNames) {
    CAPTURE(kind);
    CHECK(kinds.count(std::string(kind)) == 1);
  }
}

TEST_CASE("the gallery prints the code that it runs", "[gallery]") {
  const TemporaryFolder folder;
  const std::string pdf = folder.path() + "/gallery.pdf";
  REQUIRE(run_quire({"build", kGallery, "-o", pdf}).exit_code == 0);
  const std::string text = run_program({"pdftotext", "-layout", pdf, "-"}).out;
  CHECK(text.find("HHI the sum of squared market shares") != std::string::npos);
  CHECK(text.find("series.bar(\"C3\", Value::interval(450, 600));") != std::string::npos);
}
