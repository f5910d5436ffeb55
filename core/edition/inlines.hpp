#pragma once

#include <memory>
#include <string>

#include "document/document.hpp"

namespace quire::core::edition_detail {

inline Inline text(std::string words) {
  Inline item;
  item.text = std::move(words);
  return item;
}

inline Inline strong(std::string words) {
  Inline item;
  item.kind = Inline::Kind::strong;
  item.children.push_back(text(std::move(words)));
  return item;
}

/// The value as a figure without a key: what stands here is about an edition, not said by this one.
inline Inline value(Value shown) {
  Inline item;
  item.kind = Inline::Kind::value;
  shown.key = {};
  shown.change = ChangeMark::none;
  item.value = std::make_shared<const Value>(std::move(shown));
  return item;
}

inline Inline reference(std::string key) {
  Inline item;
  item.kind = Inline::Kind::reference;
  item.target = std::move(key);
  return item;
}

inline Inline citation(SourceIndex source) {
  Inline item;
  item.kind = Inline::Kind::citation;
  item.source = source;
  return item;
}

}  // namespace quire::core::edition_detail
