// Writes a CSV of ROWS rows and eight columns to standard output: what the readers are timed on.
//   make_csv ROWS [dataset.toml]   with a second argument, a manifest for it there
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

// SplitMix64: the same file on every machine.
std::uint64_t next(std::uint64_t& state) {
  std::uint64_t z = state += 0x9E37'79B9'7F4A'7C15U;
  z = (z ^ z >> 30) * 0xBF58'476D'1CE4'E5B9U;
  z = (z ^ z >> 27) * 0x94D0'49BB'1331'11EBU;
  return z ^ z >> 31;
}

constexpr const char* kManifest = R"([tables.sales]
file = "sales.csv"

[tables.sales.columns]
id = { type = "integer", key = true }
day = { type = "date" }
region = { type = "text" }
customer = { type = "text" }
pieces = { type = "integer" }
price = { type = "decimal" }
discount = { type = "decimal" }
note = { type = "text" }
)";

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  static constexpr const char* kRegions[] = {"Beijing", "Guangdong", "Jiangsu", "Shanghai", "Sichuan", "Zhejiang"};
  std::uint64_t state = 1;
  const long rows = std::atol(arguments[1]);
  std::puts("id,day,region,customer,pieces,price,discount,note");
  for (long i = 0; i < rows; ++i) {
    const std::uint64_t r = next(state);
    const std::uint64_t s = next(state);
    std::printf("%ld,%d-%02d-%02d,%s,C%06d,%d,%.2f,%.4f,\"ok, batch %d\"\n", i + 1, 2015 + int(r % 11),
                1 + int(r / 11 % 12), 1 + int(r / 132 % 28), kRegions[r / 3696 % 6], int(s % 50'000),
                int(s / 50'000 % 1000), double(r >> 20 & 0xFFFFFF) / 100, double(s >> 40 & 0x3FFF) / 16384,
                int(s >> 54) % 1000);
  }
  if (count > 2) {
    std::FILE* const manifest = std::fopen(arguments[2], "w");
    if (manifest == nullptr) return 1;
    std::fputs(kManifest, manifest);
    std::fclose(manifest);
  }
  return 0;
}
