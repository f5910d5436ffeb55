#include "sheets/ods_text.hpp"

#include <utility>

#include "sheets/cell_text.hpp"
#include "sheets/ods_names.hpp"

namespace quire::core {

void OdsText::begin_paragraph() {
  if (any_paragraph_) text_ += '\n';
  any_paragraph_ = true;
  after_blank_ = true;
}

bool OdsText::start(const XmlElement& element) {
  if (element.space() != kOdsText || element.name() == "note" || element.name() == "ruby-text") return false;
  if (element.name() == "s")
    text_.append(read_count(element.attribute(kOdsText, "c").value_or("1")).value_or(1), ' ');
  else if (element.name() == "tab")
    text_ += '\t';
  else if (element.name() == "line-break")
    text_ += '\n';
  else
    return true;  // a part of the text in another style, a link
  after_blank_ = false;
  return true;
}

void OdsText::add(std::string_view piece) {
  for (const char c : piece) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank || !after_blank_) text_ += blank ? ' ' : c;
    after_blank_ = blank;
  }
}

std::string OdsText::take() {
  any_paragraph_ = false;
  return std::exchange(text_, {});
}

}  // namespace quire::core
