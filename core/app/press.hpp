#pragma once

#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/report.hpp"
#include "document/document.hpp"
#include "layout/layout.hpp"
#include "text/font_library.hpp"
#include "text/hyphenator.hpp"

namespace quire::core {

/// Fonts and hyphenation, opened once for all documents of a run, and what is made with them.
class Press {
 public:
  /// Null when a font is missing. `threads` set sections side by side; 0: as many as there are cores.
  static std::unique_ptr<Press> open(unsigned threads, Diagnostics& diagnostics);

  /// Reads what the first page would wait for: the faces of the theme, the language's hyphenation.
  void warm_up(const Report& report);

  /// Runs of glyphs in the result belong to the press, until it lays out the next one.
  Layout lay_out(const Document& document, const Report& report, Diagnostics& diagnostics);
  /// The PDF's bytes; empty when there was an error.
  std::string print(const Layout& layout, Diagnostics& diagnostics);

 private:
  explicit Press(std::vector<std::unique_ptr<FontLibrary>> fonts) : fonts_(std::move(fonts)) {}
  const Hyphenator* hyphenator(const std::string& language);

  std::vector<std::unique_ptr<FontLibrary>> fonts_;  // one for each thread
  std::map<std::string, std::unique_ptr<Hyphenator>> hyphenators_;  // by language
};

/// A press that opens and warms up on a thread of its own, while the sections run.
class OpeningPress {
 public:
  OpeningPress(unsigned threads, const Report& report);
  OpeningPress(const OpeningPress&) = delete;
  OpeningPress& operator=(const OpeningPress&) = delete;

  /// Waits for it, once; null when a font is missing.
  std::unique_ptr<Press> take(Diagnostics& diagnostics);

 private:
  Diagnostics found_;
  std::future<std::unique_ptr<Press>> press_;
};

}  // namespace quire::core
