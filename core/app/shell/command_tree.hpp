#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace quire::core {

/// What the command line takes, as help, manual and completions say it.
struct CommandOption {
  std::vector<std::string> names;   // "-o", "--output"
  std::string value;                // "TEXT", "text|json"; empty for a flag
  std::vector<std::string> choices; // of the value; empty: anything
  std::string description;
};

struct CommandArgument {
  std::string name;
  std::string description;
  bool required = false;
  bool many = false;
  std::vector<std::string> choices;  // empty: anything
};

struct CommandTree {
  std::string name;  // with the names of those above: "quire plugin new"
  std::string description;
  std::vector<CommandOption> options;
  std::vector<CommandArgument> arguments;
  std::vector<CommandTree> commands;

  std::string last_name() const { return name.substr(name.rfind(' ') + 1); }
};

/// The definitions of `app`, which goes by `name`.
CommandTree command_tree(const CLI::App& app, const std::string& name);

}  // namespace quire::core
