#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quire/abi.h"
#include "quire/value.hpp"

namespace quire {

class Section;

/// Base of all builders: an element that is open until the next one opens beside it or above
/// it, or until the section ends. Builders may be kept and used as long as nothing was opened
/// outside them since; a late call throws Error.
class Element {
 protected:
  Element(Section& section, std::int32_t element);

  void set(std::int32_t attribute, std::string_view text);
  void set_integer(std::int32_t attribute, std::int64_t integer);
  void set_number(std::int32_t attribute, double number);
  void set_value(std::int32_t attribute, const Value& value);
  void write(std::string_view text);
  void write(const Value& value);
  void write_citation(quire_row row);
  void write_inline(std::int32_t element, std::string_view text, std::string_view target = {});
  void write_trend(const std::vector<Value>& values);
  void open_here();

  Section* section_;

 private:
  int depth_;
  std::uint64_t serial_;
};

class Footnote;

/// Anything that holds running text. Calls chain: `.text("about ").value(v).cite(row)`.
template <class Self>
class TextElement : public Element {
 public:
  Self& text(std::string_view text) { return write(text), self(); }
  Self& value(const Value& value) { return write(value), self(); }
  Self& strong(std::string_view text) { return write_inline(QUIRE_STRONG, text), self(); }
  Self& emphasis(std::string_view text) { return write_inline(QUIRE_EMPHASIS, text), self(); }
  Self& code(std::string_view text) { return write_inline(QUIRE_CODE, text), self(); }
  /// `url`: http, https or mailto.
  Self& link(std::string_view text, std::string_view url) {
    return write_inline(QUIRE_LINK, text, url), self();
  }
  /// "Table 3 on page 7": `key` is that of a heading, table or chart of any section.
  Self& reference(std::string_view key) {
    return write_inline(QUIRE_REFERENCE, {}, key), self();
  }
  /// A source mark for a row of the dataset.
  Self& cite(quire_row row) { return write_citation(row), self(); }
  /// A mark here, and the text at the foot of its page: in paragraphs, list items and cells. For
  /// what a reader may want to know and need not read, at most 1500 bytes of it; a source is a `cite`. The second
  /// form is for a note with values, links or marks of sources in it:
  ///
  ///     paragraph.footnote().text("At ").value(price).text(" apiece.").cite(row);
  Self& footnote(std::string_view text);
  Footnote footnote();

 protected:
  using Element::Element;

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

class Footnote : public TextElement<Footnote> {
 public:
  explicit Footnote(Section& section) : TextElement(section, QUIRE_FOOTNOTE) {}
};

}  // namespace quire
