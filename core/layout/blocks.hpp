#pragma once

#include <string>
#include <vector>

#include "layout/inline_text.hpp"
#include "layout/setting.hpp"

namespace quire::core {

/// Any block as units, set to `measure`. `parent` is the tag of what it stands in.
std::vector<Unit> set_block(const Block& block, Measure measure, TagId parent,
                            const Setting& setting);

/// Tables, charts and listings; each in a file of its own.
std::vector<Unit> set_listing(const Listing& listing, Measure measure, TagId parent,
                              const Setting& setting);
/// A table too wide for `measure` stands on pages that lie on their side; one too wide for those, or
/// in less than the page's width, is split by columns, its first one in each part; one that neither
/// helps is set smaller.
std::vector<Unit> set_table(const Table& table, Measure measure, TagId parent,
                            const Setting& setting);
std::vector<Unit> set_chart(const Chart& chart, Measure measure, TagId parent,
                            const Setting& setting);
/// Tiles in rows of at most four.
std::vector<Unit> set_key_figures(const KeyFigures& figures, Measure measure, TagId parent,
                                  const Setting& setting);

/// Lines as units that leave no single line of a paragraph at the foot or head of a column.
std::vector<Unit> line_units(std::vector<Frame> lines, Measure measure, Points space_before);

/// The lines that say what a table or chart is: accent, "Table 3 · takeaway", measure and unit.
Frame caption_frame(const std::string& key, const std::string& title, const std::string& subtitle,
                    Points width, TagId tag, const Setting& setting);

/// Note and source lines below a table or chart; no height when there is nothing to say.
Frame source_frame(const std::string& note, const std::vector<SourceIndex>& sources, Points width,
                   TagId parent, const Setting& setting);

/// `units` on a panel with a coloured edge at their left, padded.
std::vector<Unit> boxed(std::vector<Unit> units, Measure measure, Color edge, const Setting& setting);
/// What is left for text inside of a box.
Measure inside_box(Measure measure);

/// A conclusion in the lead's type; one that takes more lines than a conclusion should is set smaller.
std::vector<Frame> set_lead(const Inlines& content, Measure measure, TagId tag,
                            const Setting& setting);

/// A judgment's words with its change mark before them.
Inlines marked(const Judgment& judgment);

/// A judgment in its box, as it stands in sections and on the front page.
std::vector<Unit> set_judgment(const Judgment& judgment, Measure measure, TagId parent,
                               const Setting& setting);

}  // namespace quire::core
