// Keys and plain values of JSON objects, for what is written by RapidJSON as it is walked.
#pragma once

#include <rapidjson/rapidjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::core {

/// `Writer`: rapidjson::Writer or PrettyWriter.
template <class Writer>
class JsonFields {
 protected:
  explicit JsonFields(Writer& writer) : json_(writer) {}

  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  void string(std::string_view content) {
    json_.String(content.data(), static_cast<rapidjson::SizeType>(content.size()));
  }

  template <class Content>
  void object(Content content) {
    json_.StartObject();
    content();
    json_.EndObject();
  }

  void text(std::string_view name, std::string_view content) {
    key(name);
    string(content);
  }
  void text_if(std::string_view name, std::string_view content) {
    if (!content.empty()) text(name, content);
  }
  void flag(std::string_view name, bool on) {
    key(name);
    json_.Bool(on);
  }
  void flag_if(std::string_view name, bool on) {
    if (on) flag(name, on);
  }
  void integer(std::integral auto number) { json_.Int64(static_cast<std::int64_t>(number)); }
  void integer(std::string_view name, std::integral auto number) {
    key(name);
    integer(number);
  }
  /// The shortest digits that give the number back, which RapidJSON's own are not always. An open bound is
  /// null.
  void number(std::string_view name, double number) {
    key(name);
    if (!std::isfinite(number)) return (void)json_.Null();
    std::array<char, 32> digits;
    char* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    const std::string_view shown(digits.data(), static_cast<std::size_t>(end - digits.data()));
    if (shown.find_first_of(".e") == std::string_view::npos) end = std::copy_n(".0", 2, end);
    json_.RawValue(digits.data(), static_cast<std::size_t>(end - digits.data()), rapidjson::kNumberType);
  }
  void number_if(std::string_view name, const std::optional<double>& known) {
    if (known) number(name, *known);
  }

  /// Calls `write` with each of `things`.
  template <class Things, class Write>
  void array(const Things& things, Write write) {
    json_.StartArray();
    for (const auto& thing : things) write(thing);
    json_.EndArray();
  }

 private:
  Writer& json_;
};

}  // namespace quire::core
