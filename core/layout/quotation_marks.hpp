#pragma once

#include <string>
#include <string_view>

namespace quire::core {

/// Typewriter's quotes and apostrophes as English prints them, piece by piece of one running text. What may be feet or
/// inches stays.
class QuotationMarks {
 public:
  std::string set(std::string_view text);
  /// Stands between two pieces as it is.
  void pass(std::string_view text) {
    if (!text.empty()) before_ = text.back();
  }

 private:
  char before_ = ' ';  // the byte before the next one
  bool open_ = false;  // a double quote
};

}  // namespace quire::core
