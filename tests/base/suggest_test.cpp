#include "base/suggest.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace quire::core;

namespace {

const std::vector<std::string> kKeys{"trend", "title", "theme", "paper"};

}  // namespace

TEST_CASE("did_you_mean finds the nearest word", "[base][suggest]") {
  CHECK(did_you_mean("trned", kKeys) == "did you mean \"trend\"?");  // a transposition
  CHECK(did_you_mean("titel", kKeys) == "did you mean \"title\"?");
  CHECK(did_you_mean("papers", kKeys) == "did you mean \"paper\"?");
  CHECK(did_you_mean("Theme", kKeys) == "did you mean \"theme\"?");
}

TEST_CASE("did_you_mean stays silent when nothing is near", "[base][suggest]") {
  CHECK(did_you_mean("dataset", kKeys).empty());
  CHECK(did_you_mean("", kKeys).empty());
  CHECK(did_you_mean("trend", {}).empty());
  CHECK(did_you_mean(std::string(10'000, 'x'), kKeys).empty());
}

TEST_CASE("of two equally near words the earlier is meant", "[base][suggest]") {
  const std::vector<std::string> words{"bat", "cat"};
  CHECK(did_you_mean("hat", words) == "did you mean \"bat\"?");
}
