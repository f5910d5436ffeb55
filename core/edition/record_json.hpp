#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// The record as JSON on one line, ending in a line feed; `core/edition/README.md` describes the form.
std::string record_to_json(const EditionRecord& record);

/// Reads what `record_to_json` wrote. The text is not trusted: whatever is wrong with it is an error
/// at `where`, and the result is empty.
std::optional<EditionRecord> record_from_json(std::string_view json, const SourceSpan& where,
                                              Diagnostics& diagnostics);

/// One element of a record's "figures", read the same way.
std::optional<Figure> figure_from_json(std::string_view json, const SourceSpan& where, Diagnostics& diagnostics);

}  // namespace quire::core
