#include "app/batch/shard.hpp"

#include <charconv>

#include "base/diagnostic.hpp"

namespace quire::core {
namespace {

constexpr unsigned kMostShards = 100'000;

std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

ShardChoice refuse(std::string problem, std::string hint = {}) {
  return {{}, {}, std::move(problem), std::move(hint)};
}

ShardChoice shard(std::optional<unsigned> index, std::optional<unsigned> count, std::string from) {
  if (!index || !count || *count < 1 || *count > kMostShards || *index < 1 || *index > *count)
    return refuse(from + " names no shard", "shards are numbered from 1 to their count, at most 100000: 3/8");
  return {Shard{*index, *count}, std::move(from), {}, {}};
}

ShardChoice of_option(const std::string& option) {
  const std::size_t slash = option.find('/');
  const std::string_view text = option;
  ShardChoice choice = slash == std::string::npos
                           ? shard({}, {}, quote(option))
                           : shard(number_of(text.substr(0, slash)), number_of(text.substr(slash + 1)), quote(option));
  choice.from.clear();
  return choice;
}

// A sparse array is one that makes some tasks of an earlier one again. Its size is not that of the earlier
// one, so its tasks would make other shards than they did then.
ShardChoice of_slurm(const Environment& environment) {
  const std::optional<unsigned> id = number_of(environment("SLURM_ARRAY_TASK_ID"));
  const std::optional<unsigned> first = number_of(environment("SLURM_ARRAY_TASK_MIN"));
  const std::optional<unsigned> last = number_of(environment("SLURM_ARRAY_TASK_MAX"));
  const std::optional<unsigned> count = number_of(environment("SLURM_ARRAY_TASK_COUNT"));
  const unsigned step = number_of(environment("SLURM_ARRAY_TASK_STEP")).value_or(1);
  const bool sound = id && first && last && count && step != 0 && *first <= *id && *id <= *last;
  if (!sound) return refuse("the variables SLURM_ARRAY_TASK_… do not tell the shard", "pass it: --shard 3/8");
  if ((*last - *first) / step + 1 != *count || (*id - *first) % step != 0)
    return refuse("the Slurm array has " + std::to_string(*count) + " of the tasks " + std::to_string(*first) + " to " +
                      std::to_string(*last) + ", so they are not the shards that they were in the whole array",
                  "submit the whole array again, which makes only what is missing; or pass --shard 3/8");
  return shard((*id - *first) / step + 1, count, "SLURM_ARRAY_TASK_ID");
}

ShardChoice from_zero(const Environment& environment, const char* index_name, const char* count_name) {
  const std::optional<unsigned> index = number_of(environment(index_name));
  if (environment(count_name).empty())
    return refuse(std::string(index_name) + " is set, but not the count of shards",
                  std::string("set ") + count_name + " to it, or pass --shard 3/8");
  return shard(index ? std::optional(*index + 1) : std::nullopt, number_of(environment(count_name)), index_name);
}

}  // namespace

std::string Shard::name() const { return std::to_string(index) + "/" + std::to_string(count); }

ShardChoice choose_shard(const std::string& option, const Environment& environment) {
  if (!option.empty()) return of_option(option);
  if (!environment("SLURM_ARRAY_TASK_ID").empty()) return of_slurm(environment);
  if (!environment("JOB_COMPLETION_INDEX").empty())
    return from_zero(environment, "JOB_COMPLETION_INDEX", "QUIRE_SHARDS");
  if (!environment("AWS_BATCH_JOB_ARRAY_INDEX").empty())
    return from_zero(environment, "AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE");
  return {Shard{}, {}, {}, {}};
}

}  // namespace quire::core
