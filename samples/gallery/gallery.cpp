#include "gallery.hpp"

#include <string>

namespace gallery {
namespace {

/// The body of the function, its indent taken off.
std::string code_of(std::string_view name) {
  const std::string head = "void " +
                           std::string(name) +
                           "(Stage& stage) {\n";
  const std::size_t begin = sources().find(head);
  if (begin == std::string_view::npos)
    throw quire::Error("no source of " +
                       std::string(name));
  const std::size_t body = begin + head.size();
  std::string_view lines = sources().substr(
      body, sources().find("\n}\n", body) - body);
  std::string code;
  while (!lines.empty()) {
    const std::size_t end =
        std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    if (line.substr(0, 2) == "  ")
      line.remove_prefix(2);
    code.append(line).append("\n");
    lines.remove_prefix(
        std::min(end + 1, lines.size()));
  }
  return code;
}

struct Part {
  std::string_view option;
  std::string_view title;
  std::vector<Specimen> (*specimens)();
};

constexpr Part kParts[] = {
    {"text",
     "Text: 11 blocks, and what can stand in a line",
     text_specimens},
    {"tables", "Tables: figures in columns",
     table_specimens},
    {"rows",
     "Charts in rows: one value or a few for each "
     "name",
     row_specimens},
    {"plots", "Charts with two axes", plot_specimens},
    {"relations",
     "Time, risk and who depends on whom",
     relation_specimens}};

class Gallery {
 public:
  void analyze(const quire::Dataset& data,
               const quire::Options& options,
               quire::Section& section) {
    const quire::Table chips = data.table("chips");
    if (chips.row_count() == 0)
      throw quire::Error(
          "the table of chips has no rows");
    Stage stage{section, chips};
    for (const Part& part : kParts) {
      if (part.option != options.text("part"))
        continue;
      section.title(part.title);
      for (const Specimen& specimen :
           part.specimens()) {
        section.heading(
            std::string(specimen.name) + ": " +
                std::string(specimen.what),
            "gallery/" + std::string(specimen.name));
        specimen.write(stage);
        section.listing(code_of(specimen.name));
      }
    }
  }
};

}  // namespace
}  // namespace gallery

QUIRE_PLUGIN(gallery::Gallery);
