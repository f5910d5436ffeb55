#pragma once

#include <string_view>

namespace quire::core {

// The namespaces of what an .ods file says about cells.
constexpr std::string_view kOds = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr std::string_view kOdsTable = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
constexpr std::string_view kOdsText = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
constexpr std::string_view kOdsStyle = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
constexpr std::string_view kOdsManifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
/// LibreOffice's own, which marks the results of formulas that are errors.
constexpr std::string_view kCalcExtension = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

}  // namespace quire::core
