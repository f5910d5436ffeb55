#include "toml/reader.hpp"

#include <algorithm>
#include <cmath>

#include "base/suggest.hpp"

namespace quire::core::toml {

Reader::Reader(const Table& table, std::string context, const Source& source)
    : table_(table), context_(std::move(context)), source_(source) {}

const Value* Reader::value(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  const Entry* entry = table_.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

template <typename T>
const T* Reader::get(std::string_view key, std::string_view wanted) {
  const Value* found = value(key);
  if (found == nullptr) return nullptr;
  const T* content = std::get_if<T>(&found->content);
  if (content == nullptr) wrong_type(key, *found, wanted);
  return content;
}

std::optional<std::string> Reader::text(std::string_view key) {
  const std::string* found = get<std::string>(key, "text");
  if (found == nullptr) return {};
  if (found->find('\0') != std::string::npos) {
    error("nul-character", where(key), quote(key) + " contains a NUL character");
    return {};
  }
  return *found;
}

std::optional<bool> Reader::boolean(std::string_view key) {
  const bool* found = get<bool>(key, "a boolean");
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<double> Reader::number(std::string_view key) {
  const Value* found = value(key);
  if (found == nullptr) return {};
  if (const auto* integer = std::get_if<std::int64_t>(&found->content))
    return static_cast<double>(*integer);
  const auto* decimal = std::get_if<double>(&found->content);
  if (decimal == nullptr) {
    wrong_type(key, *found, "a number");
    return {};
  }
  if (!std::isfinite(*decimal)) {
    error("not-finite", found->where, quote(key) + " must be a finite number");
    return {};
  }
  return *decimal;
}

std::optional<Date> Reader::date(std::string_view key) {
  const Value* found = value(key);
  if (found == nullptr) return {};
  if (const Date* date = std::get_if<Date>(&found->content)) return *date;
  const std::string* text = std::get_if<std::string>(&found->content);
  if (text == nullptr) {
    wrong_type(key, *found, "a date");
    return {};
  }
  const std::optional<Date> date = parse_date(*text);
  if (!date)
    error("invalid-date", found->where, quote(key) + ": " + quote(*text) + " is not a date",
          "write an existing day as YYYY-MM-DD");
  return date;
}

std::optional<std::vector<std::string>> Reader::texts(std::string_view key) {
  const Array* items = array(key);
  if (items == nullptr) return {};
  std::vector<std::string> out;
  for (const Value& item : *items) {
    if (const std::string* text = std::get_if<std::string>(&item.content))
      out.push_back(*text);
    else
      error("wrong-type", item.where,
            quote(key) + " must hold text only, found " + std::string(kind(item)));
  }
  if (out.size() != items->size()) return {};
  return out;
}

const Table* Reader::table(std::string_view key) { return get<Table>(key, "a table"); }

const Array* Reader::array(std::string_view key) { return get<Array>(key, "an array"); }

const Value* Reader::require(std::string_view key) {
  const Value* found = value(key);
  if (found == nullptr)
    error("missing-key", table_.where, "missing key " + quote(key) + in_context());
  return found;
}

std::optional<std::string> Reader::require_text(std::string_view key) {
  if (require(key) == nullptr) return {};
  std::optional<std::string> found = text(key);
  if (found && found->empty()) {
    error("empty-text", where(key), quote(key) + " must not be empty");
    return {};
  }
  return found;
}

Place Reader::where(std::string_view key) const {
  const Entry* entry = table_.find(key);
  return entry == nullptr ? table_.where : entry->value.where;
}

void Reader::error(std::string_view code, Place where, std::string message,
                   std::string hint) const {
  source_.error(code, where, std::move(message), std::move(hint));
}

void Reader::wrong_type(std::string_view key, const Value& value, std::string_view wanted) const {
  error("wrong-type", value.where,
        quote(key) + " must be " + std::string(wanted) + ", found " + std::string(kind(value)));
}

void Reader::finish() const {
  for (const Entry& entry : table_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    const std::string near = did_you_mean(entry.key, known_);
    error("unknown-key", entry.where, "unknown key " + quote(entry.key) + in_context(),
          near.empty() ? known_keys() : near);
  }
}

std::string Reader::known_keys() const {
  std::string keys = "known: ";
  for (std::size_t i = 0; i < known_.size(); ++i) keys += (i == 0 ? "" : ", ") + known_[i];
  return keys;
}

std::string Reader::in_context() const {
  return context_.empty() ? std::string() : " in " + context_;
}

}  // namespace quire::core::toml
