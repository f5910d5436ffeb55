#pragma once

#include <vector>

#include "document/document.hpp"
#include "edition/record.hpp"
#include "layout/frame.hpp"

namespace quire::core {

inline constexpr const char* kDocumentAttachment = "document.json";
inline constexpr const char* kEditionAttachment = "edition.json";

/// What a briefing carries for those who check it: the rows behind each table and chart as CSV, the
/// document with every value's origin, and what the edition says under each key.
std::vector<Attachment> attachments_of(const Document& document, const EditionRecord& record);

}  // namespace quire::core
