#pragma once

#include <string>
#include <string_view>

#include "sheets/xml_parser.hpp"

namespace quire::core {

/// The text of an .ods file's cell: its paragraphs, each on a line.
class OdsText {
 public:
  void begin_paragraph();
  /// An element within a paragraph; false when what stands in it is none of the cell's text, such as a comment.
  bool start(const XmlElement& element);
  /// Blanks, tabs and line feeds of XML are one blank, and none where a line begins.
  void add(std::string_view piece);
  /// All of it; the next one begins empty.
  std::string take();

 private:
  std::string text_;
  bool any_paragraph_ = false;
  bool after_blank_ = true;
};

}  // namespace quire::core
