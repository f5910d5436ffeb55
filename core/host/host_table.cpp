// The table of functions that the plugin is given: each passes its call on to the recorder and
// keeps exceptions on this side of the boundary.
#include <new>

#include "host/recorder.hpp"

namespace quire::core {
namespace {

template <auto Member, class... Arguments>
auto pass_on(void* context, Arguments... arguments) noexcept
    -> decltype((static_cast<Recorder*>(context)->*Member)(arguments...)) {
  using Result = decltype((static_cast<Recorder*>(context)->*Member)(arguments...));
  try {
    return (static_cast<Recorder*>(context)->*Member)(arguments...);
  } catch (const std::bad_alloc&) {
    return Result(QUIRE_NO_MEMORY);
  }
}

quire_status on_option(void* context, quire_string name, quire_option* out) {
  try {
    return static_cast<Recorder*>(context)->option({name.data, name.size}, out);
  } catch (const std::bad_alloc&) {
    return QUIRE_NO_MEMORY;
  }
}

void on_warn(void* context, quire_string message, const quire_row* row) {
  try {
    static_cast<Recorder*>(context)->warn(message, row);
  } catch (const std::bad_alloc&) {
    // Then it is not said.
  }
}

void on_fail(void* context, quire_string reason) {
  try {
    static_cast<Recorder*>(context)->fail(reason);
  } catch (const std::bad_alloc&) {
    // Then the reason is that it gave none.
  }
}

}  // namespace

Recorder::Recorder(const Input& input, StreamWriter& stream) : input_(input), stream_(&stream) {
  open_.reserve(input.depth);
  for (const Option& option : input.options) {
    std::vector<quire_string>& items = option_items_.emplace_back();
    if (const auto* list = std::get_if<std::vector<std::string>>(&option.value))
      for (const std::string& item : *list) items.push_back({item.data(), item.size()});
  }
  host_ = {};
  host_.struct_size = sizeof host_;
  host_.abi_major = QUIRE_ABI_MAJOR;
  host_.abi_minor = QUIRE_ABI_MINOR;
  host_.context = this;
  host_.as_of = static_cast<std::int32_t>(input.as_of.time_since_epoch().count());
  host_.table_count = static_cast<std::uint32_t>(input.tables->size());
  host_.table_at = &pass_on<&Recorder::table_at>;
  host_.option = &on_option;
  host_.open = &pass_on<&Recorder::open>;
  host_.close = &pass_on<&Recorder::close>;
  host_.set_text = &pass_on<&Recorder::set_text>;
  host_.set_integer = &pass_on<&Recorder::set_integer>;
  host_.set_number = &pass_on<&Recorder::set_number>;
  host_.set_value = &pass_on<&Recorder::set_value>;
  host_.text = &pass_on<&Recorder::text>;
  host_.value = &pass_on<&Recorder::value>;
  host_.cite = &pass_on<&Recorder::cite>;
  host_.warn = &on_warn;
  host_.fail = &on_fail;
}

}  // namespace quire::core
