#include "host/section_builder.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "base/image_header.hpp"
#include "quire/abi.h"
#include "quire/grammar.hpp"

namespace quire::core {

void SectionBuilder::build(Section& section) {
  section.title = text(tree_->section, QUIRE_TITLE);
  section.blocks = blocks(tree_->section);
  for (const WireNode& node : tree_->section.children) {
    if (node.element == QUIRE_HIGHLIGHT) section.highlights.push_back(highlight(node));
    if (node.element == QUIRE_TERM) section.terms.push_back(term(node));
    if (node.element == QUIRE_METHOD) section.methods.push_back(method(node));
  }
}

Blocks SectionBuilder::blocks(const WireNode& parent) {
  Blocks out;
  for (const WireNode& node : parent.children)
    if (!grammar::stands_apart(node.element)) out.push_back(block(node));
  return out;
}

Block SectionBuilder::block(const WireNode& node) {
  switch (node.element) {
    case QUIRE_HEADING:
      return {heading(node)};
    case QUIRE_LIST:
      return {list(node)};
    case QUIRE_LISTING:
      return {listing(node)};
    case QUIRE_TABLE:
      return {table(node)};
    case QUIRE_CHART:
      return {chart(node)};
    case QUIRE_CALLOUT:
      return {callout(node)};
    case QUIRE_KEY_FIGURES:
      return {key_figures(node)};
    case QUIRE_IMAGE:
      return {image(node)};
    case QUIRE_JUDGMENT: {
      Judgment judgment = this->judgment(node);
      if (!judgment_keys_.insert(judgment.key).second)
        problem(node, "has a key that another judgment of the section has");
      return {std::move(judgment)};
    }
    default:
      return {paragraph(node)};
  }
}

Heading SectionBuilder::heading(const WireNode& node) {
  Heading heading;
  const WireAttribute* level = node.find(QUIRE_LEVEL);
  heading.level = level != nullptr && level->integer == 3 ? 3 : 2;
  if (level != nullptr && level->integer != 2 && level->integer != 3)
    problem(node, "has level " + std::to_string(level->integer) + ", not 2 or 3");
  heading.key = unique_key(node);
  heading.content = inlines(node);
  return heading;
}

Paragraph SectionBuilder::paragraph(const WireNode& node) {
  Paragraph paragraph;
  paragraph.role =
      static_cast<Paragraph::Role>(word(node, QUIRE_ROLE, "role", {"body", "lead", "note"}, 0));
  paragraph.content = inlines(node);
  return paragraph;
}

List SectionBuilder::list(const WireNode& node) {
  List list;
  list.ordered = flag(node, QUIRE_ORDERED);
  for (const WireNode& item : node.children) list.items.push_back(inlines(item));
  return list;
}

Listing SectionBuilder::listing(const WireNode& node) {
  Listing listing;
  for (const WireNode& child : node.children) listing.text += printable_lines(child.text);
  if (listing.text.empty()) problem(node, "has no text");
  return listing;
}

std::vector<Value> SectionBuilder::trend(const WireNode& parent) {
  constexpr std::size_t kMostValues = 500;
  std::vector<Value> values;
  for (const WireNode& node : parent.children) {
    if (node.kind != WireNode::Kind::element || node.element != QUIRE_TREND) continue;
    if (!values.empty()) problem(parent, "has more than one trend");
    for (const WireNode& child : node.children) values.push_back(value(child.value));
    if (values.empty()) problem(node, "has no values");
    if (values.size() > kMostValues)
      problem(node, "has " + std::to_string(values.size()) + " values, more than 500");
    for (const Value& value : values) {
      if (value.kind == Value::Kind::text || value.kind == Value::Kind::date)
        problem(node, "has a value " + quote(format(value)) + " that is not a number");
      if (is_other_unit(value.unit.str(), values.front().unit.str()))
        problem(node, "has values in " + quote(values.front().unit.str()) + " and in " + quote(value.unit.str()));
    }
  }
  return values;
}

Callout SectionBuilder::callout(const WireNode& node) {
  Callout callout;
  callout.kind =
      static_cast<Callout::Kind>(word(node, QUIRE_KIND, "kind", {"note", "warning", "gap"}, 0));
  callout.title = text(node, QUIRE_TITLE);
  callout.content = blocks(node);
  return callout;
}

KeyFigures SectionBuilder::key_figures(const WireNode& node) {
  KeyFigures figures;
  for (const WireNode& child : node.children) figures.figures.push_back(figure(child));
  if (figures.figures.empty()) problem(node, "has no figure");
  return figures;
}

KeyFigure SectionBuilder::figure(const WireNode& node) {
  KeyFigure figure;
  figure.label = required_text(node, QUIRE_LABEL, "label");
  const WireAttribute* set = node.find(QUIRE_Y);
  if (set == nullptr)
    problem(node, quote(figure.label) + " has no value");
  else
    figure.value = value(set->value);
  figure.note = text(node, QUIRE_NOTE);
  figure.trend = trend(node);
  return figure;
}

Judgment SectionBuilder::judgment(const WireNode& node) {
  Judgment judgment;
  judgment.key = required_text(node, QUIRE_KEY, "key");
  judgment.content = inlines(node);
  // Words in the order of the enumerations.
  if (required_text(node, QUIRE_LIKELIHOOD, "likelihood").empty() ||
      required_text(node, QUIRE_CONFIDENCE, "confidence").empty())
    return judgment;
  judgment.likelihood = static_cast<Likelihood>(
      word(node, QUIRE_LIKELIHOOD, "likelihood",
           {"almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
            "very likely", "almost certain"},
           0));
  judgment.confidence = static_cast<Confidence>(
      word(node, QUIRE_CONFIDENCE, "confidence", {"low", "moderate", "high"}, 0));
  judgment.because = text(node, QUIRE_BECAUSE);
  judgment.alternative = text(node, QUIRE_ALTERNATIVE);
  judgment.change_mind = text(node, QUIRE_CHANGE_MIND);
  return judgment;
}

Image SectionBuilder::image(const WireNode& node) {
  constexpr std::uint32_t kLongestSide = 20'000;
  constexpr std::uint64_t kMostPixels = 100'000'000;  // 300 MB when it is unpacked
  Image image;
  image.format = static_cast<Image::Format>(word(node, QUIRE_KIND, "format", {"png", "jpeg"}, 0));
  image.bytes = std::string(node.text_of(QUIRE_DATA));
  image.alt = required_text(node, QUIRE_ALT, "alternative text");
  image.title = text(node, QUIRE_TITLE);
  const bool is_png = image.format == Image::Format::png;
  const auto size = is_png ? png_size(image.bytes) : jpeg_size(image.bytes);
  if (!size)
    problem(node, std::string("is not a ") + (is_png ? "PNG" : "JPEG"));
  else if (size->width == 0 || size->height == 0 || size->width > kLongestSide ||
           size->height > kLongestSide || std::uint64_t{size->width} * size->height > kMostPixels)
    problem(node, "has " + std::to_string(size->width) + " × " + std::to_string(size->height) +
                      " pixels, which is more than can be printed or nothing");
  if (size) {
    image.width = size->width;
    image.height = size->height;
  }
  return image;
}

Term SectionBuilder::term(const WireNode& node) {
  return {required_text(node, QUIRE_LABEL, "word"), required_text(node, QUIRE_NOTE, "meaning")};
}

Method SectionBuilder::method(const WireNode& node) {
  return {required_text(node, QUIRE_LABEL, "code"), required_text(node, QUIRE_TITLE, "name"),
          required_text(node, QUIRE_NOTE, "formula"), text(node, QUIRE_LIMITS)};
}

Highlight SectionBuilder::highlight(const WireNode& node) {
  Highlight highlight;
  highlight.kind = static_cast<Highlight::Kind>(
      word(node, QUIRE_KIND, "kind", {"bottom_line", "judgment", "key_figure", "watch"}, 0));
  if (node.find(QUIRE_KIND) == nullptr) problem(node, "does not say of which kind it is");
  if (const WireAttribute* date = node.find(QUIRE_DATE)) {
    if (highlight.kind != Highlight::Kind::watch || !grammar::is_possible_day(date->integer))
      problem(node, "has a date that it cannot have");
    else
      highlight.date = Date{std::chrono::days{date->integer}};
  }
  const auto holds = [&](std::int32_t element) {
    return node.children.size() == 1 && node.children[0].kind == WireNode::Kind::element &&
           node.children[0].element == element;
  };
  const auto is_block = [](const WireNode& child) {
    return child.element == QUIRE_JUDGMENT || child.element == QUIRE_FIGURE;
  };
  if (highlight.kind == Highlight::Kind::judgment) {
    if (!holds(QUIRE_JUDGMENT)) return problem(node, "needs one judgment"), highlight;
    highlight.judgment = judgment(node.children[0]);
    if (!highlight_keys_.insert(highlight.judgment.key).second)
      problem(node.children[0], "has a key that another key judgment has");
  } else if (highlight.kind == Highlight::Kind::key_figure) {
    if (!holds(QUIRE_FIGURE)) return problem(node, "needs one figure"), highlight;
    highlight.figure = figure(node.children[0]);
  } else if (std::any_of(node.children.begin(), node.children.end(), is_block)) {
    problem(node, "holds a block where text should stand");
  } else {
    highlight.content = inlines(node);
  }
  return highlight;
}

}  // namespace quire::core
