#pragma once

#include <string>

#include "sheets/cell_place.hpp"
#include "sheets/ods_text.hpp"
#include "sheets/workbook.hpp"

namespace quire::core {

/// The cell of an .ods file that is being read: what its attributes say, then its text.
class OdsCell {
 public:
  void begin(const XmlElement& element);
  OdsText& text() { return text_; }
  /// The value it has; a text is added to the book. `place` is named where it cannot be read.
  SheetCell value(CellPlace place, Workbook& book);

 private:
  bool shows_error(std::string_view shown) const;

  std::string type_;
  std::string value_;
  bool is_formula_ = false;
  bool is_error_ = false;
  bool has_value_ = false;
  OdsText text_;
};

}  // namespace quire::core
