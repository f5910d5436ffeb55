// A plugin that uses every element once.
#include <quire/plugin.hpp>
#include <string>

namespace {

class Good {
 public:
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    const quire::Table chips = data.table("chips");
    const quire::Column id = chips.column("id");
    const quire::Column memory = chips.column("memory");
    const auto value = [&](std::int64_t row) {
      const auto known = memory.number(row);
      return (known ? quire::Value::number(*known, memory.unit())
                    : quire::Value::unknown(memory.unit()))
          .key("chip/" + std::string(id.text(row).value_or("?")) + "/memory")
          .from(chips.reference(row));
    };
    section.title("Every element once");
    section.heading("A heading", "good/heading");
    section.lead().text("Text, ").strong("strong").text(", ").emphasis("emphasis");
    section.paragraph()
        .code("code")
        .text(" and ")
        .link("a link", "https://example.org/")
        .reference("good/table")
        .value(value(0))
        .cite(chips.reference(1));
    quire::List list = section.list(quire::List::Style::numbers);
    list.item().text("one");
    list.item().text("two").footnote("A footnote.");
    quire::TableBlock table = section.table("good/table");
    table.title("A table").column("Chip").column("Memory", quire::TableBlock::Align::right, "GB");
    for (std::int64_t row = 0; row < chips.row_count(); ++row) {
      quire::TableRow cells = table.row(id.text(row).value_or("?"));
      cells.cell(id.text(row).value_or("?")).good();
      cells.cell(value(row));
    }
    quire::Chart chart = section.chart(quire::Chart::Kind::bar, "good/chart");
    chart.title("A chart").alt("Bars of memory").x_axis("Memory", "GB");
    chart.y_threshold(100, "limit");
    quire::Series series = chart.series("Memory", "memory");
    for (std::int64_t row = 0; row < chips.row_count(); ++row)
      series.bar(id.text(row).value_or("?"), value(row));
    section.callout(quire::CalloutKind::note, "A box");
    section.paragraph().value(quire::Value::text(options.text("greeting")).key("good/greeting"));
    section.end_callout();
    section.key_figures().figure("Chips", quire::Value::number(3), "all of them");
    section.judgment("good/judgment")
        .likelihood("very likely")
        .confidence("high", "it is a test")
        .text("We judge it very likely that this works.");
    section.bottom_line().text("The bottom line.");
    section.watch().date(data.as_of()).text("Watch this.");
    section.key_judgment("good/key").likelihood("likely").confidence("low", "so").text("Likely.");
    section.key_figure("Memory", value(0));
    section.term("Greeting", options.text("greeting"));
    section.method("G1", "Greeting", "says " + std::string(options.text("greeting")), "to one only");
    section.warn("look here", chips.reference(2));
  }
};

}  // namespace

QUIRE_PLUGIN(Good);
