#pragma once

#include <cstdint>
#include <string_view>

namespace quire::core {

/// What a section may be built of: the comments of `quire/abi.h` as tables. Elements and attributes
/// are the ABI's numbers; element 0 is the section itself. Unknown numbers fit nowhere.

enum class AttributeType : std::uint8_t { none, text, integer, number, value };
AttributeType attribute_type(std::int64_t attribute);

bool is_element(std::int64_t element);
bool may_stand_in(std::int64_t element, std::int64_t parent);
bool takes_attribute(std::int64_t element, std::int64_t attribute);
/// Whether it goes to a page of its own, not between the blocks of its section.
bool stands_apart(std::int64_t element);
bool takes_text(std::int64_t element);
/// Values and citations: wherever text stands, but not in code.
bool takes_values(std::int64_t element);

/// "table", "key figures", "section": for messages.
std::string_view element_name(std::int64_t element);
/// As the ABI writes it, "X_BEFORE"; empty for none.
std::string_view attribute_name(std::int64_t attribute);

}  // namespace quire::core
