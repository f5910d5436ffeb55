#pragma once

#include <array>
#include <string>

#include "base/geometry.hpp"
#include "base/style.hpp"

namespace quire::core {

/// One kind of text on the page.
struct TextRole {
  double size = 0;     // points
  double leading = 0;  // baseline to baseline, points
  Weight weight = Weight::regular;
  Color color;
  Family family = Family::sans;
};

/// Everything about the look that a report may choose. The defaults are those of
/// `reports/themes/default.toml`; a theme file replaces any of them.
struct Theme {
  std::string name = "default";

  // Colours. `series` stay apart for colour-blind readers; in greyscale shapes and names have to.
  Color paper{0xFF, 0xFF, 0xFF};
  Color ink{0x1A, 0x1A, 0x1A};
  Color muted{0x4D, 0x4D, 0x4D};  // subtitles, axis labels
  Color faint{0x59, 0x59, 0x59};  // footnotes, source lines
  Color accent{0xD5, 0x5E, 0x00};
  Color accent_text{0xB3, 0x47, 0x00};
  Color good_text{0x00, 0x73, 0x5C};
  Color link{0x00, 0x5A, 0x8E};
  Color grid{0xD9, 0xD9, 0xD9};
  Color panel{0xF4, 0xF4, 0xF1};
  Color ghost{0xBF, 0xBF, 0xBF};
  std::array<Color, 6> series{Color{0x00, 0x72, 0xB2}, Color{0xD5, 0x5E, 0x00},
                              Color{0x00, 0x9E, 0x73}, Color{0x33, 0x22, 0x88},
                              Color{0x88, 0x22, 0x55}, Color{0x6E, 0x6E, 0x6E}};

  // Low to high; they stay apart for colour-blind readers and in order in greyscale (ColorBrewer's
  // OrRd).
  std::array<Color, 5> sequential{Color{0xFE, 0xF0, 0xD9}, Color{0xFD, 0xCC, 0x8A},
                                  Color{0xFC, 0x8D, 0x59}, Color{0xE3, 0x4A, 0x33},
                                  Color{0xB3, 0x00, 0x00}};

  TextRole masthead{20, 25.5, Weight::bold, ink};
  TextRole title{15, 19, Weight::bold, ink};
  TextRole lead{13.5, 19, Weight::regular, ink};
  TextRole heading{11, 12.76, Weight::bold, ink};
  TextRole body{9.5, 12.76, Weight::regular, ink};
  TextRole table{8, 10.2, Weight::regular, ink};
  TextRole table_head{8, 10.2, Weight::semibold, ink};
  TextRole chart_title{10, 12.76, Weight::bold, ink};
  TextRole chart_subtitle{8.5, 10.5, Weight::regular, muted};
  TextRole label{7.5, 9, Weight::regular, muted};
  TextRole note{7, 9, Weight::regular, faint};
  TextRole figure{24, 25.5, Weight::bold, ink};
};

}  // namespace quire::core
