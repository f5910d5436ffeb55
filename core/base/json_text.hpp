#pragma once

#include <string>
#include <string_view>

namespace quire::core {

/// Whether brackets of a JSON text are nested more than a hundred deep. A parser may bear any depth; what it
/// makes is copied and destroyed by recursion. To be asked of text from anywhere, before it is parsed.
bool is_deeply_nested(std::string_view json);

/// What a parser's exception says, without the parser's own names: "line 1, column 6: syntax error …".
std::string json_mistake(std::string_view what);

}  // namespace quire::core
