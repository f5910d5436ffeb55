#include "config/read_limits.hpp"

#include <cmath>

#include "base/suggest.hpp"

namespace quire::core::config_detail {
namespace {

// Below these a worker cannot even begin.
constexpr std::uint32_t kLeastMemory = 8;  // MiB
constexpr std::uint32_t kLeastFiles = 16;

struct Range {
  std::uint32_t least;
  std::uint32_t most;
};

std::optional<std::uint32_t> read_amount(toml::Reader& reader, std::string_view key, Range range,
                                         std::string_view hint) {
  const std::optional<double> amount = reader.number(key);
  if (!amount) return {};
  if (*amount >= range.least && *amount <= range.most && *amount == std::floor(*amount))
    return static_cast<std::uint32_t>(*amount);
  reader.error("invalid-value", reader.where(key),
               quote(key) + " must be a whole number from " + std::to_string(range.least) + " to " + std::to_string(range.most),
               std::string(hint));
  return {};
}

}  // namespace

LimitsRequest read_limits(toml::Reader& parent, std::string_view context, const LimitsBounds& bounds) {
  const toml::Table* table = parent.table("limits");
  if (table == nullptr) return {};
  toml::Reader reader(*table, std::string(context), parent.source());
  LimitsRequest request;
  request.seconds = read_amount(reader, "seconds", {1, bounds.seconds}, bounds.hint);
  request.memory_mib = read_amount(reader, "memory_mib", {kLeastMemory, bounds.memory_mib}, bounds.hint);
  request.output_mib = read_amount(reader, "output_mib", {1, bounds.output_mib}, bounds.hint);
  request.open_files = read_amount(reader, "open_files", {kLeastFiles, bounds.open_files}, bounds.hint);
  reader.finish();
  return request;
}

}  // namespace quire::core::config_detail
