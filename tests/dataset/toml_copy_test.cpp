#include <catch2/catch.hpp>

#include "support/golden.hpp"

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

// Neither station may include the other, and base knows no TOML: each has these files of its own.
TEST_CASE("config and dataset read TOML in the same way", "[dataset][toml]") {
  const std::string core = std::string(QUIRE_SOURCE_DIR) + "/core/";
  for (const char* name :
       {"input_file.hpp", "input_file.cpp", "toml_nesting.hpp", "toml_nesting.cpp",
        "toml_reader.hpp", "toml_reader.cpp", "toml_tree.hpp", "toml_tree.cpp"}) {
    CAPTURE(name);
    const std::string of_config = quire::test::read_file(core + "config/" + name);
    const std::string of_dataset = quire::test::read_file(core + "dataset/" + name);
    CHECK(replaced(replaced(of_config, "config_toml", "dataset_toml"), "\"config/", "\"dataset/") ==
          of_dataset);
  }
}
