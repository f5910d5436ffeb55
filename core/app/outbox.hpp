#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.hpp"
#include "config/report.hpp"
#include "document/document.hpp"

namespace quire::core {

/// One message a recipient, ready for a mail program to send; Quire never sends anything. RFC 5322 with the
/// PDF as MIME attachment (RFC 2045); the date is the edition's day, the message id follows from the
/// content, so that the same edition gives the same file.
std::string mail(const Delivery& delivery, const std::string& recipient, const Document& document,
                 const std::string& pdf_name, const std::string& pdf);

/// Writes `SERIES-EDITION-RECIPIENT.eml` for each of the report's recipients into `folder`; false when one failed.
bool fill_outbox(const std::filesystem::path& folder, const Report& report, const Document& document,
                 const std::string& series, const std::string& pdf_name, const std::string& pdf, Diagnostics& diagnostics);

}  // namespace quire::core
