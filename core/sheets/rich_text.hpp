#pragma once

#include <string>
#include <string_view>

namespace quire::core {

/// `_x000D_` and the like, as .xlsx files write what XML cannot hold, as the characters that they stand for.
std::string without_escapes(std::string_view text);

/// The text within the <si> or <is> of an .xlsx file: what its <t> say, but not those of <rPh>, which say how
/// the text is pronounced.
class RichText {
 public:
  void start(std::string_view name);
  void end(std::string_view name);
  void text(std::string_view piece);
  /// All of it; the next one begins empty.
  std::string take();

 private:
  std::string text_;
  std::string run_;
  bool in_run_ = false;
  bool in_phonetic_ = false;
};

}  // namespace quire::core
