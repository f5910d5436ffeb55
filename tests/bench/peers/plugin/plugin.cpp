// One section of the briefing that the peers write, out of the tables that quire_source.py made.
#include <optional>
#include <quire/plugin.hpp>
#include <string>

namespace {

using quire::Chart;
using quire::TableBlock;
using quire::Value;

/// The rows of a table that is ordered by block, block after block.
class BlockRows {
 public:
  explicit BlockRows(quire::Column blocks) : blocks_(std::move(blocks)) {}

  /// Calls `take` with each row of `block`; blocks are asked for in their order.
  template <class Take>
  void each(std::int64_t block, Take take) {
    while (row_ < blocks_.size() && blocks_.integer(row_) < block) ++row_;
    for (; row_ < blocks_.size() && blocks_.integer(row_) == block; ++row_) take(row_);
  }

 private:
  quire::Column blocks_;
  std::int64_t row_ = 0;
};

class Briefing {
 public:
  void analyze(const quire::Dataset& data, const quire::Options& options, quire::Section& section) {
    const quire::Table blocks = data.table("blocks");
    const quire::Column owner = blocks.column("section");
    const quire::Column kinds = blocks.column("kind");
    const quire::Column keys = blocks.column("key");
    const quire::Column texts = blocks.column("text");
    Charts charts{data.table("points")};
    Parts parts{data.table("parts")};
    std::optional<quire::List> list;
    for (std::int64_t row = 0; row < blocks.row_count(); ++row) {
      if (owner.integer(row) != options.integer("section")) continue;
      const std::int64_t block = *blocks.column("block").integer(row);
      const std::string_view kind = *kinds.text(row);
      const std::string_view text = texts.text(row).value_or("");
      if (kind != "item") list.reset();
      if (kind == "heading") section.heading(text, *keys.text(row));
      if (kind == "paragraph") section.paragraph(text);
      if (kind == "item") {
        if (!list) list.emplace(section.list());
        list->item().text(text);
      }
      if (kind == "bar") charts.bar(block, section.chart(Chart::Kind::column, *keys.text(row)), text);
      if (kind == "line") charts.line(block, section.chart(Chart::Kind::line, *keys.text(row)), text);
      if (kind == "table") parts.table(block, section.table(*keys.text(row)));
    }
  }

 private:
  struct Charts {
    quire::Table points;
    BlockRows rows{points.column("block")};

    void bar(std::int64_t block, Chart chart, std::string_view title) {
      const quire::Column label = points.column("label");
      const quire::Column value = points.column("value");
      chart.title(title).alt(title).y_axis("");
      quire::Series series = chart.series();
      rows.each(block, [&](std::int64_t row) { series.bar(*label.text(row), Value::number(*value.number(row))); });
    }

    void line(std::int64_t block, Chart chart, std::string_view title) {
      const quire::Column name = points.column("series");
      const quire::Column x = points.column("x");
      const quire::Column value = points.column("value");
      chart.title(title).alt(title).x_axis("Week").y_axis("");
      std::optional<quire::Series> series;
      std::string_view open;
      rows.each(block, [&](std::int64_t row) {
        if (*name.text(row) != open) {
          open = *name.text(row);
          series.reset();
          series.emplace(chart.series(open));
        }
        series->point("", Value::number(static_cast<double>(*x.integer(row))), Value::number(*value.number(row)));
      });
    }
  };

  struct Parts {
    quire::Table parts;
    BlockRows rows{parts.column("block")};

    void table(std::int64_t block, TableBlock table) {
      constexpr auto kRight = TableBlock::Align::right;
      table.column("Company").column("Chip").column("Node nm", kRight).column("TFLOPS", kRight);
      table.column("HBM GB", kRight).column("Price USD", kRight).column("Units", kRight).column("YoY %", kRight);
      const quire::Column company = parts.column("company");
      const quire::Column chip = parts.column("chip");
      const quire::Column tflops = parts.column("tflops");
      const quire::Column growth = parts.column("growth");
      const auto whole = [&](const char* column, std::int64_t row) {
        return Value::number(static_cast<double>(*parts.column(column).integer(row))).decimals(0);
      };
      rows.each(block, [&](std::int64_t row) {
        quire::TableRow line = table.row({});
        line.cell(*company.text(row));
        line.cell(*chip.text(row));
        line.cell(whole("node", row));
        line.cell(Value::number(*tflops.number(row)).decimals(1));
        for (const char* column : {"memory", "price", "units"}) line.cell(whole(column, row));
        line.cell(*growth.text(row));
      });
    }
  };
};

}  // namespace

QUIRE_PLUGIN(Briefing);
