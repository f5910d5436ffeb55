#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/limits.hpp"
#include "config/report.hpp"

namespace quire::core {

enum class OptionType : std::uint8_t { text, integer, decimal, boolean, date, list };
std::string_view word(OptionType type);

struct OptionSchema {
  std::string name;
  OptionType type = OptionType::text;
  std::optional<OptionValue> fallback;  // empty: the option is required
  std::optional<OptionValue> example;   // of a required one, what it is tried with
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::vector<std::string> allowed;  // text and list; empty: anything
  std::string unit;
  std::string doc;
};

struct TableNeed {
  std::string table;
  std::vector<std::string> columns;
};

/// What past editions call otherwise than this plugin does. With a slash at their ends both are what keys begin with.
struct KeyRename {
  std::string from;
  std::string to;
};

/// `plugin.toml`: what a plugin is and needs, readable without running it.
struct Manifest {
  std::string id;
  std::string version;
  SourceSpan abi_where;
  std::uint32_t abi_major = 0;
  std::uint32_t abi_minor = 0;
  std::string title;
  std::string description;
  std::vector<OptionSchema> options;
  std::vector<TableNeed> tables;
  LimitsRequest limits{};
  std::vector<KeyRename> renamed_keys{};
};

/// Reads the text of a manifest. `label` names it in diagnostics. The text is untrusted: it may
/// come from any file that calls itself a plugin.
std::optional<Manifest> read_manifest(std::string_view toml, const std::string& label,
                                      Diagnostics& diagnostics);

/// Checks what a section of a report sets against the manifest and adds the defaults: one entry per
/// option of the schema, in its order. Mistakes are reported at the option in the report.
std::vector<Option> complete_options(const Manifest& manifest, const SectionRequest& section,
                                     Diagnostics& diagnostics);

}  // namespace quire::core
