#include "config/manifest.hpp"

#include <algorithm>
#include <charconv>

#include "base/rename_key.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "config/option_check.hpp"
#include "config/option_value.hpp"
#include "config/read_limits.hpp"
#include "toml/reader.hpp"

namespace quire::core {
namespace {

using toml::Entry;
using toml::Place;
using toml::Reader;
using toml::Source;
using toml::Table;
using toml::Value;

bool is_identifier(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= 64 && lower(text[0]) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void check_identifier(const Reader& reader, Place where, std::string_view what,
                      const std::string& name) {
  if (!is_identifier(name))
    reader.error("invalid-name", where, quote(name) + " is not a valid " + std::string(what),
                 "a lower-case letter, then at most 63 lower-case letters, digits and underscores");
}

// "1.0": two decimal numbers and one point.
void read_abi(Reader& reader, Manifest& manifest) {
  const std::optional<std::string> text = reader.require_text("abi");
  if (!text) return;
  const char* end = text->data() + text->size();
  const auto major = std::from_chars(text->data(), end, manifest.abi_major);
  if (major.ec == std::errc() && major.ptr != end && *major.ptr == '.') {
    const auto minor = std::from_chars(major.ptr + 1, end, manifest.abi_minor);
    const Place where = reader.where("abi");
    manifest.abi_where = {reader.source().file, where.line, where.column};
    if (minor.ec == std::errc() && minor.ptr == end) return;
  }
  reader.error("invalid-value", reader.where("abi"), quote(*text) + " is not an ABI version",
               "write major and minor, such as \"1.0\"");
}

void read_type(Reader& reader, OptionSchema& option) {
  const std::optional<std::string> text = reader.require_text("type");
  if (!text) return;
  std::vector<std::string> words;
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(OptionType::list); ++i) {
    words.emplace_back(word(static_cast<OptionType>(i)));
    if (words.back() == *text) option.type = static_cast<OptionType>(i);
  }
  if (std::find(words.begin(), words.end(), *text) != words.end()) return;
  const std::string near = did_you_mean(*text, words);
  reader.error("invalid-value", reader.where("type"), "unknown type " + quote(*text),
               near.empty() ? "allowed: " + config_detail::listed(words) : near);
}

void read_constraints(Reader& reader, OptionSchema& option) {
  option.minimum = reader.number("min");
  option.maximum = reader.number("max");
  const bool numeric = option.type == OptionType::integer || option.type == OptionType::decimal;
  for (const std::string_view key : {"min", "max"})
    if (reader.value(key) != nullptr && !numeric)
      reader.error("misplaced-key", reader.where(key),
                   quote(key) + " does not fit type " + quote(word(option.type)));
  if (option.minimum && option.maximum && *option.minimum > *option.maximum)
    reader.error("invalid-range", reader.where("max"), "\"max\" is less than \"min\"");

  option.allowed = reader.texts("allowed").value_or(std::vector<std::string>());
  const bool textual = option.type == OptionType::text || option.type == OptionType::list;
  if (reader.value("allowed") != nullptr && !textual)
    reader.error("misplaced-key", reader.where("allowed"),
                 "\"allowed\" does not fit type " + quote(word(option.type)));
}

OptionSchema read_option(const Entry& entry, const Table& table, const Source& source) {
  Reader reader(table, "[options." + entry.key + "]", source);
  OptionSchema option;
  option.name = entry.key;
  check_identifier(reader, entry.where, "option name", entry.key);
  const std::size_t errors_before = source.diagnostics.error_count();
  read_type(reader, option);
  read_constraints(reader, option);
  option.unit = printable(reader.text("unit").value_or(""));
  option.doc = printable(reader.text("doc").value_or(""));
  const Value* fallback = reader.value("default");
  const Value* example = reader.value("example");
  reader.finish();
  if (fallback != nullptr && example != nullptr)
    reader.error("misplaced-key", reader.where("example"), "\"example\" does not fit an option with a default");
  // Both are checked as a report's value would be; a schema that is wrong itself cannot judge.
  const bool can_judge = source.diagnostics.error_count() == errors_before;
  const auto checked = [&](std::string_view key, const Value* set) -> std::optional<OptionValue> {
    if (set == nullptr || !can_judge) return {};
    const auto value = config_detail::read_option_value(reader, key, *set);
    if (!value) return {};
    const SourceSpan where{source.file, set->where.line, set->where.column};
    return config_detail::checked_value(option, key, *value, where, source.diagnostics);
  };
  option.fallback = checked("default", fallback);
  option.example = checked("example", example);
  return option;
}

TableNeed read_need(const Entry& entry, const Table& table, const Source& source) {
  Reader reader(table, "[tables." + entry.key + "]", source);
  TableNeed need{entry.key, {}};
  if (reader.require("columns") != nullptr)
    need.columns = reader.texts("columns").value_or(std::vector<std::string>());
  reader.finish();
  return need;
}

// Calls `read` for each table inside the table at `key`.
template <typename Read>
void read_each(Reader& reader, std::string_view key, Read read) {
  const Table* tables = reader.table(key);
  if (tables == nullptr) return;
  for (const Entry& entry : tables->entries) {
    if (const Table* table = std::get_if<Table>(&entry.value.content))
      read(entry, *table);
    else
      reader.wrong_type(entry.key, entry.value, "a table");
  }
}

/// `key` after one rename, itself where none names it.
std::string renamed_once(const std::vector<KeyRename>& renames, const std::string& key) {
  for (const KeyRename& rename : renames)
    if (names_key(rename.from, key)) return renamed_key(key, rename.from, rename.to);
  return key;
}

/// Whether what a key is renamed to is renamed in turn until it is called as before: no name of today comes out.
bool goes_in_a_circle(const std::vector<KeyRename>& renames, const KeyRename& rename) {
  std::string key = rename.to;
  for (std::size_t step = 0; step < renames.size(); ++step) {
    if (names_key(rename.from, key)) return true;
    key = renamed_once(renames, key);
  }
  return false;
}

void read_renamed_keys(Reader& reader, Manifest& manifest, const Source& source) {
  const Table* table = reader.table("renamed_keys");
  if (table == nullptr) return;
  Reader renames(*table, "[renamed_keys]", source);
  for (const Entry& entry : table->entries) {
    const std::optional<std::string> to = renames.require_text(entry.key);
    if (!to) continue;
    if (entry.key.empty() || entry.key == *to)
      renames.error("invalid-value", entry.where, quote(entry.key) + " is not renamed to " + quote(*to),
                    "the key of past editions stands before the sign, today's behind it");
    else if (entry.key.ends_with('/') != to->ends_with('/'))
      renames.error("invalid-value", entry.where, quote(entry.key) + " and " + quote(*to) + " do not rename alike",
                    "with a slash at the end both are beginnings of keys, else both are whole keys");
    else
      manifest.renamed_keys.push_back({entry.key, *to});
  }
  for (const KeyRename& rename : manifest.renamed_keys)
    if (goes_in_a_circle(manifest.renamed_keys, rename))
      renames.error("invalid-value", renames.where(rename.from),
                    quote(rename.from) + " is renamed to " + quote(rename.to) + ", which is renamed again to what begins alike",
                    "rename each key once, from what past editions say to what today's say");
  renames.finish();
}

/// What is shown on terminals and in file names holds no control characters.
void check_printable(const Reader& reader, const Manifest& manifest) {
  const auto check = [&](std::string_view key, const std::string& text) {
    if (printable(text) != text)
      reader.error("invalid-value", reader.where(key), quote(key) + " holds control characters: " + quote(text));
  };
  check("version", manifest.version);
  check("title", manifest.title);
  check("description", manifest.description);
}

}  // namespace

std::string_view word(OptionType type) {
  static constexpr std::string_view kWords[] = {"text",    "integer", "decimal",
                                                "boolean", "date",    "list"};
  return kWords[static_cast<std::size_t>(type)];
}

std::optional<Manifest> read_manifest(std::string_view toml, const std::string& label,
                                      Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  const Source source{label, "manifest", diagnostics};
  const std::optional<Table> root = toml::parse_toml(toml, source);
  if (!root) return {};

  Manifest manifest;
  Reader reader(*root, "", source);
  if (const std::optional<std::string> id = reader.require_text("id")) {
    check_identifier(reader, reader.where("id"), "plugin id", *id);
    manifest.id = *id;
  }
  manifest.version = reader.require_text("version").value_or("");
  read_abi(reader, manifest);
  manifest.title = reader.require_text("title").value_or("");
  manifest.description = reader.text("description").value_or("");
  read_each(reader, "options", [&](const Entry& entry, const Table& table) {
    manifest.options.push_back(read_option(entry, table, source));
  });
  read_each(reader, "tables", [&](const Entry& entry, const Table& table) {
    manifest.tables.push_back(read_need(entry, table, source));
  });
  check_printable(reader, manifest);
  read_renamed_keys(reader, manifest, source);
  manifest.limits = config_detail::read_limits(reader, "[limits]", config_detail::kManifestBounds);
  reader.finish();
  if (diagnostics.error_count() != errors_before) return {};
  return manifest;
}

}  // namespace quire::core
