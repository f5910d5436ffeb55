#include "config/read_delivery.hpp"

#include <algorithm>

namespace quire::core::config_detail {
namespace {

/// A dot-atom on both sides of one @ (RFC 5322, 3.4.1), which is what mail systems take; quoted local
/// parts and address literals are left out.
bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
  const auto is_dot_atom = [](std::string_view part, std::string_view more) {
    if (part.empty() || part.front() == '.' || part.back() == '.' || part.find("..") != std::string_view::npos)
      return false;
    return std::all_of(part.begin(), part.end(), [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
             more.find(c) != std::string_view::npos;
    });
  };
  return is_dot_atom(text.substr(0, at), "!#$%&'*+/=?^_`{|}~") && is_dot_atom(text.substr(at + 1), "");
}

void check_address(const toml::Reader& reader, std::string_view key, const std::string& address) {
  if (!is_address(address))
    reader.error("invalid-value", reader.where(key), quote(address) + " is not an address",
                 "write it as name@example.org");
}

}  // namespace

void read_delivery(toml::Reader& report, Delivery& delivery) {
  const toml::Table* table = report.table("delivery");
  if (table == nullptr) return;
  toml::Reader reader(*table, "[delivery]", report.source());
  if (const std::optional<std::string> sender = reader.require_text("sender")) {
    delivery.sender = *sender;
    check_address(reader, "sender", *sender);
  }
  reader.require("recipients");
  delivery.recipients = reader.texts("recipients").value_or(std::vector<std::string>());
  for (const std::string& recipient : delivery.recipients) check_address(reader, "recipients", recipient);
  reader.finish();
}

}  // namespace quire::core::config_detail
