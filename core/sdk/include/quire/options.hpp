#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quire/abi.h"
#include "quire/dataset.hpp"
#include "quire/value.hpp"

namespace quire {

/// What the report sets for this section, checked against the manifest, defaults filled in.
/// Asking for an option the manifest does not declare, or as another type, throws Error.
/// Views are valid until `analyze` returns.
class Options {
 public:
  explicit Options(const quire_host& host) : host_(&host) {}

  std::string_view text(std::string_view name) const {
    const quire_option option = get(name, QUIRE_OPTION_TEXT);
    return {option.text.data, option.text.size};
  }
  std::int64_t integer(std::string_view name) const {
    return get(name, QUIRE_OPTION_INTEGER).integer;
  }
  double decimal(std::string_view name) const { return get(name, QUIRE_OPTION_DECIMAL).decimal; }
  bool boolean(std::string_view name) const {
    return get(name, QUIRE_OPTION_BOOLEAN).integer != 0;
  }
  Date date(std::string_view name) const {
    return Date{Days{get(name, QUIRE_OPTION_DATE).integer}};
  }
  std::vector<std::string_view> list(std::string_view name) const {
    const quire_option option = get(name, QUIRE_OPTION_LIST);
    std::vector<std::string_view> items;
    for (std::size_t i = 0; i < option.item_count; ++i)
      items.emplace_back(option.items[i].data, option.items[i].size);
    return items;
  }

 private:
  quire_option get(std::string_view name, std::int32_t type) const {
    quire_option option{};
    option.struct_size = sizeof option;
    if (host_->option(host_->context, raw(name), &option) != QUIRE_OK)
      throw Error("the manifest declares no option \"" + std::string(name) + "\"");
    if (option.type != type)
      throw Error("option \"" + std::string(name) + "\" is of type " + word(option.type) +
                  " in the manifest, not " + word(type));
    return option;
  }

  static std::string word(std::int32_t type) {
    constexpr const char* kWords[] = {"text", "integer", "decimal", "boolean", "date", "list"};
    return type >= QUIRE_OPTION_TEXT && type <= QUIRE_OPTION_LIST ? kWords[type] : "unknown";
  }

  const quire_host* host_;
};

}  // namespace quire
