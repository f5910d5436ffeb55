#pragma once

#include <string>

namespace quire::core {

/// Whether `from` names `key`, or with a slash at its end what it begins with.
inline bool names_key(const std::string& from, const std::string& key) {
  return from.ends_with('/') ? key.starts_with(from) : key == from;
}

/// `key` with what `from` names of it said by `to`; as it is where that names nothing of it.
inline std::string renamed_key(const std::string& key, const std::string& from, const std::string& to) {
  return names_key(from, key) ? to + key.substr(from.size()) : key;
}

}  // namespace quire::core
