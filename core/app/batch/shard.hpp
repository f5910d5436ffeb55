#pragma once

#include <functional>
#include <optional>
#include <string>

namespace quire::core {

/// One of `count` parts of a batch that are made by themselves; the first is 1.
struct Shard {
  unsigned index = 1;
  unsigned count = 1;

  bool is_whole() const { return count == 1; }
  bool has(std::size_t unit) const { return unit % count == index - 1; }
  /// "3/8".
  std::string name() const;
};

/// The value of an environment variable, empty where it is not set.
using Environment = std::function<std::string(const char* name)>;

struct ShardChoice {
  std::optional<Shard> shard;  // empty: see problem
  std::string from;            // the variable that says it; empty: --shard, or nobody
  std::string problem;
  std::string hint;
};

/// The shard that `option` ("3/8") names, or else the engine that runs this process: a Slurm array, a
/// Kubernetes Indexed Job with QUIRE_SHARDS, an AWS Batch array; or else the whole.
ShardChoice choose_shard(const std::string& option, const Environment& environment);

}  // namespace quire::core
