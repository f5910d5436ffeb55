// A plugin whose section plugin.c writes, too: strings, options, columns, values with rows, a table.
#include <quire/plugin.hpp>
#include <string>
#include <vector>

class AbiGrid {
 public:
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    const quire::Column memory = data.table("chips").column("memory_gb");
    std::vector<std::int64_t> known;
    for (std::int64_t row = 0; row < data.table("chips").row_count(); ++row)
      if (memory.number(row)) known.push_back(row);
    section.title("Memory of " + std::to_string(known.size()) + " chips");
    section.paragraph(options.text("greeting"));
    quire::TableBlock table = section.table("grid/memory");
    table.column("Row").column("Memory", quire::TableBlock::Align::right, "GB");
    for (const std::int64_t row : known) {
      const std::string name = std::to_string(row);
      quire::TableRow cells = table.row(name);
      cells.cell(name);
      cells.cell(quire::Value::number(*memory.number(row), memory.unit())
                     .key("grid/" + name)
                     .from(data.table("chips").reference(row)));
    }
  }
};

QUIRE_PLUGIN(AbiGrid);
