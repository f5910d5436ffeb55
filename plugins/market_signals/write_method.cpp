#include "market_signals/facts.hpp"
#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

void write_note(const Analysis& analysis, Section& section) {
  const Records& records = analysis.records;
  std::size_t overlaps = 0;
  for (const Series& series : analysis.all)
    overlaps += is_told(analysis, series) ? series.overlaps : 0;
  Paragraph note = section.note();
  note.text(
      "We assume that a figure was known from the last day of its period; the data do not date "
      "publications. We assume that the place of billing stands for that of the buyer.");
  if (records.left_out != 0)
    note.text(" Of ")
        .value(plain_count(records.rows))
        .text(" rows ")
        .value(plain_count(records.left_out))
        .text(" were left out: no first or last day, or the last before the first.");
  if (records.dated_later != 0)
    note.text(" ")
        .value(plain_count(records.dated_later))
        .text(records.dated_later == 1
                  ? " row is dated after this edition: its period was over, its figure perhaps not "
                    "public."
                  : " rows are dated after this edition: their periods were over, their figures "
                    "perhaps not public.");
  if (overlaps != 0)
    note.text(" ")
        .value(plain_count(overlaps))
        .text(overlaps == 1 ? " period of the lines overlaps an earlier one."
                            : " periods of the lines overlap an earlier one.");
}

void write_methods(Section& section) {
  section.method("M4.1", "Change",
                 "100 × (value / base − 1), recomputed from the figures; the base is the period of "
                 "the same length and "
                 "basis that ended a year before",
                 "nothing is added over units, bases or overlapping periods");
  section.method("M4.2", "Share and its change",
                 "100 × part / whole of the same days and unit; changes in percentage points",
                 "disputed figures are in no share");
  section.method("M4.3", "Base rate of the next period",
                 "(k + ½) / (n + 1): k of the n periods after the event were below the last one before it (Jeffreys 1961)",
                 "assumes that the next period comes from the same distribution");
}

}  // namespace

void write_method(const Analysis& analysis, Section& section) {
  write_note(analysis, section);
  write_methods(section);
}

}  // namespace quire::market_signals
