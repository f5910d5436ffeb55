#pragma once

#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"

namespace quire::core {

/// A mapped image, its own descriptor of the memory file, and the views into it.
struct Dataset::Mapping {
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping();

  std::string_view bytes() const { return {static_cast<const char*>(address), size}; }

  int file = -1;
  void* address = nullptr;
  std::size_t size = 0;
  std::vector<TableView> tables;
  Handling handling;
};

}  // namespace quire::core
