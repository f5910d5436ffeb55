#include "host/job.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

namespace {

Job full_job() {
  Job job;
  job.plugin = "/plugins/a.so";
  job.tables = {"chips", "rules"};
  job.options = {{"flag", true, {}},
                 {"count", std::int64_t{-5}, {}},
                 {"share", 0.25, {}},
                 {"name", std::string("x"), {}},
                 {"day", *parse_date("1969-12-31"), {}},
                 {"names", std::vector<std::string>{"a", "", "c"}, {}}};
  job.as_of = *parse_date("2026-11-23");
  job.limits.depth = 7;
  job.limits.open_files = 17;
  job.sandbox = {true, false};
  job.unload = true;
  job.parent = 4711;
  return job;
}

}  // namespace

TEST_CASE("a job comes back as it went in", "[host][job]") {
  const Job job = full_job();
  const auto back = decode_job(encode_job(job));
  REQUIRE(back.has_value());
  CHECK(back->plugin == job.plugin);
  CHECK(back->tables == job.tables);
  REQUIRE(back->options.size() == job.options.size());
  for (std::size_t i = 0; i < job.options.size(); ++i) {
    CHECK(back->options[i].name == job.options[i].name);
    CHECK(back->options[i].value == job.options[i].value);
  }
  CHECK(back->as_of == job.as_of);
  CHECK(back->limits.wall_clock == job.limits.wall_clock);
  CHECK(back->limits.cpu == job.limits.cpu);
  CHECK(back->limits.memory == job.limits.memory);
  CHECK(back->limits.open_files == job.limits.open_files);
  CHECK(back->sandbox.files);
  CHECK_FALSE(back->sandbox.system_calls);
  CHECK(back->unload == job.unload);
  CHECK(back->limits.output == job.limits.output);
  CHECK(back->limits.depth == 7);
  CHECK(back->parent == 4711);
}

TEST_CASE("a job of another build, or cut off, is refused", "[host][job]") {
  const std::string bytes = encode_job(full_job());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    if (decode_job(bytes.substr(0, size))) FAIL(size);
  std::string other = bytes;
  other[8] ^= 1;  // in the version
  CHECK_FALSE(decode_job(other).has_value());
}
