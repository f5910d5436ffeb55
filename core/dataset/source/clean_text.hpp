#pragma once

#include <string_view>

#include "dataset/file_report.hpp"

namespace quire::core::dataset_detail {

bool has_nul(std::string_view text);

/// Well-formed UTF-8 without a NUL: what a text may be.
bool is_clean(std::string_view text);

/// Why the text of a cell in `column` is not clean.
Diagnostic explain_unclean(std::string_view column, std::string_view text, SourceSpan where);

}  // namespace quire::core::dataset_detail
