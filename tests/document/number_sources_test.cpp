#include "document/number_sources.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

namespace {

Inline cite(SourceIndex source) {
  Inline item;
  item.kind = Inline::Kind::citation;
  item.source = source;
  return item;
}

Document document_with(std::size_t sources) {
  Document document;
  for (std::size_t i = 0; i < sources; ++i) document.sources.emplace_back().title = std::string(1, static_cast<char>('a' + i));
  document.sections.emplace_back();
  return document;
}

std::string titles(const Document& document) {
  std::string text;
  for (const Source& source : document.sources) text += source.title;
  return text;
}

}  // namespace

TEST_CASE("sources are numbered as they are read, those of no mark last", "[document][sources]") {
  Document document = document_with(6);
  Table table;
  table.sources = {4, 1};
  document.sections[0].blocks.push_back({Paragraph{Paragraph::Role::body, {cite(2)}}});
  document.sections[0].blocks.push_back({table});
  Highlight watch;
  watch.kind = Highlight::Kind::watch;
  watch.content = {cite(5)};
  document.sections[0].highlights.push_back(watch);

  SECTION("the front page is read first") {
    document.front_page = true;
    number_sources(document);
    CHECK(titles(document) == "fcebad");
  }
  SECTION("where there is none, its marks are not read") {
    document.front_page = false;
    number_sources(document);
    CHECK(titles(document) == "cebfad");
  }
  const SourceIndex first = std::get<Paragraph>(document.sections[0].blocks[0].content).content[0].source;
  CHECK(document.sources[first].title == "c");
  CHECK(document.sources[std::get<Table>(document.sections[0].blocks[1].content).sources[1]].title == "b");
  CHECK(document.sources[document.sections[0].highlights[0].content[0].source].title == "f");
}
