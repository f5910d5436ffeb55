#pragma once

#include <string>

#include "layout/frame.hpp"
#include "pdf/haru_document.hpp"

namespace quire::core {

/// The XMP packet (ISO 16684-1) that says the same as the info dictionary, and that the file is
/// PDF/UA-1 and PDF/A-2A, or with attachments PDF/A-3A.
std::string xmp_packet(const Layout& layout);

/// Info dictionary, XMP, output intent, language and what else the catalog says about the whole.
void write_metadata(const Layout& layout, HaruDocument& document);

}  // namespace quire::core
