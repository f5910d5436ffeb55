#pragma once

#include <quire/plugin.hpp>
#include <string_view>
#include <vector>

namespace gallery {

/// What a specimen may show: the section it writes
/// into, and a row of the dataset to take figures and
/// sources from.
struct Stage {
  quire::Section& section;
  const quire::Table& chips;
};

/// One block or chart, written by a function of this
/// name.
struct Specimen {
  std::string_view name;
  std::string_view what;
  void (*write)(Stage& stage);
};

std::vector<Specimen> text_specimens();
std::vector<Specimen> table_specimens();
std::vector<Specimen> row_specimens();
std::vector<Specimen> plot_specimens();
std::vector<Specimen> relation_specimens();

/// The text of all files with specimens in them.
std::string_view sources();
/// A PNG file.
std::string_view picture();

}  // namespace gallery
