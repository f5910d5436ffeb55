#include "config/read_limits.hpp"

#include <cmath>

#include "base/suggest.hpp"

namespace quire::core::config_detail {
namespace {

std::optional<std::uint32_t> read_amount(toml::Reader& reader, std::string_view key, std::uint32_t most,
                                         std::string_view hint) {
  const std::optional<double> amount = reader.number(key);
  if (!amount) return {};
  if (*amount >= 1 && *amount <= most && *amount == std::floor(*amount))
    return static_cast<std::uint32_t>(*amount);
  reader.error("invalid-value", reader.where(key),
               quote(key) + " must be a whole number from 1 to " + std::to_string(most), std::string(hint));
  return {};
}

}  // namespace

LimitsRequest read_limits(toml::Reader& parent, std::string_view context, const LimitsBounds& bounds) {
  const toml::Table* table = parent.table("limits");
  if (table == nullptr) return {};
  toml::Reader reader(*table, std::string(context), parent.source());
  LimitsRequest request;
  request.seconds = read_amount(reader, "seconds", bounds.seconds, bounds.hint);
  request.memory_mib = read_amount(reader, "memory_mib", bounds.memory_mib, bounds.hint);
  request.output_mib = read_amount(reader, "output_mib", bounds.output_mib, bounds.hint);
  request.open_files = read_amount(reader, "open_files", bounds.open_files, bounds.hint);
  reader.finish();
  return request;
}

}  // namespace quire::core::config_detail
