#include "app/batch/shard.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace quire::core;

namespace {

/// "3/8 from VARIABLE", or what is wrong.
std::string chosen(const std::string& option, const std::map<std::string, std::string>& environment = {}) {
  const ShardChoice choice = choose_shard(option, [&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
  });
  if (choice.shard) return choice.shard->name() + (choice.from.empty() ? "" : " from " + choice.from);
  return choice.problem + (choice.hint.empty() ? "" : "; " + choice.hint);
}

std::map<std::string, std::string> slurm(const char* id, const char* first, const char* last, const char* count,
                                         const char* step = "1") {
  return {{"SLURM_ARRAY_TASK_ID", id},       {"SLURM_ARRAY_TASK_MIN", first}, {"SLURM_ARRAY_TASK_MAX", last},
          {"SLURM_ARRAY_TASK_COUNT", count}, {"SLURM_ARRAY_TASK_STEP", step}};
}

}  // namespace

TEST_CASE("a shard is the option's, the engine's, or the whole", "[batch]") {
  CHECK(chosen("") == "1/1");
  CHECK(chosen("3/8") == "3/8");
  CHECK(chosen("1/1", slurm("3", "0", "7", "8")) == "1/1");
  CHECK(chosen("", slurm("0", "0", "7", "8")) == "1/8 from SLURM_ARRAY_TASK_ID");
  CHECK(chosen("", slurm("8", "1", "8", "8")) == "8/8 from SLURM_ARRAY_TASK_ID");
  CHECK(chosen("", slurm("14", "10", "16", "4", "2")) == "3/4 from SLURM_ARRAY_TASK_ID");
  CHECK(chosen("", {{"JOB_COMPLETION_INDEX", "0"}, {"QUIRE_SHARDS", "5"}}) == "1/5 from JOB_COMPLETION_INDEX");
  CHECK(chosen("", {{"AWS_BATCH_JOB_ARRAY_INDEX", "9"}, {"AWS_BATCH_JOB_ARRAY_SIZE", "10"}}) ==
        "10/10 from AWS_BATCH_JOB_ARRAY_INDEX");
}

TEST_CASE("what tells no shard is refused", "[batch]") {
  const std::string how = " names no shard; shards are numbered from 1 to their count, at most 100000: 3/8";
  for (const char* text : {"0/8", "9/8", "3", "/", "3/", "/8", "-1/8", "3/8/2", "3/ 8", "1/0", "1/100001", "1/4294967297"})
    CHECK(chosen(text) == "\"" + std::string(text) + "\"" + how);
  CHECK(chosen("", {{"JOB_COMPLETION_INDEX", "0"}}) ==
        "JOB_COMPLETION_INDEX is set, but not the count of shards; set QUIRE_SHARDS to it, or pass --shard 3/8");
  CHECK(chosen("", {{"JOB_COMPLETION_INDEX", "5"}, {"QUIRE_SHARDS", "5"}}) == "JOB_COMPLETION_INDEX" + how);
  CHECK(chosen("", {{"SLURM_ARRAY_TASK_ID", "5"}}) ==
        "the variables SLURM_ARRAY_TASK_… do not tell the shard; pass it: --shard 3/8");
  CHECK(chosen("", slurm("3", "3", "7", "2")) ==
        "the Slurm array has 2 of the tasks 3 to 7, so they are not the shards that they were in the whole array; "
        "submit the whole array again, which makes only what is missing; or pass --shard 3/8");
  CHECK(chosen("", slurm("9", "0", "7", "8")).find("do not tell the shard") != std::string::npos);
  CHECK(chosen("", slurm("0", "0", "7", "8", "0")).find("do not tell the shard") != std::string::npos);
}

TEST_CASE("every unit is in one shard", "[batch]") {
  for (unsigned count = 1; count <= 7; ++count)
    for (std::size_t unit = 0; unit < 30; ++unit) {
      unsigned owners = 0;
      for (unsigned index = 1; index <= count; ++index) owners += Shard{index, count}.has(unit) ? 1 : 0;
      CHECK(owners == 1);
    }
}
