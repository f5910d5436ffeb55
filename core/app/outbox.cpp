#include "app/outbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/output_file.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kBase64Line = 57;      // bytes that make the 76 characters RFC 2045 allows
constexpr std::size_t kEncodedWordBytes = 45;  // of text in one encoded word of at most 75 characters

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63U] : '=';
  }
  return out;
}

std::string base64_lines(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += kBase64Line) out += base64(bytes.substr(i, kBase64Line)) + "\r\n";
  return out;
}

/// A header's text: plain where it is ASCII, else as encoded words (RFC 2047), folded.
std::string header_text(const std::string& text) {
  std::string safe = printable(text);
  if (std::all_of(safe.begin(), safe.end(), [](char c) { return c >= ' ' && c < 127; })) return safe;
  std::string out;
  for (std::size_t begin = 0; begin < safe.size();) {
    std::size_t end = std::min(begin + kEncodedWordBytes, safe.size());
    // A word must not end inside a character.
    while (end < safe.size() && (static_cast<unsigned char>(safe[end]) & 0xC0U) == 0x80U) --end;
    out += (out.empty() ? "" : "\r\n ") + std::string("=?utf-8?B?") + base64(safe.substr(begin, end - begin)) + "?=";
    begin = end;
  }
  return out;
}

/// A parameter's text (RFC 2231).
std::string percent_encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

/// `Mon, 23 Nov 2026 00:00:00 +0000`.
std::string mail_date(Date day) {
  constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date(day);
  return fmt::format("{}, {} {} {:04} 00:00:00 +0000", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

/// The bottom lines of the sections, or that the briefing is attached.
std::string body_text(const Document& document) {
  std::string text;
  for (const Section& section : document.sections)
    for (const Highlight& highlight : section.highlights)
      if (highlight.kind == Highlight::Kind::bottom_line) text += plain_text(highlight.content) + "\n\n";
  return text + document.title + ", edition " + document.edition + ", as of " + long_date(document.as_of) +
         ", is attached.\n";
}

std::string file_part(const std::string& address) {
  std::string part;
  for (const char c : address) part += c == '/' || c == '\\' ? '-' : c;
  return part;
}

}  // namespace

std::string mail(const Delivery& delivery, const std::string& recipient, const Document& document,
                 const std::string& pdf_name, const std::string& pdf) {
  const std::string id = sha256_hex(pdf + recipient).substr(0, 32);
  const std::string boundary = "quire-" + id;
  std::string out = "From: " + delivery.sender + "\r\nTo: " + recipient + "\r\nSubject: " +
                    header_text(document.title + " " + document.edition) + "\r\nDate: " +
                    mail_date(document.as_of) + "\r\nMessage-ID: <" + id + "@" +
                    delivery.sender.substr(delivery.sender.rfind('@') + 1) + ">\r\nMIME-Version: 1.0\r\n" +
                    "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  out += "--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         base64_lines(body_text(document));
  out += "--" + boundary + "\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n" +
         "Content-Disposition: attachment;\r\n filename*=utf-8''" + percent_encoded(pdf_name) + "\r\n\r\n" + base64_lines(pdf);
  return out + "--" + boundary + "--\r\n";
}

bool fill_outbox(const std::filesystem::path& folder, const Report& report, const Document& document,
                 const std::string& series, const std::string& pdf_name, const std::string& pdf, Diagnostics& diagnostics) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);  // what fails here fails again in writing
  bool all = true;
  for (const std::string& recipient : report.delivery.recipients)
    // Editions of one period for other readers are of other series.
    all = write_file(folder / file_part(series + "-" + document.edition + "-" + recipient + ".eml"),
                     mail(report.delivery, recipient, document, pdf_name, pdf), diagnostics) &&
          all;
  return all;
}

}  // namespace quire::core
