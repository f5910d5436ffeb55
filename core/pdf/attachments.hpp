#pragma once

#include <vector>

#include "layout/frame.hpp"
#include "pdf/haru_document.hpp"

namespace quire::core {

/// The layout's attachments as associated files of the whole document (ISO 19005-3, 6.8).
void write_attachments(const Layout& layout, HaruDocument& document);

}  // namespace quire::core
